import { describeAdapter } from '@cors/conformance'
import restify, { type Handler, type Server } from 'restify'
import { describe, expect, it, onTestFinished } from 'vitest'
import { type Sent, evil, granted, options, preflight, send, web } from './exchange.ts'
import { asGate, asMiddleware, listen, serveRestify } from './host/restify.ts'
import { gaps } from './host/serve.ts'

const doors = [
  ['cors', asMiddleware],
  ['gate', asGate],
] as const

// Those of a bare server: what stands before the router does not ask it.
const unasked = "restify's router is not asked which route the requested method would reach"

for (const [name, door] of doors) {
  describeAdapter({
    name: `restify@12 with ${name}`,
    serve: serveRestify(door),
    gaps: Object.fromEntries(Object.keys(gaps).map((id) => [id, unasked])),
  })
}

/** A server behind a policy, a request, and what must come back whoever asks. */
interface Row {
  readonly id: string
  readonly mount: (app: Server) => void
  readonly sent?: Sent
  readonly status: number
  /** A part of the body. */
  readonly body: string
  /** Other lines that must stand. */
  readonly own?: readonly string[]
}

const broken = (properties: object = {}): Error => Object.assign(new Error('broken'), properties)

const ok: Handler = (_request, response, next) => {
  response.send(200, 'ok')
  next()
}

const rejectedWithNothing: Handler = async () => {
  await Promise.reject()
}

const nothing = (): void => {}

/** A route that fails so. */
const failing = (id: string, status: number, handler: Handler, body = 'broken'): Row => ({
  id,
  status,
  body,
  mount: (app) => void app.get('/', handler),
})

/** A body that restify's own parser refuses. */
const unread = (id: string, status: number, body: string, sent: Pick<Sent, 'headers' | 'body'>): Row => ({
  id,
  status,
  body,
  mount(app) {
    app.use(restify.plugins.bodyParser({ maxBodySize: 20 }))
    app.post('/', ok)
  },
  sent: {
    method: 'POST',
    ...sent,
    headers: [['Content-Type', 'application/json'], ...(sent.headers ?? [])],
  },
})

/** A handler that grants to everybody, and then writes its head. */
const heading = (id: string, ...head: readonly unknown[]): Row => ({
  id: `write-head/${id}`,
  status: 201,
  body: 'written',
  own: ['X-Handler: kept'],
  mount(app) {
    app.get('/', (_request, response, next) => {
      response.setHeader('X-Handler', 'kept')
      response.setHeader('Access-Control-Allow-Origin', '*')
      Reflect.apply(response.writeHead, response, [201, ...head])
      response.end('written')
      next()
    })
  },
})

const rows: readonly Row[] = [
  failing('error', 500, (_request, _response, next) => next(broken())),
  failing('error-status', 418, (_request, _response, next) => next(broken({ statusCode: 418 })), '418'),
  failing('error-is-none', 500, (_request, _response, next) => next({ broken }), '[object Object]'),
  failing('rejected', 500, async () => {
    throw broken()
  }),
  failing('rejected-with-nothing', 500, rejectedWithNothing, 'without an error'),
  failing('unanswered', 500, (_request, _response, next) => next(), 'without writing a response'),
  failing('redirect', 302, (_request, response, next) => response.redirect(302, '/there', next), ''),
  { id: 'no-route', status: 404, body: 'ResourceNotFound', mount: nothing },
  {
    id: 'no-method',
    status: 405,
    body: 'POST is not allowed',
    own: ['Allow: GET'],
    mount: (app) => void app.get('/', ok),
    sent: { method: 'POST', body: 'x' },
  },
  {
    id: 'options-is-no-preflight',
    status: 405,
    body: 'OPTIONS is not allowed',
    own: ['Allow: GET'],
    mount: (app) => void app.get('/', ok),
    sent: { method: 'OPTIONS' },
  },
  // The one OPTIONS that restify answers by itself.
  { id: 'options-star', status: 200, body: '', mount: nothing, sent: { method: 'OPTIONS', path: '*' } },
  {
    id: 'pre-after-the-policy',
    status: 500,
    body: 'broken',
    mount: (app) => void app.pre((_request, _response, next) => next(broken())),
  },
  {
    id: 'error-listener-clears-the-head',
    status: 502,
    body: 'sorry',
    mount(app) {
      app.on('restifyError', (_request, response, _error, done) => {
        for (const name of response.getHeaderNames()) response.removeHeader(name)
        response.send(502, 'sorry')
        done()
      })
      app.get('/', (_request, _response, next) => next(broken()))
    },
  },
  unread('body-not-json', 400, 'InvalidContent', { body: '{"not JSON' }),
  unread('body-too-large', 413, 'PayloadTooLarge', { body: JSON.stringify('x'.repeat(20)) }),
  unread('body-encoded', 415, 'UnsupportedMediaType', { body: '{}', headers: [['Content-Encoding', 'br']] }),
  heading('status'),
  heading('object', { 'X-Handler': 'kept', 'access-control-allow-origin': evil }),
  heading('array', ['X-Handler', 'kept', 'Access-Control-Allow-Origin', evil]),
  heading('message', 'Fine', { 'X-Handler': 'kept' }),
  {
    id: 'gzip',
    status: 200,
    body: '',
    own: ['Content-Encoding: gzip'],
    mount(app) {
      app.use(restify.plugins.gzipResponse())
      app.get('/', ok)
    },
    sent: { headers: [['Accept-Encoding', 'gzip']] },
  },
]

async function serve(mount: (app: Server) => void): Promise<{ app: Server; port: number }> {
  const app = restify.createServer()
  mount(app)
  const { port, close } = await listen(app)
  onTestFinished(close)
  return { app, port }
}

for (const [name, door] of doors) {
  describe(`restify with ${name}`, () => {
    for (const { id, mount, sent, status, body, own = [] } of rows) {
      it(`restify-${name}/${id}`, async () => {
        const { port } = await serve((app) => {
          app.pre(door(options))
          mount(app)
        })
        for (const origin of [web, evil, undefined]) {
          const answer = await send(port, { ...sent, ...(origin === undefined ? {} : { origin }) })
          const { vary, cors } = answer
          expect({ origin, status: answer.status, vary, cors }).toEqual({
            origin,
            status,
            vary: ['Origin'],
            cors: origin === web ? granted() : [],
          })
          expect(answer.own).toEqual(expect.arrayContaining([...own]))
          expect(answer.body).toContain(body)
        }
      })
    }
  })
}

describe('restify', () => {
  // Chains of `use` are run for a route that was found, and no other.
  it('restify/use-is-too-late', async () => {
    const { port } = await serve((app) => {
      app.use(asGate(options))
      app.get('/', ok)
    })
    expect((await send(port, { origin: web })).cors).toEqual(granted())
    for (const [sent, status] of [
      [preflight(web), 405],
      [{ origin: web, path: '/nothing' }, 404],
    ] as const) {
      const answer = await send(port, sent)
      expect(answer).toMatchObject({ status, vary: [] })
      expect(answer.cors).toEqual([])
    }
  })

  // A request counts as one in flight until `next` was called, and Connect-style middleware that answers never
  // calls it.
  for (const [name, door, inFlight, status] of [
    ['cors', asMiddleware, 3, 503],
    ['gate', asGate, 0, 200],
  ] as const) {
    it(`restify/in-flight-after-preflights/${name}`, async () => {
      const { app, port } = await serve((server) => {
        server.pre(restify.plugins.inflightRequestThrottle({ limit: 3, server }), door(options))
        server.get('/', ok)
      })
      for (const origin of [web, evil, web]) {
        await send(port, preflight(origin))
      }
      await expect.poll(() => app.inflightRequests()).toBe(inFlight)
      expect((await send(port, { origin: web })).status).toBe(status)
    })
  }

  // A known limit: restify tells of a head that is written from within its own `writeHead`, below ours.
  it('restify/header-event-is-below-the-policy', async () => {
    const { port } = await serve((app) => {
      app.pre(asGate(options))
      app.get('/', (_request, response, next) => {
        response.once('header', () => response.setHeader('Vary', 'Accept'))
        response.send(200, 'ok')
        next()
      })
    })
    expect(await send(port, { origin: web })).toMatchObject({ cors: granted(), vary: ['Accept'] })
  })
})
