import type { ErrorRequestHandler, RequestHandler } from 'express'
import { type Row, describeRows, ok } from './rows.ts'

const broken = (properties: object = {}): Error => Object.assign(new Error('broken'), properties)

/** The policy, and one route that fails so. */
function failing(id: string, status: number, handler: RequestHandler, rest: Partial<Row> = {}): Row {
  return { id, status, mount: (app, policy) => app.use(policy).get('/', handler), ...rest }
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

/** The policy, a route that throws, and an error handler of the application's own. */
function handled(id: string, status: number, handler: ErrorRequestHandler, rest: Partial<Row> = {}): Row {
  return {
    id: `own-handler/${id}`,
    status,
    mount(app, policy) {
      app.use(policy)
      app.get('/', () => {
        throw broken()
      })
      app.use(handler)
    },
    ...rest,
  }
}

const sticky = {
  status: 503,
  headers: { 'Retry-After': '5', 'Access-Control-Allow-Origin': '*', Vary: 'Accept' },
}

// Express's final handler removes every header that was set, and sets those of the error.
describeRows('errors', [
  throwing('thrown', 500, broken()),
  throwing('status', 418, broken({ status: 418 })),
  throwing('status-code', 422, broken({ statusCode: 422 })),
  throwing('status-nonsense', 500, broken({ status: 9 })),
  throwing('headers', 503, broken(sticky), { headers: { 'retry-after': '5' }, vary: ['Accept', 'Origin'] }),
  throwing(
    'frozen',
    503,
    Object.freeze(broken({ ...sticky, headers: Object.freeze({ ...sticky.headers }) })),
    {
      headers: { 'retry-after': '5' },
      vary: ['Accept', 'Origin'],
    },
  ),
  throwing('string', 500, 'broken'),
  throwing('number', 500, 5),
  throwing('object-without-prototype', 500, Object.create(null), { only: 'express@5' }),
  // No error to Express: the request goes on, to no route.
  throwing('null', 404, null),
  throwing('undefined', 404, undefined),
  failing('next', 500, (_request, _response, next) => next(broken())),
  failing('next-later', 500, (_request, _response, next) => void setImmediate(() => next(broken()))),
  failing('next-string', 500, (_request, _response, next) => next('broken')),
  failing('next-route', 404, (_request, _response, next) => next('route')),
  failing('next-router', 404, (_request, _response, next) => next('router')),
  failing('rejected', 500, () => Promise.reject(broken()), { only: 'express@5' }),
  failing('rejected-status', 409, () => Promise.reject(broken({ status: 409 })), { only: 'express@5' }),
  failing('status-set-before', 402, (_request, response, next) => {
    response.status(402)
    next(broken())
  }),
  failing('render-without-engine', 500, (_request, response) => response.render('missing')),
  failing('send-status', 503, (_request, response) => void response.sendStatus(503)),
  {
    id: 'parameter',
    status: 500,
    mount(app, policy) {
      app.use(policy)
      app.param('id', (_request, _response, next) => next(broken()))
      app.get('/:id', ok)
    },
    send: { path: '/5' },
  },
  {
    id: 'parameter-not-decodable',
    status: 400,
    mount: (app, policy) => app.use(policy).get('/:id', ok),
    send: { path: '/%zz' },
  },
  {
    id: 'middleware',
    status: 401,
    mount(app, policy) {
      app.use(policy, (_request, _response, next) => next(broken({ status: 401 })))
      app.get('/', ok)
    },
  },
  { id: 'not-found', status: 404, mount: (app, policy) => app.use(policy), body: /Cannot GET/ },
  {
    id: 'not-found-post',
    status: 404,
    mount: (app, policy) => app.use(policy).get('/', ok),
    send: { method: 'POST', body: 'x' },
  },
  {
    id: 'not-found-own',
    status: 404,
    mount: (app, policy) => app.use(policy, (_request, response) => void response.status(404).json({})),
  },
  handled(
    'json',
    500,
    (error: Error, _request, response, _next) => {
      response.status(500).json({ error: error.message })
    },
    { body: '{"error":"broken"}' },
  ),
  handled(
    'head',
    502,
    (_error, _request, response, _next) => {
      response.writeHead(502, { 'Content-Type': 'text/plain' }).end('sorry')
    },
    { body: 'sorry' },
  ),
  handled(
    'clears-the-head',
    500,
    (_error, _request, response, _next) => {
      for (const name of response.getHeaderNames()) response.removeHeader(name)
      response.status(500).end('cleared')
    },
    { body: 'cleared' },
  ),
  handled('grants-to-everybody', 500, (_error, _request, response, _next) => {
    response.set('Access-Control-Allow-Origin', '*').status(500).end()
  }),
  handled('passes-on', 422, (error, _request, response, next) => {
    response.status(422)
    next(error)
  }),
  handled('fails-too', 500, () => {
    throw broken({ message: 'again' })
  }),
  handled('redirects', 303, (_error, _request, response, _next) => response.redirect(303, '/sorry'), {
    vary: ['Accept', 'Origin'],
    headers: { location: '/sorry' },
  }),
])
