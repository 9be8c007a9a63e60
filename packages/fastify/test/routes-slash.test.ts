import { by } from './named-policies.ts'
import { describeRoutes } from './route-row.ts'

describeRoutes('slash', [
  {
    id: 'trailing',
    mount: ({ app, handler }) => app.put('/x', by('partner'), handler).put('/y/', by('open'), handler),
    asks: [
      ['PUT', '/x', 'partner', 'method'],
      ['PUT', '/x/', 'app', 'path', 404],
      ['PUT', '/y', 'app', 'path', 404],
      ['PUT', '/y/', 'open', 'method'],
    ],
  },
  {
    id: 'trailing-tells-apart',
    mount: ({ app, handler }) => app.put('/x', by('partner'), handler).put('/x/', by('open'), handler),
    asks: [
      ['PUT', '/x', 'partner', 'method'],
      ['PUT', '/x/', 'open', 'method'],
    ],
  },
  {
    id: 'trailing-ignored',
    settings: { ignoreTrailingSlash: true },
    mount: ({ app, handler }) => app.put('/x', by('partner'), handler).put('/y/', by('open'), handler),
    asks: [
      ['PUT', '/x', 'partner', 'method'],
      ['PUT', '/x/', 'partner', 'method'],
      ['PUT', '/y', 'open', 'method'],
      ['PUT', '/y/', 'open', 'method'],
      ['PUT', '/x//', 'app', 'path', 404],
    ],
  },
  {
    // One is ignored, and no more.
    id: 'trailing-ignored-of-two',
    settings: { ignoreTrailingSlash: true },
    mount: ({ app, handler }) => app.put('/x//', by('partner'), handler).put('/x/', by('open'), handler),
    asks: [
      ['PUT', '/x//', 'partner', 'method'],
      ['PUT', '/x/', 'open', 'method'],
      ['PUT', '/x', 'open', 'method'],
    ],
  },
  {
    id: 'trailing-ignored-by-the-router',
    only: 'fastify@5',
    settings: { routerOptions: { ignoreTrailingSlash: true } },
    mount: ({ app, handler }) => app.put('/x', by('partner'), handler),
    asks: [['PUT', '/x/', 'partner', 'method']],
  },
  {
    id: 'duplicate',
    mount: ({ app, handler }) => app.put('/a/x', by('partner'), handler),
    asks: [
      ['PUT', '//a/x', 'app', 'path', 404],
      ['PUT', '/a//x', 'app', 'path', 404],
    ],
  },
  {
    id: 'duplicate-ignored',
    settings: { ignoreDuplicateSlashes: true },
    mount: ({ app, handler }) => app.put('/a/x', by('partner'), handler).put('/b//y', by('open'), handler),
    asks: [
      ['PUT', '/a/x', 'partner', 'method'],
      ['PUT', '///a//x', 'partner', 'method'],
      ['PUT', '/b/y', 'open', 'method'],
      ['PUT', '/b///y', 'open', 'method'],
      ['PUT', '/a/x//', 'app', 'path', 404],
      ['PUT', '/a/x?b=//', 'partner', 'method'],
    ],
  },
  {
    id: 'both-ignored',
    settings: { ignoreDuplicateSlashes: true, ignoreTrailingSlash: true },
    mount: ({ app, handler }) => app.put('/a/x', by('partner'), handler),
    asks: [['PUT', '//a/x//', 'partner', 'method']],
  },
  {
    id: 'both-ignored-by-the-router',
    only: 'fastify@5',
    settings: { routerOptions: { ignoreDuplicateSlashes: true, ignoreTrailingSlash: true } },
    mount: ({ app, handler }) => app.put('/a/x', by('partner'), handler),
    asks: [['PUT', '//a/x//', 'partner', 'method']],
  },
  {
    // Fastify 5 still takes what it wants to have apart.
    id: 'ignored-in-two-places',
    only: 'fastify@5',
    settings: { ignoreTrailingSlash: true, routerOptions: { ignoreDuplicateSlashes: true } },
    mount: ({ app, handler }) => app.put('/a/x', by('partner'), handler),
    asks: [
      ['PUT', '//a/x', 'partner', 'method'],
      ['PUT', '/a/x/', 'partner', 'method'],
    ],
  },
])
