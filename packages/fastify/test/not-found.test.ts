import type { FastifyReply, FastifyRequest } from 'fastify'
import { type Row, describeRows, ok } from './rows.ts'

const lost = (_request: FastifyRequest, reply: FastifyReply): unknown =>
  reply.code(404).header('vary', 'Accept').send('lost')
const mark = async (_request: FastifyRequest, reply: FastifyReply): Promise<void> => {
  reply.header('x-a', '1')
}
const found = { vary: ['Accept', 'Origin'], body: 'lost' }

/** Nothing is found where it is asked for. */
function missing(id: string, path: string, mount: Row['mount'], rest: Partial<Row> = {}): Row {
  return { id, status: 404, mount, send: { path }, ...rest }
}

describeRows('not-found', [
  missing('nothing-mounted', '/', () => undefined, { body: 'Route GET:/ not found' }),
  missing('another-path', '/x', (app) => app.get('/', ok)),
  missing('another-method', '/', (app) => app.get('/', ok), { send: { method: 'POST', body: 'x' } }),
  missing('head', '/x', (app) => app.get('/', ok), { send: { method: 'HEAD', path: '/x' }, body: /^$/ }),
  missing('own', '/x', (app) => app.setNotFoundHandler(lost), found),
  missing('own-async', '/x', (app) =>
    app.setNotFoundHandler(async (_request, reply) => reply.code(404).send({ error: 'lost' })),
  ),
  missing(
    'own-that-throws',
    '/x',
    (app) =>
      app.setNotFoundHandler(() => {
        throw new Error('broken')
      }),
    { status: 500 },
  ),
  missing('own-with-hooks', '/x', (app) => app.setNotFoundHandler({ preHandler: mark }, lost), {
    ...found,
    headers: { 'x-a': '1' },
  }),
  missing('own-that-answers-200', '/x', (app) => app.setNotFoundHandler(async () => 'index'), {
    status: 200,
    body: 'index',
  }),
  missing(
    'of-a-scope',
    '/api/x',
    (app) => app.register(async (scope) => void scope.setNotFoundHandler(lost), { prefix: '/api' }),
    found,
  ),
  missing(
    'beside-a-scope',
    '/x',
    (app) => app.register(async (scope) => void scope.setNotFoundHandler(lost), { prefix: '/api' }),
    {
      body: 'Route GET:/x not found',
    },
  ),
  missing(
    'of-a-scope-that-throws',
    '/api/x',
    (app) => {
      app.setErrorHandler((_error, _request, reply) => reply.code(503).header('vary', 'Accept').send('lost'))
      app.register(
        async (scope) =>
          void scope.setNotFoundHandler(() => {
            throw new Error('broken')
          }),
        { prefix: '/api' },
      )
    },
    { ...found, status: 503 },
  ),
  missing(
    'called-by-a-handler',
    '/',
    (app) => app.setNotFoundHandler(lost).get('/', (_request, reply) => reply.callNotFound()),
    found,
  ),
  missing(
    'called-by-a-handler-of-a-scope',
    '/api/x',
    (app) =>
      app.register(
        async (scope) =>
          void scope.setNotFoundHandler(lost).get('/x', (_request, reply) => reply.callNotFound()),
        { prefix: '/api' },
      ),
    found,
  ),
])
