import { once } from 'node:events'
import { type IncomingHttpHeaders, type Server, createServer, request as openRequest } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createApp } from '../src/server.ts'

const app = 'https://app.example.com'
const shop = 'https://shop.acme.example'
const other = 'https://other.example'
const lookAlike = 'https://app.example.com.evil.test'

interface Request {
  readonly method?: string
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | undefined
}

interface Answer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

const thrown: unknown[] = []
const server: Server = createServer(
  createApp({
    origins: [app],
    tenantOrigins: async (tenant) => {
      await new Promise(setImmediate)
      if (tenant === 'down') throw new Error('the look-up failed')
      return tenant === 'acme' ? [shop] : []
    },
    onError: (error) => thrown.push(error),
  }),
)

beforeAll(async () => {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
})
afterAll(() => {
  server.close()
  server.closeAllConnections()
})

async function ask({ method = 'GET', path, headers = {}, body }: Request): Promise<Answer> {
  const { port } = server.address() as AddressInfo
  const outgoing = openRequest({ host: '127.0.0.1', port, method, path, headers })
  outgoing.end(body)
  const [answer] = await once(outgoing, 'response')
  return { status: answer.statusCode, headers: answer.headers, body: await text(answer) }
}

function preflight(path: string, origin: string, method: string, names = ''): Promise<Answer> {
  const asked = names === '' ? {} : { 'access-control-request-headers': names }
  const headers = { origin, 'access-control-request-method': method, ...asked }
  return ask({ method: 'OPTIONS', path, headers })
}

function corsHeaders({ headers }: Answer): Record<string, unknown> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => name.startsWith('access-control-')))
}

const granted = { 'access-control-allow-origin': app }
const json = { 'content-type': 'application/json' }
const bearer = { authorization: 'Bearer demo' }

describe('what each origin may read', () => {
  const rows: readonly {
    readonly id: string
    readonly path: string
    readonly origin: string
    readonly status: number
    readonly cors: Record<string, string>
  }[] = [
    {
      id: 'public/any-origin',
      path: '/public/quotes',
      origin: other,
      status: 200,
      cors: { 'access-control-allow-origin': '*' },
    },
    {
      id: 'account/app',
      path: '/account/me',
      origin: app,
      status: 401,
      cors: { ...granted, 'access-control-allow-credentials': 'true' },
    },
    { id: 'account/other', path: '/account/me', origin: other, status: 403, cors: {} },
    { id: 'account/look-alike', path: '/account/me', origin: lookAlike, status: 403, cors: {} },
    { id: 'notes/app-without-token', path: '/notes', origin: app, status: 401, cors: granted },
    { id: 'notes/look-alike', path: '/notes', origin: lookAlike, status: 401, cors: {} },
    {
      id: 'files/exposed-name',
      path: '/files/report.csv',
      origin: app,
      status: 200,
      cors: { ...granted, 'access-control-expose-headers': 'content-disposition' },
    },
    { id: 'files/other', path: '/files/report.csv', origin: other, status: 200, cors: {} },
    {
      id: 'assets/font',
      path: '/assets/box.woff2',
      origin: other,
      status: 200,
      cors: { 'access-control-allow-origin': '*' },
    },
    {
      id: 'assets/missing',
      path: '/assets/none.woff2',
      origin: other,
      status: 404,
      cors: { 'access-control-allow-origin': '*' },
    },
    {
      id: 'tenant/its-origin',
      path: '/tenants/acme/orders',
      origin: shop,
      status: 200,
      cors: { 'access-control-allow-origin': shop, 'access-control-allow-credentials': 'true' },
    },
    { id: 'tenant/origin-of-nobody', path: '/tenants/acme/orders', origin: app, status: 200, cors: {} },
    { id: 'tenant/another-tenant', path: '/tenants/globex/orders', origin: shop, status: 200, cors: {} },
    { id: 'tenant/look-up-fails', path: '/tenants/down/orders', origin: shop, status: 200, cors: {} },
    { id: 'broken/app', path: '/broken', origin: app, status: 500, cors: granted },
    { id: 'broken/other', path: '/broken', origin: other, status: 500, cors: {} },
    { id: 'internal/app', path: '/internal', origin: app, status: 200, cors: {} },
  ]
  it.each(rows)('$id', async ({ path, origin, status, cors }) => {
    const answer = await ask({ path, headers: { origin } })
    expect(answer.status).toBe(status)
    expect(corsHeaders(answer)).toEqual(cors)
  })
})

describe('what preflights are told', () => {
  const usual = 'GET, HEAD, PUT, PATCH, POST, DELETE'
  const refused = { status: 403, methods: undefined, names: undefined }
  // An allowed origin gets the whole policy even where it asks for more: the browser then names what is missing.
  it.each([
    {
      id: 'account/app',
      path: '/account/session',
      origin: app,
      ask: ['POST', 'content-type'],
      expected: { status: 204, methods: usual, names: 'content-type' },
    },
    {
      id: 'account/other',
      path: '/account/session',
      origin: other,
      ask: ['POST', 'content-type'],
      expected: refused,
    },
    {
      id: 'notes/put',
      path: '/notes/1',
      origin: app,
      ask: ['PUT', 'authorization,content-type'],
      expected: { status: 204, methods: 'GET, PUT, PATCH, DELETE', names: 'authorization, content-type' },
    },
    {
      id: 'notes/unlisted-header',
      path: '/notes/1',
      origin: app,
      ask: ['PUT', 'x-debug'],
      expected: { status: 204, methods: 'GET, PUT, PATCH, DELETE', names: 'authorization, content-type' },
    },
    { id: 'notes/look-alike', path: '/notes/1', origin: lookAlike, ask: ['PUT', ''], expected: refused },
    {
      id: 'files/upload',
      path: '/files',
      origin: app,
      ask: ['POST', ''],
      expected: { status: 204, methods: usual, names: undefined },
    },
    {
      id: 'widget/any-origin',
      path: '/widget/votes',
      origin: other,
      ask: ['POST', 'x-widget-key'],
      expected: { status: 204, methods: 'POST', names: 'content-type, x-widget-key' },
    },
    {
      id: 'widget/unlisted-method',
      path: '/widget/votes',
      origin: other,
      ask: ['DELETE', ''],
      expected: { status: 204, methods: 'POST', names: 'content-type, x-widget-key' },
    },
    {
      id: 'tenant/its-origin',
      path: '/tenants/acme/orders',
      origin: shop,
      ask: ['PUT', ''],
      expected: { status: 204, methods: usual, names: undefined },
    },
    {
      id: 'tenant/another',
      path: '/tenants/globex/orders',
      origin: shop,
      ask: ['PUT', ''],
      expected: refused,
    },
    { id: 'internal/app', path: '/internal', origin: app, ask: ['PUT', ''], expected: refused },
  ])('$id', async ({ path, origin, ask: [method = '', asked], expected }) => {
    const { status, headers } = await preflight(path, origin, method, asked)
    const names = headers['access-control-allow-headers']
    expect({ status, methods: headers['access-control-allow-methods'], names }).toEqual(expected)
    expect(headers['access-control-allow-origin'] === undefined).toBe(status === 403)
  })
})

describe('what the routes do', () => {
  it('account/sign-in-and-out', async () => {
    const headers = { origin: app, ...json }
    const signedIn = await ask({ method: 'POST', path: '/account/session', headers, body: '{"user":"ada"}' })
    const [line = ''] = signedIn.headers['set-cookie'] ?? []
    expect(line).toMatch(/^session=[^;]+; Path=\/; HttpOnly; SameSite=Lax$/)
    const cookie = line.split(';', 1)[0] ?? ''
    const me = await ask({ path: '/account/me', headers: { origin: app, cookie } })
    expect(me).toMatchObject({ status: 200, body: '{"user":"ada"}' })
    const signedOut = await ask({
      method: 'DELETE',
      path: '/account/session',
      headers: { origin: app, cookie },
    })
    expect(signedOut.status).toBe(204)
    expect((await ask({ path: '/account/me', headers: { origin: app, cookie } })).status).toBe(401)
  })

  it('notes/put-patch-delete', async () => {
    const headers = { origin: app, ...bearer, ...json }
    await ask({ method: 'PUT', path: '/notes/7', headers, body: '{"text":"milk"}' })
    const patched = await ask({ method: 'PATCH', path: '/notes/7', headers, body: '{"done":true}' })
    expect(patched.body).toBe('{"text":"milk","done":true}')
    expect((await ask({ method: 'DELETE', path: '/notes/7', headers })).status).toBe(204)
    expect((await ask({ path: '/notes', headers })).body).not.toContain('milk')
  })

  it.each([
    { id: 'notes/bad-json', path: '/notes/1', headers: { ...bearer, ...json }, body: '{', status: 400 },
    {
      id: 'notes/body-too-large',
      path: '/notes/1',
      headers: { ...bearer, ...json },
      body: JSON.stringify({ text: 'x'.repeat(200_000) }),
      status: 413,
    },
    { id: 'nowhere', path: '/nowhere', headers: json, body: '{}', status: 404 },
  ])('$id', async ({ path, headers, body, status }) => {
    const answer = await ask({ method: 'PUT', path, headers: { origin: app, ...headers }, body })
    expect(answer.status).toBe(status)
    expect(corsHeaders(answer)).toEqual(status === 404 ? {} : granted)
  })

  it.each([
    { id: 'files/one', parts: { file: 'hello' }, status: 201, body: '{"name":"file.txt","bytes":5}' },
    {
      id: 'files/too-large',
      parts: { file: 'x'.repeat(5_000_001) },
      status: 413,
      body: '{"error":"File too large"}',
    },
    {
      id: 'files/wrong-part',
      parts: { picture: 'hello' },
      status: 400,
      body: '{"error":"Unexpected file field"}',
    },
    { id: 'files/none', parts: {}, status: 400, body: '{"error":"send one part named \\"file\\""}' },
  ])('$id', async ({ parts, status, body }) => {
    const form = new FormData()
    for (const [name, content] of Object.entries(parts)) form.append(name, new Blob([content]), 'file.txt')
    const encoded = new Response(form)
    const headers = { origin: app, 'content-type': encoded.headers.get('content-type') ?? '' }
    const answer = await ask({ method: 'POST', path: '/files', headers, body: await encoded.text() })
    expect(answer).toMatchObject({ status, body })
    expect(corsHeaders(answer)).toMatchObject(granted)
  })

  it('widget/vote', async () => {
    const headers = { origin: other, 'x-widget-key': 'k', ...json }
    const answer = await ask({ method: 'POST', path: '/widget/votes', headers, body: '{"vote":1}' })
    expect(answer).toMatchObject({ status: 201, headers: { 'ratelimit-remaining': '99' } })
    expect(corsHeaders(answer)).toEqual({
      'access-control-allow-origin': '*',
      'access-control-expose-headers': 'ratelimit-remaining',
    })
  })

  it('broken/tells-the-operator-only', async () => {
    thrown.length = 0
    const answer = await ask({ path: '/broken', headers: { origin: app } })
    expect(answer.body).toBe('{"error":"something broke on the server"}')
    expect(thrown).toEqual([new Error('the database is on fire')])
  })
})
