import { describeRoutes } from './route-row.ts'

// decisions/010: what is in an application cannot be seen from the one that it is mounted on.
describeRoutes('application/limits', [
  {
    id: 'a-policy-around-it-answers-for-all-of-it',
    outer: 'partner',
    mount({ app, express, gates, handler }) {
      app.use('/sub', express().use(gates.app).put('/x', gates.open, handler))
    },
    asks: [
      ['PUT', '/sub/x', 'partner', 'path', 200, 'open'],
      ['PUT', '/sub/y', 'partner', 'path', 404, 'app'],
    ],
  },
  {
    id: 'what-follows-it-cannot-be-seen-from-within',
    outer: 'none',
    mount({ app, express, gates, handler }) {
      app.use('/sub', express().use(gates.app)).put('/sub/x', gates.partner, handler)
    },
    asks: [['PUT', '/sub/x', 'app', 'path', 200, 'partner']],
  },
  {
    id: 'mounted-on-a-parameter',
    outer: 'none',
    mount({ app, express, gates, handler }) {
      const inner = express().use(gates.app).put('/x', gates.partner, handler).put('/y', handler)
      app.use('/:tenant', inner.put('/5/x', gates.open, handler))
    },
    asks: [
      ['PUT', '/5/x', 'app', 'path', 200, 'partner'],
      ['PUT', '/5/y', 'app', 'path'],
    ],
  },
  {
    id: 'mounted-on-an-expression',
    outer: 'none',
    mount({ app, express, gates, handler }) {
      app.use(/^\/v\d/, express().use(gates.app).put('/x', gates.partner, handler))
    },
    asks: [['PUT', '/v1/x', 'app', 'path', 200, 'partner']],
  },
  {
    id: 'mounted-on-several-paths',
    outer: 'none',
    mount({ app, express, gates, handler }) {
      app.use(['/a', '/b'], express().use(gates.app).put('/x', gates.partner, handler))
    },
    asks: [
      ['PUT', '/a/x', 'app', 'path', 200, 'partner'],
      ['PUT', '/b/x', 'app', 'path', 200, 'partner'],
    ],
  },
  {
    id: 'mounted-twice',
    outer: 'none',
    mount({ app, express, gates, handler }) {
      const inner = express().use(gates.app).put('/x', gates.partner, handler)
      app.use('/a', inner).use('/b', inner)
    },
    asks: [
      ['PUT', '/a/x', 'app', 'path', 200, 'partner'],
      ['PUT', '/b/x', 'partner', 'method'],
    ],
  },
  {
    id: 'mounted-in-a-router',
    outer: 'none',
    mount({ app, express, gates, handler }) {
      const inner = express().use(gates.app).put('/x', gates.partner, handler).put('/y', handler)
      app.use('/api', express.Router().use('/sub', inner))
    },
    asks: [
      ['PUT', '/api/sub/x', 'app', 'path', 200, 'partner'],
      ['PUT', '/api/sub/y', 'app', 'path'],
    ],
  },
])
