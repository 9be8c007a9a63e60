import { by } from './named-policies.ts'
import { type RouteRow, describeRoutes } from './route-row.ts'

// `/` under a prefix.
describeRoutes('prefix-slash', [
  ...((['both', undefined] as const).map((prefixTrailingSlash) => ({
    id: prefixTrailingSlash ?? 'default',
    mount: ({ app, handler }) =>
      app.register(
        async (scope) =>
          void scope.put(
            '/',
            { ...by('partner'), ...(prefixTrailingSlash && { prefixTrailingSlash }) },
            handler,
          ),
        { prefix: '/api' },
      ),
    asks: [
      ['PUT', '/api', 'partner', 'method'],
      ['PUT', '/api/', 'partner', 'method'],
      ['PUT', '/api//', 'app', 'path', 404],
    ],
  })) satisfies readonly RouteRow[]),
  {
    id: 'slash',
    mount: ({ app, handler }) =>
      app.register(
        async (scope) => void scope.put('/', { ...by('partner'), prefixTrailingSlash: 'slash' }, handler),
        { prefix: '/api' },
      ),
    asks: [
      ['PUT', '/api', 'app', 'path', 404],
      ['PUT', '/api/', 'partner', 'method'],
    ],
  },
  {
    id: 'no-slash',
    mount: ({ app, handler }) =>
      app.register(
        async (scope) => void scope.put('/', { ...by('partner'), prefixTrailingSlash: 'no-slash' }, handler),
        { prefix: '/api' },
      ),
    asks: [
      ['PUT', '/api', 'partner', 'method'],
      ['PUT', '/api/', 'app', 'path', 404],
    ],
  },
  {
    id: 'one-each',
    mount: ({ app, handler }) =>
      app.register(
        async (scope) =>
          void scope
            .put('/', { ...by('partner'), prefixTrailingSlash: 'slash' }, handler)
            .put('', by('open'), handler),
        { prefix: '/api' },
      ),
    asks: [
      ['PUT', '/api', 'open', 'method'],
      ['PUT', '/api/', 'partner', 'method'],
    ],
  },
  {
    id: 'ignored',
    settings: { ignoreTrailingSlash: true },
    mount: ({ app, handler }) =>
      app.register(async (scope) => void scope.put('/', by('partner'), handler), { prefix: '/api' }),
    asks: [
      ['PUT', '/api', 'partner', 'method'],
      ['PUT', '/api/', 'partner', 'method'],
    ],
  },
  {
    id: 'of-the-prefix',
    mount: ({ app, handler }) =>
      app.register(
        async (scope) => void scope.put('/', by('partner'), handler).put('/x', by('open'), handler),
        {
          prefix: '/api/',
        },
      ),
    asks: [
      ['PUT', '/api/', 'partner', 'method'],
      ['PUT', '/api/x', 'open', 'method'],
      ['PUT', '/api', 'app', 'path', 404],
      ['PUT', '/api//x', 'app', 'path', 404],
    ],
  },
  {
    id: 'of-the-prefix-duplicates-ignored',
    settings: { ignoreDuplicateSlashes: true },
    mount: ({ app, handler }) =>
      app.register(
        async (scope) => void scope.put('/', by('partner'), handler).put('/x', by('open'), handler),
        {
          prefix: '/api/',
        },
      ),
    asks: [
      ['PUT', '/api/', 'partner', 'method'],
      ['PUT', '/api//', 'partner', 'method'],
      ['PUT', '/api/x', 'open', 'method'],
    ],
  },
  {
    // Fastify declares a HEAD for each at one and the same path, and leaves the second out.
    id: 'one-each-of-a-prefix-with-a-slash-ignored',
    settings: { ignoreTrailingSlash: true },
    mount: ({ app, handler }) =>
      app.register(
        async (scope) =>
          void scope
            .get('/', { ...by('partner'), prefixTrailingSlash: 'slash' }, handler)
            .get('', by('open'), handler),
        { prefix: '/api/' },
      ),
    asks: [
      ['GET', '/api//', 'partner', 'method'],
      ['GET', '/api', 'open', 'method'],
    ],
  },
])
