import { setTimeout as later } from 'node:timers/promises'
import type { RouteHandlerMethod } from 'fastify'
import { type Row, describeRows } from './rows.ts'

function answered(id: string, status: number, handler: RouteHandlerMethod, rest: Partial<Row> = {}): Row {
  return { id, status, mount: (app) => app.get('/', handler), ...rest }
}

describeRows('hijacked', [
  answered(
    'raw-end',
    200,
    (_request, reply) => {
      reply.hijack()
      reply.raw.end('raw')
    },
    { body: 'raw' },
  ),
  answered(
    'raw-write',
    202,
    (_request, reply) => {
      reply.hijack()
      reply.raw.statusCode = 202
      reply.raw.write('a')
      setImmediate(() => reply.raw.end('b'))
    },
    { body: 'ab' },
  ),
  answered(
    'raw-head',
    201,
    (_request, reply) => {
      reply.hijack()
      reply.raw.writeHead(201, { 'X-A': '1', Vary: 'Accept' }).end('raw')
    },
    { body: 'raw', headers: { 'x-a': '1' }, vary: ['Accept', 'Origin'] },
  ),
  answered(
    'raw-head-as-a-list',
    201,
    (_request, reply) => {
      reply.hijack()
      reply.raw.writeHead(201, 'Made', ['X-A', '1', 'Access-Control-Allow-Origin', '*']).end('raw')
    },
    { headers: { 'x-a': '1' } },
  ),
  answered('without-a-word', 200, (_request, reply) => void reply.raw.end('raw'), { body: 'raw' }),
  answered('in-a-hook', 200, () => undefined, {
    mount(app) {
      app.addHook('preHandler', (_request, reply) => {
        reply.hijack()
        reply.raw.end('hook')
      })
      app.get('/', () => 'never')
    },
    body: 'hook',
  }),
  answered(
    'flushed-headers',
    200,
    (_request, reply) => {
      reply.hijack()
      reply.raw.flushHeaders()
      setImmediate(() => reply.raw.end('late'))
    },
    { body: 'late' },
  ),
])

const stream = { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' }
const events = { headers: { 'content-type': 'text/event-stream' }, body: 'data: 1\n\ndata: 2\n\n' }

describeRows('server-sent-events', [
  answered(
    'hijacked',
    200,
    async (_request, reply) => {
      reply.hijack()
      reply.raw.writeHead(200, stream)
      reply.raw.write('data: 1\n\n')
      await later(5)
      reply.raw.end('data: 2\n\n')
    },
    events,
  ),
  answered(
    'raw',
    200,
    (_request, reply) => {
      reply.raw.writeHead(200, stream)
      reply.raw.write('data: 1\n\n')
      setImmediate(() => reply.raw.end('data: 2\n\n'))
    },
    events,
  ),
  answered(
    'headers-of-the-reply',
    200,
    (_request, reply) => {
      // How headers of plugins are carried over, as Fastify's guide says.
      reply.header('vary', 'Accept').hijack()
      reply.raw.writeHead(200, { ...(reply.getHeaders() as { vary: string }), ...stream })
      reply.raw.end('data: 1\n\ndata: 2\n\n')
    },
    { ...events, vary: ['Accept', 'Origin'] },
  ),
])
