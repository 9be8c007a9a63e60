import { type RawRequest, request } from '@cors/conformance'
import { describe, expect, it } from 'vitest'
import { isInstalled } from '../src/binaries.ts'
import { readProgram } from '../src/bundle.ts'
import { runtimes } from '../src/runtimes.ts'
import { serveForAll } from './serve-for-all.ts'

// What the gaps of the table say of the runtimes, shown without any policy.

const ask = (path: string, headers: RawRequest['headers'] = []): RawRequest => ({
  method: 'GET',
  path,
  headers: [['X-Bare', '1'], ...headers],
})

for (const { name, serve } of runtimes) {
  describe.runIf(isInstalled(name))(`${name} alone`, () => {
    const portOf = serveForAll(async () => serve(readProgram('responses')))

    it('alone/empty-origin: whether an empty Origin is handed over', async () => {
      const asked = ask('/empty-headers', [
        ['Origin', ''],
        ['X-Empty', ''],
      ])
      const { body } = await request(portOf(), asked)
      expect(JSON.parse(body)).toEqual(name === 'workerd' ? ['x-empty'] : ['origin', 'x-empty'])
    })

    it('alone/phrase: whether the reason phrase of a handler is sent', async () => {
      expect((await request(portOf(), ask('/phrase'))).message).toBe(name === 'workerd' ? 'Fine' : 'OK')
    })

    it('alone/shared: whether a response that is sent again has its headers', async () => {
      const sent: boolean[] = []
      for (let time = 0; time < 2; time++) {
        const { headers } = await request(portOf(), ask('/shared'))
        sent.push(headers.some(([field, value]) => field.toLowerCase() === 'x-handler' && value === 'kept'))
      }
      expect(sent).toEqual([true, name !== 'bun'])
    })
  })
}
