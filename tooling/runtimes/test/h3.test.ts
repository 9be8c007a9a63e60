import { answerWith, evil, granted, preflight, send, web } from '@tooling/exchange'
import { describe, expect, it } from 'vitest'
import { isInstalled } from '../src/binaries.ts'
import { readProgram } from '../src/bundle.ts'
import { runtimes } from '../src/runtimes.ts'
import { serveForAll } from './serve-for-all.ts'

for (const { name, serve } of runtimes) {
  describe.runIf(isInstalled(name))(`h3 on ${name}`, () => {
    const portOf = serveForAll(async () => serve(readProgram('h3')))

    it.each(['around', 'inside'])('h3/answers/%s', async (way) => {
      for (const [origin, cors] of [
        [web, granted],
        [evil, {}],
        [undefined, {}],
      ] as const) {
        for (const [path, status] of [
          ['notes', 200],
          ['thrown', 500],
          ['none', 404],
        ] as const) {
          expect(await send(portOf(), { path: `/${way}/${path}` }, origin)).toEqual(
            answerWith({ status, cors, vary: ['Origin'] }),
          )
        }
      }
      const path = `/${way}/notes`
      expect((await send(portOf(), { path }, web)).body.replaceAll(/\s/g, '')).toBe('[{"id":1}]')
      expect((await send(portOf(), preflight('PUT', 'x-a', path), web)).status).toBe(204)
      expect((await send(portOf(), preflight('PUT', 'x-a', path), evil)).status).toBe(403)
    })
  })
}
