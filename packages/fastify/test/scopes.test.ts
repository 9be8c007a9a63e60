import type { FastifyInstance } from 'fastify'
import { by } from './named-policies.ts'
import { describeRoutes } from './route-row.ts'
import { scoped } from './scoped.ts'

const lost = (app: FastifyInstance): unknown =>
  app.setNotFoundHandler(async (_request, reply) => reply.code(404).send('lost'))

// A policy governs the routes of its scope, and what is not found under its prefix.
describeRoutes('scope', [
  {
    id: 'below-another',
    mount({ app, handler }) {
      scoped(app, '/api', 'partner', (scope) => scope.put('/x', handler))
      app.put('/x', handler)
    },
    asks: [
      ['PUT', '/api/x', 'partner', 'path'],
      ['PUT', '/x', 'app', 'path'],
      ['DELETE', '/api/x', 'partner', 'path', 404],
      ['PUT', '/api', 'partner', 'path', 404],
      ['PUT', '/api/', 'partner', 'path', 404],
      ['PUT', '/api/y/z', 'partner', 'path', 404],
      ['PUT', '/apis', 'app', 'path', 404],
      ['PUT', '/y', 'app', 'path', 404],
    ],
  },
  {
    id: 'below-another-with-a-page-for-what-is-not-found',
    mount({ app, handler }) {
      lost(app)
      scoped(app, '/api', 'partner', (scope) => {
        lost(scope)
        scope.put('/x', handler)
      })
    },
    asks: [
      ['PUT', '/api/x', 'partner', 'path'],
      ['PUT', '/api/y', 'partner', 'path', 404],
      ['PUT', '/api', 'partner', 'path', 404],
      ['PUT', '/y', 'app', 'path', 404],
    ],
  },
  {
    // The page is the root's; the prefix, and so the policy, is the scope's.
    id: 'below-another-with-the-page-of-the-root',
    mount({ app, handler }) {
      lost(app)
      scoped(app, '/api', 'partner', (scope) => scope.put('/x', handler))
    },
    asks: [['PUT', '/api/y', 'partner', 'path', 404]],
  },
  {
    id: 'without-a-policy-under-one',
    mount({ app, handler }) {
      app.register(async (scope) => void scope.put('/x', handler).put('/y', by('open'), handler), {
        prefix: '/api',
      })
    },
    asks: [
      ['PUT', '/api/x', 'app', 'path'],
      ['PUT', '/api/y', 'open', 'method'],
      ['PUT', '/api/z', 'app', 'path', 404],
    ],
  },
  {
    id: 'a-page-without-a-policy-under-a-governed-prefix',
    mount({ app }) {
      scoped(app, '/api', 'partner', (scope) =>
        scope.register(async (inner) => void lost(inner), { prefix: '/inner' }),
      )
    },
    asks: [
      ['PUT', '/api/inner/x', 'partner', 'path', 404],
      ['PUT', '/api/x', 'partner', 'path', 404],
    ],
  },
  {
    // Not of the scope that owns the prefix, and so not under its policy.
    id: 'of-a-sibling-with-the-same-prefix',
    top: 'none',
    mount({ app, handler }) {
      scoped(app, '/api', 'partner', (scope) => scope.put('/x', handler))
      app.register(async (scope) => void scope.put('/y', handler), { prefix: '/api' })
      app.put('/api/z', handler)
    },
    asks: [
      ['PUT', '/api/x', 'partner', 'path'],
      ['PUT', '/api/y', 'none', 'path'],
      ['PUT', '/api/z', 'none', 'path'],
      ['PUT', '/api/w', 'partner', 'path', 404],
    ],
  },
  {
    id: 'siblings',
    mount({ app, handler }) {
      scoped(app, '/a', 'partner', (scope) => scope.put('/x', handler))
      scoped(app, '/b', 'open', (scope) => scope.put('/x', handler))
      scoped(app, '/c', 'nobody', (scope) => scope.put('/x', handler))
    },
    asks: [
      ['PUT', '/a/x', 'partner', 'path'],
      ['PUT', '/b/x', 'open', 'path'],
      ['PUT', '/c/x', 'nobody', 'path'],
      ['PUT', '/b/y', 'open', 'path', 404],
    ],
  },
  {
    id: 'nested',
    mount({ app, handler }) {
      scoped(app, '/a', 'partner', (scope) => {
        scope.put('/x', handler)
        scoped(scope, '/b', 'open', (inner) => {
          inner.put('/x', handler)
          inner.register(async (last) => void last.put('/x', handler), { prefix: '/c' })
        })
      })
    },
    asks: [
      ['PUT', '/a/x', 'partner', 'path'],
      ['PUT', '/a/b/x', 'open', 'path'],
      ['PUT', '/a/b/c/x', 'open', 'path'],
      ['PUT', '/a/y', 'partner', 'path', 404],
      ['PUT', '/a/b/y', 'open', 'path', 404],
    ],
  },
])
