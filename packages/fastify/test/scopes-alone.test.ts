import { cors } from '@cors/fastify'
import { by, policies } from './named-policies.ts'
import { describeRoutes } from './route-row.ts'

const partner = { policy: policies.partner }

// Nothing stands outside: what is there is as if the package were not.
describeRoutes('scope-alone', [
  {
    id: 'with-a-prefix',
    top: 'none',
    mount({ app, handler }) {
      app.register(async (scope) => void scope.register(cors, partner).put('/x', handler), { prefix: '/api' })
      app.put('/x', handler)
    },
    asks: [
      ['PUT', '/api/x', 'partner', 'path'],
      ['PUT', '/api/y', 'partner', 'path', 404],
      ['PUT', '/x', 'none', 'path'],
      ['PUT', '/y', 'none', 'path', 404],
      ['PUT', '/', 'none', 'path', 404],
    ],
  },
  {
    id: 'without-a-prefix',
    top: 'none',
    mount({ app, handler }) {
      app.register(async (scope) => void scope.register(cors, partner).put('/x', handler))
      app.put('/y', handler)
    },
    asks: [
      ['PUT', '/x', 'partner', 'path'],
      // No prefix: what is not found is nobody's but the root's.
      ['DELETE', '/x', 'none', 'path', 404],
      ['PUT', '/y', 'none', 'path'],
      ['PUT', '/z', 'none', 'path', 404],
    ],
  },
  {
    // The scope's page is the application's, and so is its policy for what is not found.
    id: 'without-a-prefix-and-with-a-page',
    top: 'none',
    mount({ app, handler }) {
      app.register(async (scope) => {
        scope.register(cors, partner).put('/x', handler)
        scope.setNotFoundHandler(async (_request, reply) => reply.code(404).send('lost'))
      })
      app.put('/y', handler)
    },
    asks: [
      ['PUT', '/x', 'partner', 'path'],
      ['PUT', '/y', 'none', 'path'],
      ['PUT', '/z', 'partner', 'path', 404],
    ],
  },
  {
    id: 'several-without-a-prefix',
    top: 'none',
    mount({ app, handler }) {
      app.register(async (scope) => void scope.register(cors, partner).put('/x', handler))
      app.register(async (scope) => void scope.register(cors, { policy: policies.open }).put('/y', handler))
    },
    asks: [
      ['PUT', '/x', 'partner', 'path'],
      ['PUT', '/y', 'open', 'path'],
      ['PUT', '/z', 'none', 'path', 404],
    ],
  },
  {
    id: 'before-and-after-the-policy',
    top: 'none',
    mount({ app, handler }) {
      app.register(
        async (scope) => void scope.put('/before', handler).register(cors, partner).put('/after', handler),
        { prefix: '/api' },
      )
    },
    asks: [
      ['PUT', '/api/before', 'partner', 'path'],
      ['PUT', '/api/after', 'partner', 'path'],
    ],
  },
  {
    id: 'routes-of-their-own-policy',
    top: 'none',
    mount({ app, handler }) {
      app.register(
        async (scope) =>
          void scope
            .register(cors, partner)
            .put('/x', by('open'), handler)
            .put('/y', by('nobody'), handler)
            .put('/z', handler),
        { prefix: '/api' },
      )
    },
    asks: [
      ['PUT', '/api/x', 'open', 'method'],
      ['PUT', '/api/y', 'nobody', 'method'],
      ['PUT', '/api/z', 'partner', 'path'],
    ],
  },
  {
    // Read as a query by the table of routes, and as a path by that of what is not found.
    id: 'semicolon-and-a-malformed-rest',
    top: 'none',
    settings: { useSemicolonDelimiter: true },
    mount({ app, handler }) {
      app.register(async (scope) => void scope.register(cors, partner).put('/x', handler), { prefix: '/api' })
    },
    asks: [
      ['PUT', '/api/x;a', 'partner', 'path'],
      ['PUT', '/api/x;%zz', 'partner', 'path'],
    ],
  },
])
