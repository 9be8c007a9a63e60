import { by } from './named-policies.ts'
import { describeRoutes } from './route-row.ts'

// Fastify declares HEAD beside each GET.
describeRoutes('head', [
  {
    id: 'by-get',
    mount: ({ app, handler }) => app.get('/x', by('partner'), handler).get('/y', handler),
    asks: [
      ['HEAD', '/x', 'partner', 'method'],
      ['GET', '/x', 'partner', 'method'],
      ['HEAD', '/y', 'app', 'path'],
    ],
  },
  {
    id: 'not-exposed',
    settings: { exposeHeadRoutes: false },
    mount({ app, handler }) {
      app.get('/x', by('partner'), handler)
      app.get('/y', { ...by('open'), exposeHeadRoute: true }, handler)
    },
    asks: [
      ['GET', '/x', 'partner', 'method'],
      ['HEAD', '/x', 'app', 'path', 404],
      ['HEAD', '/y', 'open', 'method'],
    ],
  },
  {
    id: 'not-exposed-by-the-route',
    mount: ({ app, handler }) => app.get('/x', { ...by('partner'), exposeHeadRoute: false }, handler),
    asks: [['HEAD', '/x', 'app', 'path', 404]],
  },
  {
    id: 'of-its-own-before-get',
    mount: ({ app, handler }) => app.head('/x', by('open'), handler).get('/x', by('partner'), handler),
    asks: [
      ['HEAD', '/x', 'open', 'method'],
      ['GET', '/x', 'partner', 'method'],
    ],
  },
  {
    id: 'of-its-own-after-get',
    // Fastify 5 refuses it.
    only: 'fastify@4',
    mount: ({ app, handler }) => app.get('/x', by('partner'), handler).head('/x', by('open'), handler),
    asks: [
      ['HEAD', '/x', 'open', 'method'],
      ['GET', '/x', 'partner', 'method'],
    ],
  },
  {
    id: 'of-its-own-beside-a-get-that-exposes-none',
    mount({ app, handler }) {
      app.get('/x', { ...by('partner'), exposeHeadRoute: false }, handler).head('/x', by('open'), handler)
    },
    asks: [
      ['HEAD', '/x', 'open', 'method'],
      ['GET', '/x', 'partner', 'method'],
    ],
  },
  {
    id: 'in-one-declaration',
    mount: ({ app, handler }) => app.route({ method: ['GET', 'HEAD'], url: '/x', handler, ...by('partner') }),
    asks: [
      ['HEAD', '/x', 'partner', 'method'],
      ['GET', '/x', 'partner', 'method'],
    ],
  },
  {
    id: 'of-an-array-with-get',
    mount: ({ app, handler }) => app.route({ method: ['PUT', 'GET'], url: '/x', handler, ...by('partner') }),
    asks: [
      ['HEAD', '/x', 'partner', 'method'],
      ['PUT', '/x', 'partner', 'method'],
    ],
  },
  {
    id: 'at-a-prefix',
    mount: ({ app, handler }) =>
      app.register(async (scope) => void scope.get('/', by('partner'), handler), { prefix: '/api' }),
    asks: [
      ['HEAD', '/api', 'partner', 'method'],
      ['HEAD', '/api/', 'partner', 'method'],
      ['GET', '/api', 'partner', 'method'],
      ['GET', '/api/', 'partner', 'method'],
    ],
  },
  {
    id: 'of-its-own-at-a-prefix',
    mount({ app, handler }) {
      app.register(
        async (scope) => void scope.head('/', by('open'), handler).get('/', by('partner'), handler),
        { prefix: '/api' },
      )
    },
    asks: [
      // Fastify declares a HEAD of one's own at the path that is written, and its own at the other.
      ['HEAD', '/api/', 'open', 'method'],
      ['HEAD', '/api', 'partner', 'method'],
      ['GET', '/api', 'partner', 'method'],
    ],
  },
  {
    // Fastify leaves its own HEAD out where one stands already.
    id: 'of-its-own-with-another-slash',
    settings: { ignoreTrailingSlash: true },
    mount: ({ app, handler }) => app.head('/x', by('open'), handler).get('/x/', by('partner'), handler),
    asks: [
      ['HEAD', '/x', 'open', 'method'],
      ['GET', '/x', 'partner', 'method'],
    ],
  },
  {
    // ... and what it leaves out of a route with an optional parameter is its shorter half.
    id: 'of-its-own-beside-an-optional-parameter',
    mount: ({ app, handler }) => app.head('/x', by('open'), handler).get('/x/:id?', by('partner'), handler),
    asks: [
      ['HEAD', '/x', 'open', 'method'],
      ['HEAD', '/x/5', 'partner', 'method'],
      ['GET', '/x', 'partner', 'method'],
    ],
  },
])
