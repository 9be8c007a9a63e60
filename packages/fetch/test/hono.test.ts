import { type CorsSource, cors, withCors } from '@cors/fetch'
import { type Handler, Hono, type MiddlewareHandler } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { streamSSE, streamText } from 'hono/streaming'
import { describe, expect, it } from 'vitest'
import { answerWith, evil, granted, options, preflight, send, web } from './exchange.ts'
import { type Expected, itAnswers } from './expected.ts'
import { hosts } from './hosts.ts'

/** The least that a middleware is; `@cors/hono` has what else Hono needs. */
function middleware(source: CorsSource<Request>): MiddlewareHandler {
  const { handle, apply } = cors(source)
  return async (c, next) => {
    const answer = await handle(c.req.raw)
    if (answer) return answer
    await next()
    const response = await apply(c.req.raw, c.res)
    // Hono copies the fields of an earlier response over those of the next.
    c.res = undefined
    c.res = response
    return undefined
  }
}

interface Row extends Expected {
  readonly handler?: Handler
}

const rows: readonly Row[] = [
  { id: 'text', handler: (c) => c.text('ok'), status: 200, body: 'ok' },
  {
    id: 'json',
    handler: (c) => c.json({ a: 1 }),
    status: 200,
    headers: { 'content-type': 'application/json' },
  },
  { id: 'redirect', handler: (c) => c.redirect('/b'), status: 302, headers: { location: '/b' } },
  { id: 'no-content', handler: (c) => c.body(null, 204), status: 204, body: '' },
  { id: 'not-found', status: 404, body: '404 Not Found' },
  { id: 'not-found-handler', handler: (c) => c.notFound(), status: 404 },
  {
    id: 'thrown',
    handler: () => {
      throw new Error('broken')
    },
    status: 500,
    body: 'onError: broken',
  },
  {
    id: 'http-exception',
    handler: () => {
      throw new HTTPException(401, {
        res: new Response('who?', { status: 401, headers: { 'WWW-Authenticate': 'Basic' } }),
      })
    },
    status: 401,
    headers: { 'www-authenticate': 'Basic' },
    body: 'who?',
  },
  {
    id: 'vary',
    handler: (c) => c.text('ok', 200, { Vary: 'Accept' }),
    status: 200,
    vary: ['Accept', 'Origin'],
  },
  {
    id: 'own-fields',
    handler: (c) => c.text('ok', 200, { 'Access-Control-Allow-Origin': '*', 'Access-Control-Max-Age': '5' }),
    status: 200,
  },
  {
    id: 'cookies',
    handler(c) {
      for (const cookie of ['a=1', 'b=2']) c.header('Set-Cookie', cookie, { append: true })
      return c.text('ok')
    },
    status: 200,
    headers: { 'set-cookie': 'a=1 AND b=2' },
  },
  {
    // What `fetch` brings cannot be changed, and says what its own server grants.
    id: 'proxied',
    handler: (c) => fetch(new URL('/upstream', c.req.url)),
    status: 200,
    vary: ['Accept', 'Origin'],
    headers: { 'x-a': '1', 'set-cookie': 'a=1 AND b=2' },
    body: 'from upstream',
  },
  {
    id: 'stream',
    handler: (c) => streamText(c, async (stream) => void (await stream.write('ab'))),
    status: 200,
    body: 'ab',
  },
  {
    id: 'event-stream',
    handler: (c) => streamSSE(c, (stream) => stream.writeSSE({ data: '1' })),
    status: 200,
    body: /data: 1/,
  },
  {
    id: 'plain-options',
    handler: (c) => c.text(c.req.method),
    send: { method: 'OPTIONS' },
    status: 200,
    body: 'OPTIONS',
  },
  { id: 'head', handler: (c) => c.text('ok'), send: { method: 'HEAD' }, status: 200, body: '' },
]

/** An application, whose policy stands where the row's way has it. */
function applicationOf({ handler }: Row): Hono {
  const app = new Hono()
  if (handler !== undefined) app.all('/', handler)
  app.onError((error, c) =>
    error instanceof HTTPException ? error.getResponse() : c.text(`onError: ${error.message}`, 500),
  )
  return app
}

const ways: readonly (readonly [
  way: string,
  mount: (row: Row) => (request: Request) => Response | Promise<Response>,
])[] = [
  [
    'middleware',
    (row) => {
      const app = new Hono()
      app.get('/upstream', upstream)
      app.use(middleware(options))
      return app.route('/', applicationOf(row)).onError((error, c) => c.text(`outer: ${error.message}`, 500))
        .fetch
    },
  ],
  [
    'around',
    (row) => {
      const app = applicationOf(row).get('/upstream', upstream)
      const handler = withCors(options, (request: Request) => app.fetch(request))
      return handler
    },
  ],
]

const upstream: Handler = (c) => {
  for (const cookie of ['a=1', 'b=2']) c.header('Set-Cookie', cookie, { append: true })
  return c.text('from upstream', 200, { 'Access-Control-Allow-Origin': '*', Vary: 'Accept', 'X-A': '1' })
}

for (const [name, serve] of hosts) {
  for (const [way, mount] of ways) {
    describe(`hono, ${way}, ${name}`, () => {
      for (const row of rows) itAnswers('hono', row, () => serve(mount(row)))

      it('hono/preflight: needs no route', async () => {
        const port = await serve(mount({ id: '', status: 404 }))
        expect(await send(port, preflight('PUT', 'x-a', '/nowhere'), web)).toMatchObject({
          status: 204,
          body: '',
          cors: { 'access-control-allow-origin': web, 'access-control-allow-headers': 'x-a' },
        })
        expect(await send(port, preflight('PUT'), evil)).toEqual(
          answerWith({ status: 403, body: '', cors: {}, vary: ['Origin'] }),
        )
      })
    })
  }
}

describe('hono', () => {
  const [, serve] = hosts[0] ?? []

  it('hono/inner-policy: that of a sub-application replaces the outer one', async () => {
    const open = new Hono().use(middleware({ origin: '*' })).get('/', (c) => c.text('ok'))
    const app = new Hono()
      .use(middleware(options))
      .get('/', (c) => c.text('ok'))
      .route('/open', open)
    const port = (await serve?.(app.fetch)) ?? 0
    expect(await send(port, { path: '/open' }, web)).toEqual(
      answerWith({ body: 'ok', cors: { 'access-control-allow-origin': '*' }, vary: [] }),
    )
    expect(await send(port, {}, web)).toEqual(answerWith({ body: 'ok', cors: granted, vary: ['Origin'] }))
  })

  it('hono/bindings: a predicate sees the environment', async () => {
    interface Bindings {
      readonly ALLOWED: string
    }
    const { handle, apply } = cors<Bindings>({ origin: (origin, { ALLOWED }) => origin === ALLOWED })
    const app = new Hono<{ Bindings: Bindings }>()
    app.use(async (c, next) => {
      const answer = await handle(c.req.raw, c.env)
      if (answer) return answer
      await next()
      c.res = await apply(c.req.raw, c.res)
      return undefined
    })
    app.get('/', (c) => c.text('ok'))
    const port = (await serve?.((request) => app.fetch(request, { ALLOWED: web }))) ?? 0
    expect((await send(port, {}, web)).cors).toEqual({ 'access-control-allow-origin': web })
    expect((await send(port, {}, evil)).cors).toEqual({})
    expect((await send(port, preflight('PUT'), web)).status).toBe(204)
    expect((await send(port, preflight('PUT'), evil)).status).toBe(403)
  })
})
