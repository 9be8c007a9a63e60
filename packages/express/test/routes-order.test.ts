import type { ErrorRequestHandler } from 'express'
import { type RouteRow, describeRoutes } from './route-row.ts'

const onError: ErrorRequestHandler = (error, _request, _response, next) => next(error)

// What stands before, beside and after a route's policy: the last gate that a request runs is the one.
const beside: readonly RouteRow[] = [
  {
    id: 'beside/array-of-handlers',
    mount: ({ app, gates, handler, onward }) => app.put('/x', [onward, gates.partner, handler]),
    asks: [['PUT', '/x', 'partner', 'method']],
  },
  {
    id: 'beside/arrays-of-handlers',
    mount: ({ app, gates, handler, onward }) => app.put('/x', [onward, onward], [gates.partner, handler]),
    asks: [['PUT', '/x', 'partner', 'method']],
  },
  {
    id: 'beside/handler-that-takes-next',
    mount: ({ app, gates, handlerWithNext }) => app.put('/x', gates.partner, handlerWithNext),
    asks: [['PUT', '/x', 'partner', 'method']],
  },
  {
    id: 'beside/error-handlers',
    mount({ app, gates, handler }) {
      app.use(onError).put('/x', onError, gates.partner, onError, handler)
      app.use(onError).put('/y', gates.open, handler)
    },
    asks: [
      ['PUT', '/x', 'partner', 'method'],
      ['PUT', '/y', 'open', 'method'],
    ],
  },
  {
    id: 'beside/after-the-handler',
    mount: ({ app, gates, handler }) => app.put('/x', handler, gates.open),
    asks: [['PUT', '/x', 'app', 'path']],
  },
  {
    id: 'beside/after-the-handler-for-all-methods',
    mount: ({ app, gates, handler }) => app.route('/x').put(handler).all(gates.open),
    asks: [
      ['PUT', '/x', 'app', 'path'],
      ['PATCH', '/x', 'open', 'method', 404],
    ],
  },
]

const apart: readonly RouteRow[] = [
  {
    id: 'apart/policy-and-handler',
    mount: ({ app, gates, handler }) => app.put('/x', gates.partner).put('/x', handler).post('/x', handler),
    asks: [
      ['PUT', '/x', 'partner', 'method'],
      ['POST', '/x', 'app', 'path'],
    ],
  },
  {
    id: 'apart/two-policies',
    mount({ app, gates, handler }) {
      app.put('/x', gates.open).put('/x', gates.partner, handler)
      app.put('/y', gates.open, onError).put('/y', gates.partner, handler)
    },
    asks: [
      ['PUT', '/x', 'partner', 'method'],
      ['PUT', '/y', 'partner', 'method'],
    ],
  },
  {
    id: 'apart/all-methods-and-one',
    mount: ({ app, gates, handler }) => app.all('/x', gates.partner).put('/x', handler),
    asks: [
      ['PUT', '/x', 'partner', 'method'],
      ['PATCH', '/x', 'partner', 'method', 404],
    ],
  },
  {
    id: 'apart/route-object',
    mount: ({ app, gates, handler }) => app.route('/x').all(gates.partner).put(handler),
    asks: [
      ['PUT', '/x', 'partner', 'method'],
      ['PATCH', '/x', 'partner', 'method', 404],
    ],
  },
  {
    id: 'apart/route-object-of-methods',
    mount({ app, gates, handler }) {
      app.route('/x').put(gates.partner, handler).delete(gates.open, handler).get(handler)
    },
    asks: [
      ['PUT', '/x', 'partner', 'method'],
      ['DELETE', '/x', 'open', 'method'],
      ['HEAD', '/x', 'app', 'path'],
    ],
  },
  {
    id: 'apart/all-methods-but-one',
    mount: ({ app, gates, handler }) => app.route('/x').all(gates.partner).delete(gates.open).all(handler),
    asks: [
      ['PUT', '/x', 'partner', 'method'],
      ['DELETE', '/x', 'open', 'method'],
    ],
  },
]

const between: readonly RouteRow[] = [
  {
    id: 'between/prefix',
    mount({ app, gates, handler }) {
      app.use('/api', gates.partner).put('/api/x', handler).put('/api/y', gates.open, handler)
      app.put('/apis', handler)
    },
    asks: [
      ['PUT', '/api/x', 'partner', 'path'],
      ['PUT', '/api', 'partner', 'path', 404],
      ['PUT', '/api/y', 'open', 'method'],
      ['PUT', '/apis', 'app', 'path'],
    ],
  },
  {
    id: 'between/router-param',
    mount({ app, express: { Router }, gates, handler }) {
      app.param('id', (_request, _response, next) => next())
      app.param('late', (_request, _response, next) => void setImmediate(next))
      app.put('/x/:id', gates.partner, handler).put('/y/:late', gates.open, handler)
      const router = Router().put('/:own', gates.partner, handler)
      router.param('own', (_request, _response, next) => next())
      app.use('/z', router)
    },
    asks: [
      ['PUT', '/x/5', 'partner', 'method'],
      ['PUT', '/y/5', 'open', 'method'],
      ['PUT', '/z/5', 'partner', 'method'],
    ],
  },
  {
    id: 'between/after-the-route',
    mount: ({ app, gates, handler }) => app.put('/x', gates.partner, handler).use(gates.open),
    asks: [
      ['PUT', '/x', 'partner', 'method'],
      ['PUT', '/y', 'open', 'path', 404],
    ],
  },
]

describeRoutes('order', [...beside, ...apart, ...between])
