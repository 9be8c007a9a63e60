import { cors, createCors } from '@cors/fastify'
import { by, policies } from './named-policies.ts'
import { describeRoutes } from './route-row.ts'

const every = ['GET', 'PUT', 'POST', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS', 'TRACE']

// The ways in which a route and its policy are declared.
describeRoutes('declared', [
  {
    id: 'other-config-is-no-policy',
    mount: ({ app, handler }) => app.put('/x', { config: { rate: 5 } as object }, handler),
    asks: [['PUT', '/x', 'app', 'path']],
  },
  {
    id: 'undefined-is-no-policy',
    mount: ({ app, handler }) => app.put('/x', { config: { cors: undefined } }, handler),
    asks: [['PUT', '/x', 'app', 'path']],
  },
  {
    id: 'one-policy-on-many-routes',
    mount: ({ app, handler }) => app.put('/x', by('partner'), handler).patch('/y', by('partner'), handler),
    asks: [
      ['PUT', '/x', 'partner', 'method'],
      ['PATCH', '/y', 'partner', 'method'],
    ],
  },
  {
    id: 'compiled',
    mount: ({ app, handler }) =>
      app.put('/x', { config: { cors: createCors(policies.partner || { origin: false }) } }, handler),
    asks: [['PUT', '/x', 'partner', 'method']],
  },
  {
    id: 'as-a-route-of-all-words',
    mount({ app, handler }) {
      app.route({ method: 'PUT', url: '/x', handler, ...by('partner') })
      app.route({ method: 'PUT', path: '/y', handler, ...by('open') } as never)
    },
    asks: [
      ['PUT', '/x', 'partner', 'method'],
      ['PUT', '/y', 'open', 'method'],
    ],
  },
  {
    id: 'methods-of-one-path',
    mount({ app, handler }) {
      app.put('/x', by('partner'), handler).delete('/x', by('open'), handler)
      app.post('/x', by('nobody'), handler).get('/x', handler)
    },
    asks: [
      ['PUT', '/x', 'partner', 'method'],
      ['DELETE', '/x', 'open', 'method'],
      ['POST', '/x', 'nobody', 'method'],
      ['GET', '/x', 'app', 'path'],
      // Of no route: the policy of the scope.
      ['PATCH', '/x', 'app', 'path', 404],
    ],
  },
  {
    id: 'method-array',
    mount({ app, handler }) {
      app.route({ method: ['PUT', 'PATCH'], url: '/x', handler, ...by('partner') })
      app.route({ method: ['post'] as never, url: '/x', handler, ...by('open') })
      app.delete('/x', handler)
    },
    asks: [
      ['PUT', '/x', 'partner', 'method'],
      ['PATCH', '/x', 'partner', 'method'],
      ['POST', '/x', 'open', 'method'],
      ['DELETE', '/x', 'app', 'path'],
    ],
  },
  {
    id: 'all-methods',
    mount: ({ app, handler }) => app.all('/x', by('partner'), handler),
    asks: every.map((method) => [method, '/x', 'partner', 'method'] as const),
  },
  {
    id: 'rare-methods',
    only: 'fastify@4',
    mount: ({ app, handler }) => app.route({ method: 'PROPFIND', url: '/x', handler, ...by('partner') }),
    asks: [['PROPFIND', '/x', 'partner', 'method']],
  },
  {
    id: 'rare-methods',
    only: 'fastify@5',
    mount({ app, handler }) {
      app.addHttpMethod('PROPFIND').route({ method: 'PROPFIND', url: '/x', handler, ...by('partner') })
    },
    asks: [['PROPFIND', '/x', 'partner', 'method']],
  },
  {
    id: 'while-another-plugin-loads',
    mount({ app, handler }) {
      app.register(async (scope) => {
        await new Promise((resolve) => setImmediate(resolve))
        scope.put('/x', by('partner'), handler)
      })
      app.after(() => void app.put('/y', by('open'), handler))
    },
    asks: [
      ['PUT', '/x', 'partner', 'method'],
      ['PUT', '/y', 'open', 'method'],
    ],
  },
  {
    id: 'in-a-hook-that-sees-every-route',
    mount({ app, handler }) {
      app.addHook('onRoute', (options) => {
        if (options.url === '/x') options.config = { ...options.config, cors: policies.partner }
      })
      app.put('/x', handler).put('/y', handler)
    },
    asks: [
      ['PUT', '/x', 'partner', 'method'],
      ['PUT', '/y', 'app', 'path'],
    ],
  },
  {
    id: 'moved-by-a-hook-that-sees-every-route',
    mount({ app, handler }) {
      app.addHook('onRoute', (options) => {
        options.url = `/v1${options.url}`
      })
      app.put('/x', by('partner'), handler)
    },
    asks: [
      ['PUT', '/v1/x', 'partner', 'method'],
      ['PUT', '/x', 'app', 'path', 404],
    ],
  },
  {
    id: 'registered-elsewhere-alone',
    top: 'none',
    mount({ app, handler }) {
      app.register(async (scope) => void scope.register(cors, { origin: '*', allowedHeaders: [] }), {
        prefix: '/z',
      })
      app.put('/x', by('partner'), handler).put('/y', handler)
    },
    asks: [
      ['PUT', '/x', 'partner', 'method'],
      ['PUT', '/y', 'none', 'path'],
      ['PUT', '/w', 'none', 'path', 404],
      ['PUT', '/z', 'open', 'path', 404],
    ],
  },
  {
    id: 'registered-nowhere',
    top: 'none',
    mount: ({ app, handler }) => app.put('/x', by('partner'), handler),
    asks: [['PUT', '/x', 'none', 'path']],
  },
])
