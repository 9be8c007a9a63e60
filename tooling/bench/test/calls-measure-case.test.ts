import { describe, expect, it } from 'vitest'
import type { Case } from '../src/calls/cases/case.ts'
import { from } from '../src/calls/cases/messages.ts'
import type { Contender, Host } from '../src/calls/hosts/contender.ts'
import { byHand } from '../src/calls/hosts/connect-by-hand.ts'
import { measureCase } from '../src/calls/measuring/measure-case.ts'

const refused: Case = {
  id: 'refused/1',
  policy: { origins: { kind: 'exact', origins: ['https://app.example.com'] } },
  request: (turn) => from(`https://stranger-${turn}.example`),
  isGranted: false,
  isQuick: false,
}

/** One that lets everybody in, which is fast. */
const careless: Contender['run'] = ({ request, response }) => {
  response.setHeader('Vary', 'Origin')
  response.setHeader('Access-Control-Allow-Origin', request.headers.origin ?? '*')
  response.writeHead(200)
}

const right = byHand(refused.policy)

function hostOf(isSync: boolean): Host {
  return {
    stage: () => ({
      contenders: [
        { role: 'nothing', run: ({ response }) => response.writeHead(200) },
        { role: 'peer', run: careless },
        {
          role: 'ours',
          async run({ request, response }) {
            if (!isSync) await Promise.resolve()
            right(request, response, () => response.writeHead(200))
          },
        },
      ],
      isSync,
    }),
  }
}

describe('measuring a case', () => {
  for (const isSync of [true, false]) {
    it(`measured/wrong/${isSync ? 'at-once' : 'later'}`, async () => {
      const measured = await measureCase(hostOf(isSync), refused, { rounds: 0, warmUps: 0 })
      expect(measured).toEqual({
        id: 'refused/1',
        contenders: [
          { role: 'nothing', answer: { status: 200, fields: {} }, size: 8, dropped: 0 },
          {
            role: 'peer',
            answer: {
              status: 200,
              fields: { vary: 'Origin', 'access-control-allow-origin': 'https://stranger-1.example' },
            },
            fault: 'a browser would grant it',
            size: 8,
            dropped: 0,
          },
          { role: 'ours', answer: { status: 200, fields: { vary: 'Origin' } }, size: 8, dropped: 0 },
        ],
      })
    })
  }
})
