import type { RequestHandler, Response } from 'express'
import { describeRoutes } from './route-row.ts'

// Where a request's way ends: what stands behind an answer is never reached, and grants nothing.
describeRoutes('way', [
  {
    id: 'ends-at-a-route-without-a-policy',
    mount: ({ app, gates, handler }) => app.put('/x', handler).put('/x', gates.open, handler),
    asks: [['PUT', '/x', 'app', 'path']],
  },
  {
    id: 'ends-at-a-handler-that-takes-next',
    mount: ({ app, gates, handler, handlerWithNext }) =>
      app.put('/x', handlerWithNext).put('/x', gates.open, handler).use(gates.open),
    asks: [
      ['PUT', '/x', 'app', 'path'],
      ['PUT', '/y', 'open', 'path', 404],
    ],
  },
  {
    id: 'ends-at-a-wider-route',
    mount: ({ app, gates, handler }) =>
      app.put('/:id', gates.partner, handler).put('/x', gates.open, handler).put('/x/y', gates.open, handler),
    asks: [
      ['PUT', '/x', 'partner', 'method'],
      ['PUT', '/x/y', 'open', 'method'],
    ],
  },
  {
    id: 'ends-at-middleware-that-answers',
    mount: ({ app, gates, handler }) =>
      app.use('/x', handler).put('/x', gates.open, handler).put('/y', gates.partner, handler),
    asks: [
      ['PUT', '/x', 'app', 'path'],
      ['PUT', '/y', 'partner', 'method'],
    ],
  },
  {
    id: 'ends-at-middleware-that-looks-at-nothing-but-the-request',
    mount({ app, gates, handler }) {
      app.use('/x', (request) => void handler(request, request.res as Response, () => {}))
      app.put('/x', gates.open, handler)
    },
    asks: [['PUT', '/x', 'app', 'path']],
  },
  {
    id: 'goes-on-at-a-route-of-another-method',
    mount({ app, express: { Router }, gates, handler }) {
      app.use(Router().post('/x', handler)).delete('/x', handler).put('/x', gates.partner, handler)
    },
    asks: [
      ['PUT', '/x', 'partner', 'method'],
      ['POST', '/x', 'app', 'path'],
      ['DELETE', '/x', 'app', 'path'],
    ],
  },
  {
    id: 'goes-on-at-middleware',
    mount: ({ app, gates, handler, onward }) => app.use(onward).put('/x', gates.partner, handler),
    asks: [['PUT', '/x', 'partner', 'method']],
  },
  {
    // As wrappers of asynchronous middleware are written: they take what they are given, `next` with it.
    id: 'goes-on-at-middleware-that-takes-whatever-there-is',
    mount({ app, gates, handler, onward }) {
      const wrap =
        (inner: RequestHandler): RequestHandler =>
        (...given) =>
          inner(...given)
      app.use(wrap(onward)).put('/x', wrap(onward), gates.partner, handler)
    },
    asks: [['PUT', '/x', 'partner', 'method']],
  },
  {
    id: 'ends-at-a-page-for-what-is-not-found',
    mount({ app, gates, handler }) {
      app.put('/x', gates.partner, handler)
      app.use((_request, response) => void response.sendStatus(404))
      app.put('/z', gates.open, handler)
    },
    asks: [
      ['PUT', '/x', 'partner', 'method'],
      ['PUT', '/y', 'app', 'path', 404],
      ['PUT', '/z', 'app', 'path', 404],
    ],
  },
  {
    // Express answers an OPTIONS that is no preflight by itself, in each router for its own routes.
    id: 'ends-at-a-router-that-answers-options-by-itself',
    mount({ app, express: { Router }, gates, handler }) {
      app.use(Router().put('/x', handler), Router().put('/y', handler))
      app.options('/x', gates.open, handler).options('/z', gates.partner, handler)
    },
    asks: [
      ['OPTIONS', '/x', 'app', 'path', 'by-express'],
      ['OPTIONS', '/z', 'partner', 'method'],
    ],
  },
])
