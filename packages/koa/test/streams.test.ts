import { PassThrough, Readable } from 'node:stream'
import { setTimeout as later } from 'node:timers/promises'
import type { Middleware } from 'koa'
import { type Row, below, describeRows } from './rows.ts'

function answered(id: string, status: number, handler: Middleware, rest: Partial<Row> = {}): Row {
  return { id, status, mount: below(handler), ...rest }
}

const events = { headers: { 'content-type': 'text/event-stream' }, body: 'data: 1\n\ndata: 2\n\n' }

describeRows('streams', [
  answered(
    'readable',
    200,
    (ctx) => {
      ctx.body = Readable.from(['a', 'b'])
    },
    { body: 'ab' },
  ),
  answered(
    'head',
    200,
    (ctx) => {
      ctx.body = Readable.from(['a'])
    },
    { send: { method: 'HEAD' }, body: /^$/ },
  ),
  answered(
    'web-stream',
    200,
    (ctx) => {
      ctx.body = new Blob(['web']).stream()
    },
    { only: 'koa@3', body: 'web' },
  ),
  // Koa 3 hands streams to a pipeline, which cuts the connection: there is no answer to look at.
  answered(
    'fails-before-the-first-byte',
    500,
    (ctx) => {
      const source = new Readable({ read: () => source.destroy(new Error('disk')) })
      ctx.body = source
    },
    { only: 'koa@2', body: 'Internal Server Error' },
  ),
  answered(
    'server-sent-events',
    200,
    (ctx) => {
      const source = new PassThrough()
      ctx.set('Content-Type', 'text/event-stream')
      ctx.body = source
      source.write('data: 1\n\n')
      void later(5).then(() => source.end('data: 2\n\n'))
    },
    events,
  ),
  answered(
    'flush-headers',
    200,
    async (ctx) => {
      ctx.status = 200
      ctx.type = 'text'
      ctx.flushHeaders()
      await later(5)
      ctx.body = 'late'
    },
    { body: 'late' },
  ),
  answered(
    'flush-headers-then-stream',
    200,
    (ctx) => {
      ctx.status = 200
      ctx.body = Readable.from(['a', 'b'])
      ctx.flushHeaders()
    },
    { body: 'ab' },
  ),
])

// `ctx.respond = false`: the application answers on Node's response, past Koa.
describeRows('raw', [
  answered(
    'write-head',
    202,
    (ctx) => {
      ctx.respond = false
      ctx.res.writeHead(202, { 'X-A': '1' }).end('raw')
    },
    { headers: { 'x-a': '1' }, body: 'raw' },
  ),
  answered(
    'write-head-message',
    202,
    (ctx) => {
      ctx.respond = false
      ctx.res.writeHead(202, 'Fine', ['X-A', '1', 'X-B', '2']).end('raw')
    },
    { headers: { 'x-a': '1', 'x-b': '2' }, body: 'raw' },
  ),
  answered(
    'write-head-later',
    200,
    (ctx) => {
      ctx.respond = false
      void later(5).then(() => ctx.res.writeHead(200, { Vary: 'Accept' }).end('late'))
    },
    { vary: ['Accept', 'Origin'], body: 'late' },
  ),
  answered('write-head-that-grants', 200, (ctx) => {
    ctx.respond = false
    ctx.res
      .writeHead(200, { 'access-control-allow-origin': '*', 'Access-Control-Allow-Methods': 'GET' })
      .end()
  }),
  answered(
    'end',
    200,
    (ctx) => {
      ctx.respond = false
      ctx.res.statusCode = 200
      ctx.res.end('raw')
    },
    { body: 'raw' },
  ),
  answered(
    'server-sent-events',
    200,
    async (ctx) => {
      ctx.respond = false
      ctx.res.writeHead(200, { 'Content-Type': 'text/event-stream' })
      ctx.res.write('data: 1\n\n')
      await later(5)
      ctx.res.end('data: 2\n\n')
    },
    events,
  ),
  answered(
    'ended-without-respond-false',
    200,
    (ctx) => {
      ctx.res.statusCode = 200
      ctx.res.end('raw')
    },
    { body: 'raw' },
  ),
  answered('throws-after-respond-false', 500, (ctx) => {
    ctx.respond = false
    throw new Error('broken')
  }),
])
