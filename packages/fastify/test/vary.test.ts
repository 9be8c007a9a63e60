import type { RouteHandlerMethod } from 'fastify'
import { type Row, describeRows, ok } from './rows.ts'

function answered(id: string, status: number, handler: RouteHandlerMethod, rest: Partial<Row> = {}): Row {
  return { id, status, mount: (app) => app.get('/', handler), ...rest }
}

describeRows('vary', [
  answered('own', 200, (_request, reply) => void reply.header('vary', 'Accept').send(), {
    vary: ['Accept', 'Origin'],
  }),
  answered('own-again', 200, (_request, reply) => void reply.header('vary', 'origin').send(), {
    vary: ['origin'],
  }),
  answered('own-list', 200, (_request, reply) => void reply.headers({ Vary: 'Accept, Cookie' }).send(), {
    vary: ['Accept', 'Cookie', 'Origin'],
  }),
  answered('lines', 200, (_request, reply) => void reply.header('vary', ['Accept', 'Cookie']).send(), {
    vary: ['Accept', 'Cookie', 'Origin'],
  }),
  answered('everything', 200, (_request, reply) => void reply.header('vary', '*').send(), { vary: ['*'] }),
  answered(
    'raw',
    200,
    (_request, reply) => {
      reply.raw.setHeader('Vary', 'Accept')
      reply.send()
    },
    { vary: ['Accept', 'Origin'] },
  ),
  answered('removed', 200, (_request, reply) => void reply.removeHeader('vary').send()),
  answered('removed-raw', 200, (_request, reply) => {
    for (const name of reply.raw.getHeaderNames()) reply.raw.removeHeader(name)
    reply.send()
  }),
  {
    id: 'of-hooks',
    status: 200,
    vary: ['Accept', 'Accept-Encoding', 'Origin'],
    mount(app) {
      app.addHook('onRequest', async (_request, reply) => void reply.header('vary', 'Accept'))
      app.addHook('onSend', async (_request, reply) => {
        reply.header('vary', `${String(reply.getHeader('vary'))}, Accept-Encoding`)
      })
      app.get('/', ok)
    },
  },
])

describeRows('own-grants', [
  answered('reply', 200, (_request, reply) => void reply.header('Access-Control-Allow-Origin', '*').send()),
  answered(
    'reply-all',
    200,
    (_request, reply) =>
      void reply
        .headers({
          'access-control-allow-origin': '*',
          'access-control-allow-credentials': 'false',
          'access-control-allow-methods': 'DELETE',
          'access-control-max-age': '5',
        })
        .send(),
  ),
  answered('raw', 200, (_request, reply) => {
    reply.raw.setHeader('Access-Control-Allow-Origin', '*')
    reply.send()
  }),
  {
    id: 'on-send',
    status: 200,
    mount(app) {
      app.addHook('onSend', async (_request, reply) => {
        for (const name of Object.keys(reply.getHeaders())) reply.removeHeader(name)
        reply.headers({ 'access-control-allow-origin': '*', 'x-a': '1' })
      })
      app.get('/', ok)
    },
    headers: { 'x-a': '1' },
  },
])
