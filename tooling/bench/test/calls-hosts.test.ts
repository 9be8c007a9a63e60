import { describe, expect, it } from 'vitest'
import { casesOf } from '../src/calls/cases/cases-of.ts'
import { hosts } from '../src/calls/hosts/hosts.ts'
import { measureCase } from '../src/calls/measuring/measure-case.ts'

// Nobody is timed here. What is wrong would not be timed in a run either, and then nothing is compared.
const untimed = { rounds: 0, warmUps: 0 }

describe('whoever answers', () => {
  for (const [name, { load }] of Object.entries(hosts)) {
    for (const each of casesOf(name)) {
      it(`answers/${name}/${each.id}`, async () => {
        const { contenders } = await measureCase(await load(), each, untimed)
        const faults = contenders.flatMap(({ role, fault }) =>
          fault === undefined ? [] : [`${role}: ${fault}`],
        )
        expect(faults).toEqual([])
        // Of Request and Response there is one way to answer, and it is that by hand.
        const isCompared = each.id.startsWith('preflight/') && !['hono', 'h3'].includes(name)
        expect(contenders.map(({ role }) => role)).toEqual([
          'nothing',
          'by hand',
          ...(isCompared ? ['same headers'] : []),
          'peer',
          'ours',
        ])
        const answers = new Map(contenders.map(({ role, answer }) => [role, answer]))
        expect(answers.get('nothing')).toEqual({ status: 200, fields: {} })
        if (isCompared) expect(answers.get('same headers')).toEqual(answers.get('peer'))
      })
    }
  }
})
