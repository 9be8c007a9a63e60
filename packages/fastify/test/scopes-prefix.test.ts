import { describeRoutes } from './route-row.ts'
import { scoped } from './scoped.ts'

describeRoutes('scope-prefix', [
  {
    id: 'parametric-prefix',
    mount({ app, handler }) {
      scoped(app, '/t/:tenant', 'partner', (scope) => scope.put('/x', handler))
      scoped(app, '/t/mine', 'open', (scope) => scope.put('/x', handler))
    },
    asks: [
      ['PUT', '/t/5/x', 'partner', 'path'],
      ['PUT', '/t/5/y', 'partner', 'path', 404],
      ['PUT', '/t/5', 'partner', 'path', 404],
      ['PUT', '/t/mine/x', 'open', 'path'],
      ['PUT', '/t/mine/y', 'open', 'path', 404],
      ['PUT', '/t', 'app', 'path', 404],
    ],
  },
  {
    id: 'prefix-that-ends-with-a-slash',
    mount({ app, handler }) {
      scoped(app, '/api/', 'partner', (scope) => scope.put('/x', handler))
    },
    asks: [
      ['PUT', '/api/x', 'partner', 'path'],
      ['PUT', '/api/y', 'partner', 'path', 404],
      ['PUT', '/api', 'app', 'path', 404],
    ],
  },
  {
    id: 'prefixes-that-differ-by-a-slash',
    mount({ app, handler }) {
      scoped(app, '/api', 'partner', (scope) => scope.put('/x', handler))
      scoped(app, '/api/', 'open', (scope) => scope.put('/y', handler))
    },
    asks: [
      ['PUT', '/api/x', 'partner', 'path'],
      ['PUT', '/api/y', 'open', 'path'],
    ],
  },
  {
    id: 'one-prefix-twice',
    mount({ app, handler }) {
      scoped(app, '/api', 'partner', (scope) => scope.put('/x', handler))
      scoped(app, '/api', 'open', (scope) => scope.put('/y', handler))
    },
    asks: [
      ['PUT', '/api/x', 'partner', 'path'],
      ['PUT', '/api/y', 'open', 'path'],
      // As with Fastify's own pages for what is not found: the first.
      ['PUT', '/api/z', 'partner', 'path', 404],
    ],
  },
])
