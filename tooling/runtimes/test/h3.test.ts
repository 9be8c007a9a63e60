import { answerWith, evil, granted, preflight, send, web } from '@tooling/exchange'
import { describe, expect, it } from 'vitest'
import { isInstalled } from '../src/binaries.ts'
import { readProgram } from '../src/bundle.ts'
import { runtimes } from '../src/runtimes.ts'
import { askForSocket, sayBySocket } from '../src/socket.ts'
import { serveForAll } from './serve-for-all.ts'

for (const { name, serve, run } of runtimes) {
  describe.runIf(isInstalled(name))(`h3 on ${name}`, () => {
    describe('the adapter', () => {
      const portOf = serveForAll(async () => run(readProgram(`h3/${name}`)))

      itAnswers('inside', portOf)

      it('h3/socket: a WebSocket of the runtime stays open through the policy', async () => {
        expect(await sayBySocket(portOf(), '/inside/socket', 'hello')).toBe('echo hello')
        expect((await askForSocket(portOf(), '/inside/socket', evil)).status).toBe(101)
      })

      it('h3/socket/refused: rejectDisallowed refuses the WebSocket of another origin', async () => {
        const refused = answerWith({ status: 403, cors: {}, vary: ['Origin'] })
        expect(await askForSocket(portOf(), '/strict/socket', evil)).toEqual(refused)
        expect((await askForSocket(portOf(), '/strict/socket', web)).status).toBe(101)
      })
    })

    describe('withCors', () => {
      itAnswers(
        'around',
        serveForAll(async () => serve(readProgram('h3/around'))),
      )
    })
  })
}

function itAnswers(way: string, portOf: () => number): void {
  it(`h3/answers/${way}`, async () => {
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
}
