import { describeRoutes } from './route-row.ts'

// A policy on a route replaces the one that stands before everything, and preflights obey it.
describeRoutes('route', [
  {
    id: 'beside',
    mount: ({ app, gates, handler }) => app.put('/x', gates.partner, handler).put('/y', handler),
    asks: [
      ['PUT', '/x', 'partner', 'method'],
      ['PUT', '/y', 'app', 'path'],
    ],
  },
  {
    id: 'looser',
    mount: ({ app, gates, handler }) => app.put('/x', gates.open, handler).put('/y', handler),
    asks: [
      ['PUT', '/x', 'open', 'method'],
      ['PUT', '/y', 'app', 'path'],
    ],
  },
  {
    id: 'stricter',
    outer: 'open',
    mount: ({ app, gates, handler }) => app.put('/x', gates.partner, handler).put('/y', handler),
    asks: [
      ['PUT', '/x', 'partner', 'method'],
      ['PUT', '/y', 'open', 'path'],
    ],
  },
  {
    id: 'opened-below-false',
    outer: 'nobody',
    mount: ({ app, gates, handler }) => app.put('/x', gates.app, handler).put('/y', handler),
    asks: [
      ['PUT', '/x', 'app', 'method'],
      ['PUT', '/y', 'nobody', 'path'],
    ],
  },
  {
    id: 'closed-by-false',
    outer: 'open',
    mount: ({ app, gates, handler }) => app.put('/x', gates.nobody, handler),
    asks: [['PUT', '/x', 'nobody', 'method']],
  },
  {
    id: 'the-same-again',
    mount: ({ app, gates, handler }) => app.put('/x', gates.app, handler),
    asks: [['PUT', '/x', 'app', 'method']],
  },
  {
    id: 'two-on-one-route',
    mount: ({ app, gates, handler }) => app.put('/x', gates.open, gates.partner, handler),
    asks: [['PUT', '/x', 'partner', 'method']],
  },
  {
    id: 'no-route-of-the-path',
    mount: ({ app, gates, handler }) => app.put('/x', gates.open, handler),
    asks: [
      ['PUT', '/', 'app', 'path', 404],
      ['PUT', '/x/y', 'app', 'path', 404],
    ],
  },
  {
    id: 'mounted-while-listening',
    mount: ({ app, gates, handler }) => app.put('/x', gates.partner, handler),
    late({ app, express, gates, handler }) {
      app.put('/y', gates.open, handler)
      app.use('/z', express.Router().put('/', gates.partner, handler))
    },
    asks: [
      ['PUT', '/x', 'partner', 'method'],
      ['PUT', '/y', 'open', 'method'],
      ['PUT', '/z', 'partner', 'method'],
    ],
  },
  {
    id: 'without-an-outer-policy-for-others',
    outer: 'none',
    mount({ app, gates, handler }) {
      app.put('/x', gates.partner, handler)
      app.use(gates.app)
      app.put('/y', gates.open, handler)
    },
    asks: [
      ['PUT', '/x', 'partner', 'method'],
      ['PUT', '/y', 'open', 'method'],
      ['PUT', '/z', 'app', 'path', 404],
    ],
  },
])
