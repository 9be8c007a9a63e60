import { answerWith, evil, granted, preflight, send, web } from '@tooling/exchange'
import { describe, expect, it } from 'vitest'
import { isInstalled } from '../src/binaries.ts'
import { readProgram } from '../src/bundle.ts'
import { runtimes } from '../src/runtimes.ts'
import { askForSocket, sayBySocket } from '../src/socket.ts'
import { serveForAll } from './serve-for-all.ts'

for (const { name, serve } of runtimes) {
  describe.runIf(isInstalled(name))(`Hono on ${name}`, () => {
    const portOf = serveForAll(async () => serve(readProgram(`hono/${name}`)))

    it.each(['around', 'inside'])('hono/answers/%s', async (way) => {
      for (const [origin, cors] of [
        [web, granted],
        [evil, {}],
        [undefined, {}],
      ] as const) {
        for (const [path, status, body] of [
          ['notes', 200, '[{"id":1}]'],
          ['thrown', 500, 'error'],
          ['none', 404, '404 Not Found'],
        ] as const) {
          expect(await send(portOf(), { path: `/${way}/${path}` }, origin)).toEqual(
            answerWith({ status, cors, vary: ['Origin'], body }),
          )
        }
      }
      expect((await send(portOf(), preflight('PUT', 'x-a', `/${way}/notes`), web)).status).toBe(204)
      expect((await send(portOf(), preflight('PUT', 'x-a', `/${way}/notes`), evil)).status).toBe(403)
    })

    it.each(['around', 'inside'])(
      'hono/socket/%s: a WebSocket of Hono stays open through the policy',
      async (way) => {
        expect(await sayBySocket(portOf(), `/${way}/socket`, 'hello')).toBe('echo hello')
        expect((await askForSocket(portOf(), `/${way}/socket`, web)).status).toBe(101)
      },
    )
  })
}
