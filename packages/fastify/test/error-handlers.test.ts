import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type Row, describeRows } from './rows.ts'

type Handler = (error: FastifyError, request: FastifyRequest, reply: FastifyReply) => unknown

const fail = (): never => {
  throw new Error('broken')
}

/** The places that an error handler can stand in. */
const places: readonly (readonly [id: string, mount: (app: FastifyInstance, handler: Handler) => unknown])[] =
  [
    ['root', (app, handler) => app.get('/', fail).setErrorHandler(handler)],
    [
      'scope',
      (app, handler) => app.register(async (scope) => void scope.get('/', fail).setErrorHandler(handler)),
    ],
    ['route', (app, handler) => app.get('/', { errorHandler: handler }, fail)],
  ]

function handled(id: string, status: number, handler: Handler, rest: Partial<Row> = {}): readonly Row[] {
  return places.map(([place, mount]) => ({
    id: `${place}/${id}`,
    status,
    mount: (app) => mount(app, handler),
    ...rest,
  }))
}

describeRows('error-handlers', [
  ...handled('json', 502, (error, _request, reply) => reply.code(502).send({ error: error.message }), {
    body: '{"error":"broken"}',
  }),
  ...handled('async', 502, async (_error, _request, reply) => {
    await new Promise((resolve) => setImmediate(resolve))
    return reply.code(502).send('sorry')
  }),
  ...handled(
    'own-vary',
    500,
    (_error, _request, reply) => reply.code(500).header('vary', 'Accept').send('sorry'),
    {
      vary: ['Accept', 'Origin'],
    },
  ),
  ...handled('clears-the-head', 500, (_error, _request, reply) => {
    for (const name of Object.keys(reply.getHeaders())) {
      reply.removeHeader(name)
      reply.raw.removeHeader(name)
    }
    return reply.code(500).send('cleared')
  }),
  ...handled(
    'raw-head',
    503,
    (_error, _request, reply) => {
      reply.hijack()
      reply.raw.writeHead(503, { 'Content-Type': 'text/plain', Vary: 'Accept' }).end('sorry')
    },
    { body: 'sorry', vary: ['Accept', 'Origin'] },
  ),
  ...handled('grants-to-everybody', 500, (_error, _request, reply) =>
    reply
      .code(500)
      .headers({ 'access-control-allow-origin': '*', 'access-control-allow-methods': 'GET' })
      .send(),
  ),
  ...handled(
    'redirects',
    303,
    (_error, _request, reply) => reply.code(303).header('location', '/sorry').send(),
    { headers: { location: '/sorry' } },
  ),
  ...handled('throws-again', 500, fail),
  ...handled('passes-on', 500, (error, _request, reply) => reply.send(error), { body: 'broken' }),
])
