import { answerWith, evil, granted, preflight, send, web } from '@tooling/exchange'
import { describe, expect, it } from 'vitest'
import { readProgram } from '../src/bundle.ts'
import { isInstalled } from '../src/binaries.ts'
import { askForSocket, sayBySocket } from '../src/socket.ts'
import { serveOnWorkerd } from '../src/workerd.ts'
import { serveForAll } from './serve-for-all.ts'

describe.runIf(isInstalled('workerd'))('what is workerd’s alone', () => {
  const portOf = serveForAll(async () =>
    serveOnWorkerd(readProgram('workerd'), {
      bindings: { ORIGINS: `https://a.example,${web}` },
      backend: readProgram('workerd-backend'),
    }),
  )

  for (const [id, at, said, cors] of [
    ['own', '/socket', 'echo hello', granted],
    // Its headers cannot be changed, nor can the socket be handed on to a copy.
    ['of-backend', '/backend/socket', 'backend hello', {}],
  ] as const) {
    it(`workerd/socket/${id}: a WebSocket stays open through the policy`, async () => {
      expect(await sayBySocket(portOf(), at, 'hello')).toBe(said)
      const answer = await askForSocket(portOf(), at, web)
      expect(answer).toEqual(answerWith({ status: 101, cors }))
      expect(answer.headers['x-handler']).toBe('kept')
      expect(await askForSocket(portOf(), at, evil)).toEqual(answerWith({ status: 101, cors: {} }))
    })
  }

  it('workerd/socket/refused: rejectDisallowed refuses the WebSocket of another origin', async () => {
    expect(await askForSocket(portOf(), '/strict/socket', evil)).toEqual(
      answerWith({ status: 403, cors: {}, vary: ['Origin'] }),
    )
    expect(await askForSocket(portOf(), '/strict/socket', web)).toEqual(
      answerWith({ status: 101, cors: granted }),
    )
  })

  it('workerd/backend: what another worker answers gets the policy’s headers and keeps its own', async () => {
    for (const [origin, cors] of [
      [web, granted],
      [evil, {}],
    ] as const) {
      const answer = await send(portOf(), { path: '/backend' }, origin)
      expect(answer).toEqual(
        answerWith({ status: 203, cors, vary: ['Accept-Language', 'Origin'], body: 'backend' }),
      )
      expect([answer.headers['set-cookie'], answer.headers['content-length']]).toEqual(['a=1 AND b=2', '7'])
    }
  })

  it('workerd/cache: one origin’s headers are not in what the cache has for another', async () => {
    for (const [origin, cors, body] of [
      [web, granted, 'made'],
      [evil, {}, 'kept'],
      [web, granted, 'kept'],
      [undefined, {}, 'kept'],
    ] as const) {
      expect(await send(portOf(), { path: '/cached' }, origin)).toEqual(answerWith({ cors, body }))
    }
  })

  it('workerd/environment: context gives predicates the bindings, for preflights too', async () => {
    for (const [origin, status, allowed] of [
      [web, 204, web],
      ['https://a.example', 204, 'https://a.example'],
      [evil, 403, undefined],
    ] as const) {
      const refused = await send(portOf(), preflight('PUT', undefined, '/by-env'), origin)
      expect([refused.status, refused.cors['access-control-allow-origin']]).toEqual([status, allowed])
      const answer = await send(portOf(), { path: '/by-env' }, origin)
      expect([answer.body, answer.cors['access-control-allow-origin']]).toEqual(['backend', allowed])
    }
  })

  it('workerd/wait-until: the context of execution reaches the handler', async () => {
    expect(await send(portOf(), { path: '/later' }, web)).toEqual(answerWith({ cors: granted, body: 'now' }))
    await expect.poll(async () => (await send(portOf(), { path: '/ran-later' })).body).toBe('1')
  })
})
