import type { RouteHandlerMethod } from 'fastify'
import { type Row, describeRows, ok } from './rows.ts'

function answered(id: string, status: number, handler: RouteHandlerMethod, rest: Partial<Row> = {}): Row {
  return { id, status, mount: (app) => app.get('/', handler), ...rest }
}

describeRows('responses', [
  answered('string', 200, ok, { body: 'ok' }),
  answered('string-sent', 200, (_request, reply) => void reply.send('ok'), { body: 'ok' }),
  answered('string-later', 200, (_request, reply) => void setImmediate(() => void reply.send('ok')), {
    body: 'ok',
  }),
  answered('object', 200, async () => ({ a: 1 }), { body: '{"a":1}' }),
  answered('array', 200, async () => [1], { body: '[1]' }),
  answered('buffer', 200, async () => Buffer.from('bytes'), { body: 'bytes' }),
  answered('typed-array', 200, async () => new Uint8Array([111, 107]), { body: 'ok' }),
  answered('null', 200, async () => null, { body: /^null$/ }),
  answered('nothing', 200, (_request, reply) => void reply.send(), { body: /^$/ }),
  answered('promised', 200, () => new Promise((resolve) => void setImmediate(resolve, 'late')), {
    body: 'late',
  }),
  answered('returned-reply', 201, async (_request, reply) => reply.code(201).send('made'), { body: 'made' }),
  answered(
    'reply-as-a-promise',
    200,
    async (_request, reply) => {
      setImmediate(() => void reply.send('late'))
      await reply
    },
    { body: 'late' },
  ),
  answered('serialized', 200, () => ({ a: 1, b: 2 }), {
    mount: (app) =>
      app.get(
        '/',
        {
          schema: { response: { 200: { type: 'object', properties: { a: { type: 'number' } } } } },
        },
        async () => ({ a: 1, b: 2 }),
      ),
    body: /^\{"a":1\}$/,
  }),
  answered('own-serializer', 200, (_request, reply) => void reply.serializer(() => 'mine').send({}), {
    body: 'mine',
  }),
  answered('no-content', 204, (_request, reply) => void reply.code(204).send(), { body: /^$/ }),
  answered('not-modified', 304, (_request, reply) => void reply.code(304).header('etag', '"1"').send(), {
    headers: { etag: '"1"' },
    body: /^$/,
  }),
  answered('redirect', 302, (_request, reply) => void reply.code(302).header('location', '/x').send(), {
    headers: { location: '/x' },
  }),
  answered('head', 200, ok, { send: { method: 'HEAD' }, headers: { 'content-length': '2' }, body: /^$/ }),
  answered('head-of-its-own', 200, ok, {
    mount: (app) => app.head('/', async (_request, reply) => reply.header('x-a', '1').send()),
    send: { method: 'HEAD' },
    headers: { 'x-a': '1' },
  }),
  answered('cookies', 200, (_request, reply) => void reply.header('set-cookie', ['a=1', 'b=2']).send(), {
    headers: { 'set-cookie': 'a=1 AND b=2' },
  }),
  answered(
    'early-hints',
    200,
    (_request, reply) => {
      reply.raw.writeEarlyHints({ link: '</a.css>; rel=preload' })
      reply.send('ok')
    },
    { body: 'ok' },
  ),
])

describeRows('redirects', [
  // The two majors take the parameters in opposite orders.
  answered('with-a-code', 307, (_request, reply) => void reply.redirect(307 as never, '/x' as never), {
    only: 'fastify@4',
    headers: { location: '/x' },
  }),
  answered('with-a-code', 307, (_request, reply) => void reply.redirect('/x', 307), {
    only: 'fastify@5',
    headers: { location: '/x' },
  }),
])
