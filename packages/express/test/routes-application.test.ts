import { describeRoutes } from './route-row.ts'

// An application in an application has a router of its own.
describeRoutes('application', [
  {
    id: 'below-a-prefix',
    outer: 'none',
    mount({ app, express, gates, handler }) {
      const inner = express().use(gates.app).put('/x', gates.partner, handler).put('/y', handler)
      app.use('/sub', inner.put('/', gates.partner, handler))
      app.put('/sub/x', gates.open, handler).put('/x', gates.open, handler)
    },
    asks: [
      ['PUT', '/sub/x', 'partner', 'method'],
      ['PUT', '/sub/x/?a=b', 'partner', 'method'],
      ['PUT', '/sub/y', 'app', 'path'],
      ['PUT', '/sub', 'partner', 'method'],
      ['PUT', '/sub/?a=b', 'partner', 'method'],
      ['PUT', '/sub/z', 'app', 'path', 404],
    ],
  },
  {
    id: 'below-a-prefix-in-another-case',
    outer: 'none',
    mount({ app, express, gates, handler }) {
      app.use('/sub', express().use(gates.app).put('/x', gates.partner, handler))
    },
    asks: [['PUT', '/SUB/x', 'partner', 'method']],
  },
  {
    id: 'below-a-prefix-with-a-slash',
    outer: 'none',
    mount({ app, express, gates, handler }) {
      app.use('/sub/', express().use(gates.app).put('/x', gates.partner, handler))
    },
    asks: [
      ['PUT', '/sub/x', 'partner', 'method'],
      ['PUT', '/sub', 'app', 'path', 404],
    ],
  },
  {
    // As routers, applications on Express 4 are not shown the first of two slashes.
    id: 'below-a-prefix-and-two-slashes',
    only: 'express@4',
    outer: 'none',
    mount({ app, express, gates, handler }) {
      app.use('/sub', express().use(gates.app).put('/x', gates.partner, handler))
    },
    asks: [['PUT', '/sub//x', 'partner', 'method']],
  },
  {
    id: 'below-a-prefix-and-two-slashes',
    only: 'express@5',
    outer: 'none',
    mount({ app, express, gates, handler }) {
      app.use('/sub', express().use(gates.app).put('/x', gates.partner, handler))
    },
    asks: [['PUT', '/sub//x', 'app', 'path', 404]],
  },
  {
    id: 'below-no-prefix',
    outer: 'none',
    mount({ app, express, gates, handler }) {
      app.use(express().use(gates.app).put('/x', gates.partner, handler))
    },
    asks: [
      ['PUT', '/x', 'partner', 'method'],
      ['PUT', '/y', 'app', 'path', 404],
    ],
  },
  {
    id: 'nested',
    outer: 'none',
    mount({ app, express, gates, handler }) {
      const innermost = express().use(gates.app).put('/x', gates.partner, handler)
      const inner = express().use('/b', innermost).put('/b/x', gates.open, handler)
      app.use('/a', inner)
    },
    asks: [
      ['PUT', '/a/b/x', 'partner', 'method'],
      ['PUT', '/a/b', 'app', 'path', 404],
    ],
  },
  {
    id: 'nested-below-no-prefix',
    outer: 'none',
    mount({ app, express, gates, handler }) {
      const innermost = express().use(gates.app).put('/x', gates.partner, handler)
      app.use('/a', express().use(innermost))
    },
    asks: [['PUT', '/a/x', 'partner', 'method']],
  },
  {
    id: 'nested-with-slashes',
    outer: 'none',
    mount({ app, express, gates, handler }) {
      const innermost = express().use(gates.app).put('/x', gates.partner, handler)
      const other = express().use(gates.app).put('/x', gates.open, handler)
      app.use('/a/', express().use('/b', innermost)).use(express().use('/c', other))
    },
    asks: [
      ['PUT', '/a/b/x', 'partner', 'method'],
      ['PUT', '/c/x', 'open', 'method'],
    ],
  },
  {
    id: 'with-routers',
    outer: 'none',
    mount({ app, express, gates, handler }) {
      const router = express.Router({ strict: true }).use(gates.open).put('/', gates.partner, handler)
      app.use('/sub', express().use(gates.app).use('/api', router.put('/x', handler)))
    },
    asks: [
      ['PUT', '/sub/api', 'partner', 'method'],
      ['PUT', '/sub/api/', 'partner', 'method'],
      ['PUT', '/sub/api/x', 'open', 'path'],
    ],
  },
  {
    id: 'settings-of-its-own',
    outer: 'none',
    mount({ app, express, gates, handler }) {
      const inner = express().enable('case sensitive routing').enable('strict routing')
      app.use('/sub', inner.use(gates.app).put('/X', gates.partner, handler))
    },
    asks: [
      ['PUT', '/sub/X', 'partner', 'method'],
      ['PUT', '/sub/x', 'app', 'path', 404],
      ['PUT', '/sub/X/', 'app', 'path', 404],
    ],
  },
  {
    id: 'left-again',
    mount({ app, express, gates, handler }) {
      app.use('/sub', express().put('/y', handler)).put('/sub/x', gates.partner, handler)
    },
    asks: [
      ['PUT', '/sub/x', 'partner', 'method'],
      ['PUT', '/sub/y', 'app', 'path'],
    ],
  },
  {
    id: 'with-the-mount-path-twice',
    outer: 'none',
    mount({ app, express, gates, handler }) {
      app.use('/sub', express().use(gates.app).put('/sub/x', gates.partner, handler))
    },
    asks: [
      ['PUT', '/sub/sub/x', 'partner', 'method'],
      ['PUT', '/sub/x', 'app', 'path', 404],
    ],
  },
])
