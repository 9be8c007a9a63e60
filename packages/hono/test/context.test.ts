import { once } from 'node:events'
import type { Server } from 'node:http'
import { cors } from '@cors/hono'
import { serve } from '@hono/node-server'
import { evil, granted, options, preflight, send, web } from '@tooling/exchange'
import { Hono, type MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { HTTPException } from 'hono/http-exception'
import { streamText } from 'hono/streaming'
import { describe, expect, it, onTestFinished } from 'vitest'

const byWeb = { headers: { origin: web } }
const byPartner = cors({ origin: 'https://partner.example' })
const ofPartner = { headers: { origin: 'https://partner.example' } }

/** What a page of this origin would ask first. */
function asking(origin: string, method = 'PUT'): RequestInit {
  return { method: 'OPTIONS', headers: { origin, 'access-control-request-method': method } }
}

/** Who may read the response. */
function granting({ headers }: Response): string | null {
  return headers.get('access-control-allow-origin')
}

/** As `bodyLimit` does where a body comes without its length. */
const replaceRequest: MiddlewareHandler = (c, next) => {
  c.req.raw = new Request(c.req.raw)
  return next()
}

describe('context', () => {
  it('context/bindings: functions get them', async () => {
    const app = new Hono()
      .use('/predicate', cors({ origin: (origin, c) => origin === c.env.ORIGIN }))
      .use(
        '/choice',
        cors(async (c) => Promise.resolve({ origin: String(c.env.ORIGIN) })),
      )
      .all('*', (c) => c.text('ok'))
    for (const path of ['/predicate', '/choice']) {
      expect(granting(await app.request(path, byWeb, { ORIGIN: web }))).toBe(web)
      expect(granting(await app.request(path, byWeb, { ORIGIN: evil }))).toBe(null)
      expect((await app.request(path, asking(web), { ORIGIN: web })).status).toBe(204)
      expect((await app.request(path, asking(evil), { ORIGIN: web })).status).toBe(403)
    }
  })

  it('context/replaced-request: a predicate is asked once, and an inner policy holds', async () => {
    let asked = 0
    const origin = (): boolean => ++asked > 0
    const app = new Hono().use(cors({ origin })).use(replaceRequest)
    app.put('/x', byPartner, (c) => c.text('ok')).get('/y', (c) => c.text('ok'))
    expect(granting(await app.request('/y', byWeb))).toBe(web)
    expect(asked).toBe(1)
    expect(granting(await app.request('/x', { method: 'PUT', ...ofPartner }))).toBe('https://partner.example')
    expect(granting(await app.request('/x', { method: 'PUT', ...byWeb }))).toBe(null)
  })

  it('context/body-limit: the 413 for a body without a length bears the headers', async () => {
    const app = new Hono().use(cors(options)).use(bodyLimit({ maxSize: 2 }))
    app.post('/', async (c) => c.text(await c.req.text()))
    for (const [text, status] of [
      ['a', 200],
      ['abc', 413],
    ] as const) {
      const body = new Blob([text]).stream()
      const sent: RequestInit & { duplex: 'half' } = { method: 'POST', body, duplex: 'half', ...byWeb }
      const response = await app.request(new Request('http://localhost/', sent))
      expect([response.status, granting(response)]).toEqual([status, web])
    }
  })

  it('context/headers-before: none that stands there already goes over those of a policy', async () => {
    const app = new Hono().use(async (c, next) => {
      c.res.headers.set('vary', 'Accept')
      c.res.headers.set('access-control-allow-origin', '*')
      await next()
    })
    app.use(cors({ ...options, rejectDisallowed: true })).get('/', (c) => c.text('ok'))
    const answers = await Promise.all([
      app.request('/', byWeb),
      app.request('/', asking(web)),
      app.request('/', asking(evil)),
      app.request('/', { headers: { origin: evil } }),
    ])
    expect(answers.map((response) => [response.status, granting(response)])).toEqual([
      [200, web],
      [204, web],
      [403, null],
      [403, null],
    ])
    expect(answers[0]?.headers.get('vary')).toBe('Accept, Origin')
    for (const { headers } of answers) expect(headers.get('vary')).toMatch(/\bOrigin\b/)
  })
})

describe('errors', () => {
  const broken: MiddlewareHandler = () => {
    throw new Error('broken')
  }

  for (const [id, mount, status] of [
    ['thrown', (app) => app.get('/', broken), 500],
    ['http-exception', (app) => app.get('/', () => Promise.reject(new HTTPException(401))), 401],
    ['thrown-after-next', (app) => app.use(async (c, next) => (await next(), broken(c, next))), 500],
    ['not-found', (app) => app, 404],
    ['not-found-handler', (app) => app.get('/', (c) => c.notFound()), 404],
    ['not-found-throws', (app) => app.notFound(() => Promise.reject(new Error('broken'))), 500],
    ['no-answer', (app) => app.get('/', async () => Promise.resolve()), 500],
    ['sub-application', (app) => app.route('/', new Hono().get('/', broken)), 500],
  ] as const satisfies readonly (readonly [string, (app: Hono) => unknown, number])[]) {
    it(`errors/${id}`, async () => {
      const app = new Hono()
        .use(cors(options))
        .onError((error, c) =>
          error instanceof HTTPException ? error.getResponse() : c.text(error.message, 500),
        )
      mount(app)
      const response = await app.request('/', byWeb)
      expect([response.status, granting(response)]).toEqual([status, web])
    })
  }
})

describe('routes', () => {
  it('routes/response: that of the route, preflights that of the top', async () => {
    const app = new Hono().use(cors(options)).put('/x', byPartner, (c) => c.text('ok'))
    expect(granting(await app.request('/x', { method: 'PUT', ...ofPartner }))).toBe('https://partner.example')
    expect(granting(await app.request('/x', { method: 'PUT', ...byWeb }))).toBe(null)
    expect((await app.request('/x', asking('https://partner.example'))).status).toBe(403)
    expect((await app.request('/x', asking(web))).status).toBe(204)
  })

  it('routes/side-by-side: each prefix answers its own preflights', async () => {
    const app = new Hono().use('/open/*', cors({ origin: '*' })).use('/partner/*', byPartner)
    expect(granting(await app.request('/open/x', asking(evil)))).toBe('*')
    expect((await app.request('/partner/x', asking(evil))).status).toBe(403)
    expect((await app.request('/partner/x', asking('https://partner.example'))).status).toBe(204)
  })

  it('routes/all: a policy of all methods answers preflights where none stands above it', async () => {
    const app = new Hono().all('/x', byPartner, (c) => c.text('ok')).put('/y', byPartner, (c) => c.text('ok'))
    expect((await app.request('/x', asking('https://partner.example'))).status).toBe(204)
    expect((await app.request('/y', asking('https://partner.example'))).status).toBe(404)
  })
})

describe('responses', () => {
  it('responses/stream: one that is under way stays as it is', async () => {
    let go = (): void => undefined
    const read = new Promise<void>((resolve) => (go = resolve))
    const app = new Hono().use(cors(options)).get('/', (c) =>
      streamText(c, async (stream) => {
        await stream.write('a')
        await read
        await stream.write('b')
      }),
    )
    const response = await app.request('/', byWeb)
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
    expect([granting(response), await reader?.read()]).toEqual([web, { done: false, value: 'a' }])
    go()
    expect(await reader?.read()).toEqual({ done: false, value: 'b' })
  })

  it('responses/upgrade: what a runtime has made for a WebSocket is passed on itself', async () => {
    // As on Workers and Deno: its headers are closed, and nobody can make a second one.
    const upgraded = Object.assign(Response.redirect('http://localhost/'), { webSocket: {} })
    const app = new Hono().use(cors(options)).get('/', () => upgraded)
    expect(await app.request('/', byWeb)).toBe(upgraded)
  })

  it('responses/constant: one request has nothing of another', async () => {
    const constant = new Response(null)
    const app = new Hono().use(cors(options)).get('/', () => constant)
    expect(granting(await app.request('/', byWeb))).toBe(web)
    expect(granting(await app.request('/', { headers: { origin: evil } }))).toBe(null)
  })

  it('responses/own-objects-of-node-server', async () => {
    const app = new Hono().use(cors(options)).get('/', (c) => c.redirect('/b'))
    const server = serve({
      fetch: app.fetch,
      port: 0,
      hostname: '127.0.0.1',
      overrideGlobalObjects: false,
    }) as Server
    if (!server.listening) await once(server, 'listening')
    onTestFinished(() => void server.close())
    const address = server.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0
    expect(await send(port, {}, web)).toMatchObject({ status: 302, cors: granted })
    expect((await send(port, preflight('PUT'), web)).status).toBe(204)
  })
})
