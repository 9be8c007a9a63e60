import { Readable } from 'node:stream'
import { type Sent, answerWith, evil, granted, options, preflight, web } from '@tooling/exchange'
import type { Lifecycle, RouteOptions, Server, ServerOptions } from '@hapi/hapi'
import { describe, expect, it } from 'vitest'
import { serve } from './serve.ts'

function get(handler: Lifecycle.Method, own: RouteOptions = {}): (server: Server) => void {
  return (server) => server.route({ method: 'GET', path: '/', options: own, handler })
}

interface Row {
  readonly id: string
  readonly status: number
  readonly mount: (server: Server) => unknown
  readonly settings?: ServerOptions
  readonly sent?: Sent
  readonly vary?: readonly string[]
}

const rows: readonly Row[] = [
  { id: 'value', status: 200, mount: get(() => ({ a: 1 })) },
  {
    id: 'stream',
    status: 200,
    mount: get(() => Readable.from(['a', 'b'], { objectMode: false })),
    vary: ['accept-encoding', 'Origin'],
  },
  { id: 'redirect', status: 302, mount: get((_request, h) => h.redirect('/elsewhere')) },
  { id: 'no-content', status: 204, mount: get(() => '') },
  {
    id: 'takeover',
    status: 202,
    mount: get(() => 'never', { pre: [(_request, h) => h.response('early').code(202).takeover()] }),
  },
  {
    id: 'takeover-on-request',
    status: 202,
    mount: (server) => server.ext('onRequest', (_request, h) => h.response('early').code(202).takeover()),
  },
  {
    id: 'raw',
    status: 202,
    mount: get(({ raw }, h) => {
      raw.res.writeHead(202).end()
      return h.abandon
    }),
  },
  {
    id: 'error',
    status: 500,
    mount: get(() => {
      throw new Error('on fire')
    }),
  },
  { id: 'none', status: 404, mount: () => undefined },
  {
    id: 'unauthorized',
    status: 401,
    mount(server) {
      server.auth.scheme('no', () => ({
        authenticate: (_request, h) =>
          h.unauthenticated(
            Object.assign(new Error('no'), {
              isBoom: true,
              output: {
                statusCode: 401,
                headers: {},
                payload: { statusCode: 401, error: 'no', message: 'no' },
              },
            }),
          ),
      }))
      server.auth.strategy('no', 'no')
      get(() => 'never', { auth: 'no' })(server)
    },
  },
  {
    id: 'invalid-cookie',
    status: 400,
    mount: get(() => 'never'),
    sent: { headers: { cookie: 'a="' } },
  },
  {
    id: 'time-out',
    status: 503,
    mount: get(() => new Promise(() => undefined), { timeout: { server: 20 } }),
  },
  {
    id: 'error-page',
    status: 418,
    mount: (server) => server.ext('onPreResponse', (_request, h) => h.response('mine').code(418)),
  },
]

describe('answers', () => {
  for (const { id, status, mount, settings = {}, sent = {}, vary = ['Origin'] } of rows) {
    it(`answers/${id}`, async () => {
      const send = await serve({ policy: options, settings, mount })
      expect(await send(sent, web)).toEqual(answerWith({ status, cors: granted, vary }))
      expect(await send(sent, evil)).toEqual(answerWith({ status, cors: {}, vary }))
    })
  }

  it('answers/a-preflight-goes-no-further', async () => {
    const reached: string[] = []
    const send = await serve({
      policy: options,
      mount(server) {
        for (const type of ['onRequest', 'onPreAuth', 'onPreResponse'] as const) {
          server.ext(type, (_request, h) => {
            reached.push(type)
            return h.continue
          })
        }
      },
    })
    expect([(await send(preflight('PUT'), web)).status, (await send(preflight('PUT'), evil)).status]).toEqual(
      [204, 403],
    )
    expect(reached).toEqual([])
    expect((await send({ method: 'OPTIONS' }, web)).status).toBe(404)
    expect(reached).toEqual(['onRequest', 'onPreResponse'])
  })

  // Before any plugin: hapi has not even looked at the request.
  it('answers/a-server-that-is-too-busy-says-nothing', async () => {
    const settings = { load: { sampleInterval: 1, maxHeapUsedBytes: 1 } }
    const send = await serve({ policy: options, settings })
    await expect.poll(async () => (await send({}, web)).status).toBe(503)
    expect((await send({}, web)).cors).toEqual({})
  })

  describe('with the cors of hapi on, too', () => {
    const own: RouteOptions = { cors: { origin: ['*'], maxAge: 5, additionalExposedHeaders: ['X-Own'] } }

    it('answers/both/the-policy-wins', async () => {
      const send = await serve({ policy: options, mount: get(() => 'ok', own) })
      expect(await send({}, web)).toEqual(answerWith({ status: 200, cors: granted, vary: ['origin'] }))
      expect(await send({}, evil)).toEqual(answerWith({ status: 200, cors: {}, vary: ['origin'] }))
    })

    it('answers/both/preflights-are-those-of-the-policy', async () => {
      const send = await serve({ policy: options, mount: get(() => 'ok', own) })
      expect((await send(preflight('GET'), web)).cors).not.toHaveProperty('access-control-max-age')
      expect(await send(preflight('GET'), evil)).toEqual(answerWith({ status: 403, cors: {} }))
    })
  })
})
