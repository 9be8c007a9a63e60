import type { RouteHandlerMethod } from 'fastify'
import { type Row, describeRows } from './rows.ts'

const broken = (properties: object = {}): Error => Object.assign(new Error('broken'), properties)
const fail = (): never => {
  throw broken()
}

/** A route that fails so. */
function failing(id: string, status: number, handler: RouteHandlerMethod, rest: Partial<Row> = {}): Row {
  return { id, status, mount: (app) => app.get('/', handler), ...rest }
}

function throwing(id: string, status: number, thrown: unknown, rest: Partial<Row> = {}): Row {
  return failing(
    id,
    status,
    () => {
      throw thrown
    },
    rest,
  )
}

describeRows('errors', [
  throwing('thrown', 500, broken(), { body: 'broken' }),
  throwing('status', 418, broken({ status: 418 })),
  throwing('status-code', 422, broken({ statusCode: 422 })),
  throwing('status-nonsense', 500, broken({ statusCode: 9 })),
  throwing('frozen', 503, Object.freeze(broken({ statusCode: 503 }))),
  throwing('headers-of-the-error', 503, broken({ statusCode: 503, headers: { vary: 'Accept' } }), {
    vary: ['Accept', 'Origin'],
  }),
  throwing('grants-of-the-error', 500, broken({ headers: { 'access-control-allow-origin': '*' } })),
  throwing('string', 500, 'broken'),
  throwing('null', 500, null),
  failing('rejected', 409, () => Promise.reject(broken({ statusCode: 409 }))),
  failing('sent', 500, (_request, reply) => void reply.send(broken())),
  failing('sent-later', 500, (_request, reply) => void setImmediate(() => void reply.send(broken()))),
  failing('sent-with-a-code', 402, (_request, reply) => void reply.code(402).send(broken())),
  failing('answered-with-a-code', 503, (_request, reply) => void reply.code(503).send('busy')),
  failing(
    'thrown-after-a-raw-header',
    500,
    async (_request, reply) => {
      reply.raw.setHeader('Vary', 'Accept')
      reply.raw.setHeader('X-A', '1')
      throw broken()
    },
    { headers: { 'x-a': '1' }, vary: ['Accept', 'Origin'] },
  ),
  failing('thrown-after-raw-headers-are-cleared', 500, async (_request, reply) => {
    for (const name of reply.raw.getHeaderNames()) reply.raw.removeHeader(name)
    throw broken()
  }),
  failing('thrown-after-raw-grants', 500, async (_request, reply) => {
    reply.raw.setHeader('Access-Control-Allow-Origin', '*')
    reply.raw.setHeader('Access-Control-Allow-Methods', 'DELETE')
    throw broken()
  }),
  failing('thrown-after-own-grants', 500, async (_request, reply) => {
    reply.header('Access-Control-Allow-Origin', '*')
    throw broken()
  }),
  {
    id: 'serializer',
    status: 500,
    mount: (app) =>
      app.get('/', { schema: { response: { 200: {} } }, serializerCompiler: () => fail }, async () => ({})),
  },
  failing('payload-of-no-type', 500, (_request, reply) => void reply.type('text/plain').send({ a: 1 })),
])

/** A hook that fails so, in the phase it is named for. */
function hooked(id: string, mount: Row['mount'], rest: Partial<Row> = {}): Row {
  return {
    id,
    status: 500,
    mount(app) {
      mount(app)
      app.all('/', { schema: { response: { 200: { type: 'object' } } } }, () => ({}))
    },
    send: { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } },
    ...rest,
  }
}

describeRows('errors-in-hooks', [
  hooked('on-request', (app) => app.addHook('onRequest', async () => fail())),
  hooked('on-request-callback', (app) =>
    app.addHook('onRequest', (_request, _reply, done) => done(broken())),
  ),
  hooked('pre-parsing', (app) => app.addHook('preParsing', async () => fail())),
  hooked('pre-validation', (app) => app.addHook('preValidation', async () => fail())),
  hooked('pre-handler', (app) => app.addHook('preHandler', async () => fail())),
  hooked('pre-serialization', (app) => app.addHook('preSerialization', async () => fail())),
  hooked('on-send', (app) => app.addHook('onSend', async () => fail())),
  hooked(
    'on-request-answers',
    (app) => app.addHook('onRequest', async (_request, reply) => reply.code(401).send('who?')),
    { status: 401 },
  ),
  hooked(
    'pre-handler-answers',
    (app) => app.addHook('preHandler', async (_request, reply) => reply.code(403).send('no')),
    { status: 403 },
  ),
  hooked(
    'on-error',
    (app) => {
      app.addHook('onError', async (_request, reply) => void reply.header('vary', 'Accept'))
      app.addHook('preHandler', async () => fail())
    },
    { vary: ['Accept', 'Origin'] },
  ),
])
