import { describeRoutes } from './route-row.ts'

// Routers in routers, as deep as one likes.
describeRoutes('router', [
  {
    id: 'prefix',
    mount({ app, express, gates, handler }) {
      const router = express.Router().put('/x', gates.partner, handler).put('/y', handler)
      app.use('/api', router).put('/x', gates.open, handler)
    },
    asks: [
      ['PUT', '/api/x', 'partner', 'method'],
      ['PUT', '/API/X/', 'partner', 'method'],
      ['PUT', '/api/y', 'app', 'path'],
      ['PUT', '/api/z', 'app', 'path', 404],
      ['PUT', '/x', 'open', 'method'],
      ['PUT', '/apix', 'app', 'path', 404],
    ],
  },
  {
    id: 'no-prefix',
    mount({ app, express, gates, handler }) {
      app.use(express.Router().put('/x', gates.partner, handler))
      app.use('/', express.Router().put('/y', gates.open, handler))
    },
    asks: [
      ['PUT', '/x', 'partner', 'method'],
      ['PUT', '/y', 'open', 'method'],
    ],
  },
  {
    id: 'nested',
    mount({ app, express: { Router }, gates, handler }) {
      const inner = Router().put('/x', gates.partner, handler)
      const middle = Router().use('/b', Router(), inner).put('/b/y', gates.open, handler)
      app.use('/a', middle)
    },
    asks: [
      ['PUT', '/a/b/x', 'partner', 'method'],
      ['PUT', '/a/b/y', 'open', 'method'],
      ['PUT', '/a/x', 'app', 'path', 404],
      ['PUT', '/b/x', 'app', 'path', 404],
    ],
  },
  {
    id: 'policies-in-between',
    outer: 'nobody',
    mount({ app, express: { Router }, gates, handler }) {
      const inner = Router().use(gates.partner).put('/x', handler).put('/y', gates.app, handler)
      app.use('/a', gates.open, Router().put('/z', handler).use('/b', inner).put('/b/w', handler))
    },
    asks: [
      ['PUT', '/a/b/x', 'partner', 'path'],
      ['PUT', '/a/b/y', 'app', 'method'],
      ['PUT', '/a/z', 'open', 'path'],
      // What a router that is left again has put on a response stays on it.
      ['PUT', '/a/b/w', 'partner', 'path'],
      ['PUT', '/z', 'nobody', 'path', 404],
    ],
  },
  {
    id: 'policies-in-routers-alone',
    outer: 'none',
    mount({ app, express: { Router }, gates, handler }) {
      const inner = Router().use(gates.app).put('/x', gates.partner, handler).put('/y', handler)
      app.use('/a', Router().use('/b', inner))
      app.use('/c', Router().use(gates.partner).put('/x', gates.open, handler))
    },
    asks: [
      ['PUT', '/a/b/x', 'partner', 'method'],
      ['PUT', '/a/b/y', 'app', 'path'],
      ['PUT', '/c/x', 'open', 'method'],
      ['PUT', '/c', 'partner', 'path', 404],
    ],
  },
  {
    id: 'all',
    mount({ app, express: { Router }, gates, handler, onward }) {
      const router = Router()
        .all('/x', onward, gates.open)
        .all('/x', onward)
        .put('/x', gates.partner, handler)
      app.use('/api', router.all('/y', gates.open, handler).put('/y', gates.nobody, handler))
    },
    asks: [
      ['PUT', '/api/x', 'partner', 'method'],
      ['POST', '/api/x', 'open', 'method', 404],
      ['PUT', '/api/y', 'open', 'method'],
    ],
  },
  {
    id: 'strict',
    mount({ app, express: { Router }, gates, handler }) {
      const strict = Router({ strict: true }).put('/', gates.open, handler)
      app.use('/api', strict.put('/x', gates.partner, handler).put('/y/', gates.partner, handler))
    },
    asks: [
      ['PUT', '/api', 'open', 'method'],
      ['PUT', '/api/', 'open', 'method'],
      ['PUT', '/api/x', 'partner', 'method'],
      ['PUT', '/api/x/', 'app', 'path', 404],
      ['PUT', '/api/y', 'app', 'path', 404],
      ['PUT', '/api/y/', 'partner', 'method'],
    ],
  },
  {
    id: 'strict-asked-from-within',
    outer: 'none',
    settings: ['strict routing'],
    mount({ app, express: { Router }, gates, handler }) {
      app.use('/api', Router().use(gates.app))
      app.put('/api', gates.partner, handler).put('/api/', gates.open, handler)
    },
    asks: [
      ['PUT', '/api', 'partner', 'method'],
      ['PUT', '/api/', 'open', 'method'],
    ],
  },
  {
    id: 'case-sensitive',
    mount({ app, express: { Router }, gates, handler }) {
      app.use('/Api', Router({ caseSensitive: true }).put('/X', gates.partner, handler))
    },
    asks: [
      ['PUT', '/api/X', 'partner', 'method'],
      ['PUT', '/Api/x', 'app', 'path', 404],
    ],
  },
  {
    id: 'parameters',
    mount({ app, express: { Router }, gates, handler }) {
      const router = Router({ mergeParams: true }).put('/x/:id', gates.partner, handler)
      app.use('/t/:tenant', router).use('/t/:tenant/y', Router().put('/:id', gates.open, handler))
    },
    asks: [
      ['PUT', '/t/5/x/6', 'partner', 'method'],
      ['PUT', '/t/a%2Fb/x/6', 'partner', 'method'],
      ['PUT', '/t/5/y/6', 'open', 'method'],
    ],
  },
  {
    id: 'mounted-twice',
    mount({ app, express: { Router }, gates, handler, onward }) {
      const router = Router().put('/x', gates.partner, handler)
      app.use(['/a', '/b/:id'], router).use('/c', [onward, router])
    },
    asks: [
      ['PUT', '/a/x', 'partner', 'method'],
      ['PUT', '/b/5/x', 'partner', 'method'],
      ['PUT', '/c/x', 'partner', 'method'],
    ],
  },
  {
    id: 'as-a-route-s-handler',
    mount({ app, express: { Router }, gates, handler }) {
      const router = Router().put('/x/y', gates.partner, handler).put('/x/z', handler)
      app.all(/^\/x/, router).put('/x/z', gates.open, handler)
      app.put(/^\/y/, Router().put('/y', gates.partner, handler)).put('/y/z', gates.open, handler)
    },
    asks: [
      ['PUT', '/y', 'partner', 'method'],
      ['PUT', '/y/z', 'open', 'method'],
      ['PUT', '/x/y', 'partner', 'method'],
      ['PUT', '/x/z', 'app', 'path'],
    ],
  },
])
