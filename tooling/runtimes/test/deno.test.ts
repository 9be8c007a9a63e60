import { answerWith, evil, granted, preflight, send, web } from '@tooling/exchange'
import { describe, expect, it } from 'vitest'
import { readProgram } from '../src/bundle.ts'
import { serveOnDeno } from '../src/deno.ts'
import { isInstalled } from '../src/binaries.ts'
import { askForSocket, sayBySocket } from '../src/socket.ts'
import { serveForAll } from './serve-for-all.ts'

describe.runIf(isInstalled('deno'))('what is Deno’s alone', () => {
  const portOf = serveForAll(async () => serveOnDeno(readProgram('deno'), { command: 'run' }))

  it('deno/serve: Deno.serve takes the handler, which gets what Deno hands over', async () => {
    for (const [origin, cors] of [
      [web, granted],
      [evil, {}],
      [undefined, {}],
    ] as const) {
      expect(await send(portOf(), {}, origin)).toEqual(
        answerWith({ status: 200, cors, vary: ['Origin'], body: '127.0.0.1' }),
      )
    }
  })

  it('deno/context: predicates get what is made of it', async () => {
    for (const origin of [web, evil]) {
      const { status, cors } = await send(portOf(), preflight('PUT', undefined, '/by-address'), origin)
      expect([status, cors['access-control-allow-origin']]).toEqual([204, origin])
    }
  })

  it('deno/socket: a WebSocket stays open through the policy', async () => {
    expect(await sayBySocket(portOf(), '/socket', 'hello')).toBe('echo hello')
    expect(await askForSocket(portOf(), '/socket', web)).toEqual(answerWith({ status: 101, cors: granted }))
    expect(await askForSocket(portOf(), '/socket', evil)).toEqual(answerWith({ status: 101, cors: {} }))
  })

  it('deno/socket/refused: rejectDisallowed refuses the WebSocket of another origin', async () => {
    const refused = answerWith({ status: 403, cors: {}, vary: ['Origin'] })
    expect(await askForSocket(portOf(), '/strict/socket', evil)).toEqual(refused)
    expect((await askForSocket(portOf(), '/strict/socket', web)).status).toBe(101)
  })
})
