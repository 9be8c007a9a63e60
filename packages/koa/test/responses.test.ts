import { type Row, below, describeRows } from './rows.ts'
import type { Middleware } from 'koa'

function answered(id: string, status: number, handler: Middleware, rest: Partial<Row> = {}): Row {
  return { id, status, mount: below(handler), ...rest }
}

/** Sets the body, and nothing else. */
function body(id: string, status: number, make: () => unknown, rest: Partial<Row> = {}): Row {
  return answered(
    id,
    status,
    (ctx) => {
      ctx.body = make()
    },
    rest,
  )
}

describeRows('bodies', [
  body('string', 200, () => 'text', { body: 'text' }),
  body('html', 200, () => '<p>', { headers: { 'content-type': 'text/html; charset=utf-8' } }),
  body('empty-string', 200, () => '', { headers: { 'content-length': '0' } }),
  body('json', 200, () => ({ a: 1 }), { body: '{"a":1}' }),
  body('array', 200, () => [1], { body: '[1]' }),
  body('buffer', 200, () => Buffer.from('bytes'), { body: 'bytes' }),
  body('null', 204, () => null),
  body('undefined', 204, () => undefined),
  body('blob', 200, () => new Blob(['blob']), { only: 'koa@3', body: 'blob' }),
  body(
    'response',
    201,
    () =>
      new Response('fetched', {
        status: 201,
        headers: { 'Access-Control-Allow-Origin': '*', Vary: 'Accept', 'X-A': '1' },
      }),
    { only: 'koa@3', body: 'fetched', headers: { 'x-a': '1' }, vary: ['Accept', 'Origin'] },
  ),
])

const empty: Middleware = () => undefined

describeRows('responses', [
  answered('not-found', 404, empty, { body: 'Not Found' }),
  answered('not-found-post', 404, empty, { send: { method: 'POST', body: 'x' } }),
  answered(
    'status-only',
    202,
    (ctx) => {
      ctx.status = 202
    },
    { body: 'Accepted' },
  ),
  answered('status-only-error', 503, (ctx) => {
    ctx.status = 503
  }),
  answered(
    'no-content',
    204,
    (ctx) => {
      ctx.status = 204
    },
    { body: /^$/ },
  ),
  answered(
    'head',
    200,
    (ctx) => {
      ctx.body = 'body'
    },
    { send: { method: 'HEAD' }, headers: { 'content-length': '4' }, body: /^$/ },
  ),
  answered(
    'not-modified',
    304,
    (ctx) => {
      ctx.set('ETag', '"1"')
      ctx.body = 'body'
      ctx.status = ctx.fresh ? 304 : 200
    },
    { send: { headers: { 'if-none-match': '"1"' } }, headers: { etag: '"1"' }, body: /^$/ },
  ),
  answered('redirect', 302, (ctx) => ctx.redirect('/other'), { headers: { location: '/other' } }),
  answered(
    'redirect-permanently',
    301,
    (ctx) => {
      ctx.status = 301
      ctx.redirect('/other')
    },
    { headers: { location: '/other' } },
  ),
  answered(
    'cookies',
    200,
    (ctx) => {
      ctx.cookies.set('a', '1', { httpOnly: false })
      ctx.cookies.set('b', '2', { httpOnly: false })
      ctx.body = 'ok'
    },
    { headers: { 'set-cookie': 'a=1; path=/ AND b=2; path=/' } },
  ),
  answered('attachment', 200, (ctx) => {
    ctx.attachment('a.txt')
    ctx.body = 'ok'
  }),
  {
    id: 'options',
    status: 200,
    mount: below((ctx) => {
      ctx.set('Allow', 'GET, PROPFIND')
      ctx.body = 'all there is'
    }),
    send: { method: 'OPTIONS' },
    headers: { allow: 'GET, PROPFIND' },
    body: 'all there is',
  },
  {
    id: 'fields-set-after-next',
    status: 200,
    mount(app, policy) {
      app.use(async (ctx, next) => {
        await next()
        ctx.set('X-Response-Time', '1ms')
        ctx.vary('Accept-Encoding')
      })
      app.use(policy).use((ctx) => {
        ctx.body = 'ok'
      })
    },
    headers: { 'x-response-time': '1ms' },
    vary: ['Accept-Encoding', 'Origin'],
  },
  {
    id: 'body-replaced-after-next',
    status: 404,
    mount(app, policy) {
      app.use(async (ctx, next) => {
        await next()
        ctx.status = 404
        ctx.body = { error: 'nothing here' }
      })
      app.use(policy)
    },
    body: '{"error":"nothing here"}',
  },
])
