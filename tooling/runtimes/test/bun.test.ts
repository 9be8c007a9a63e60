import { answerWith, evil, granted, preflight, send, web } from '@tooling/exchange'
import { describe, expect, it } from 'vitest'
import { readProgram } from '../src/bundle.ts'
import { serveOnBun } from '../src/bun.ts'
import { isInstalled } from '../src/binaries.ts'
import { askForSocket, sayBySocket } from '../src/socket.ts'
import { runForAll } from './serve-for-all.ts'

describe.runIf(isInstalled('bun'))('what is Bun’s alone', () => {
  const running = runForAll(async () => serveOnBun(readProgram('bun'), { exports: false }))

  it('bun/serve: Bun.serve takes the handler, which gets the server', async () => {
    for (const [origin, cors] of [
      [web, granted],
      [evil, {}],
      [undefined, {}],
    ] as const) {
      expect(await send(running().port, {}, origin)).toEqual(
        answerWith({ status: 200, cors, vary: ['Origin'], body: '127.0.0.1' }),
      )
    }
  })

  it('bun/route: a route of Bun.serve takes a handler too, with its parameters', async () => {
    const { port } = running()
    expect(await send(port, { path: '/routes/5' }, web)).toEqual(answerWith({ cors: granted, body: '5' }))
    expect((await send(port, preflight('PUT', undefined, '/routes/5'), web)).status).toBe(204)
    expect((await send(port, preflight('PUT', undefined, '/routes/5'), evil)).status).toBe(403)
  })

  it('bun/socket: a WebSocket is open, whatever the handler returns after the upgrade', async () => {
    const { port, printed } = running()
    expect(await sayBySocket(port, '/socket', 'hello')).toBe('echo hello')
    expect(await askForSocket(port, '/socket', evil)).toEqual(answerWith({ status: 101, cors: {} }))
    expect(await sayBySocket(port, '/socket/undefined', 'hello')).toBe('echo hello')
    // Nothing is told of the response, which Bun does not send, and one error where there is none.
    await expect.poll(printed).toContain('the handler returned undefined, not a Response')
    expect(printed().split('TypeError: ')).toHaveLength(2)
  })

  it('bun/socket/refused: rejectDisallowed refuses the WebSocket of another origin', async () => {
    const { port } = running()
    const refused = answerWith({ status: 403, cors: {}, vary: ['Origin'] })
    expect(await askForSocket(port, '/strict/socket', evil)).toEqual(refused)
    expect((await askForSocket(port, '/strict/socket', web)).status).toBe(101)
  })
})
