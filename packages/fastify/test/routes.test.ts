import { by } from './named-policies.ts'
import { describeRoutes } from './route-row.ts'

// A route's policy replaces that of its scope, and preflights obey it.
describeRoutes('route', [
  {
    id: 'beside',
    mount: ({ app, handler }) => app.put('/x', by('partner'), handler).put('/y', handler),
    asks: [
      ['PUT', '/x', 'partner', 'method'],
      ['PUT', '/y', 'app', 'path'],
    ],
  },
  {
    id: 'looser',
    mount: ({ app, handler }) => app.put('/x', by('open'), handler).put('/y', handler),
    asks: [
      ['PUT', '/x', 'open', 'method'],
      ['PUT', '/y', 'app', 'path'],
    ],
  },
  {
    id: 'stricter',
    top: 'open',
    mount: ({ app, handler }) => app.put('/x', by('partner'), handler).put('/y', handler),
    asks: [
      ['PUT', '/x', 'partner', 'method'],
      ['PUT', '/y', 'open', 'path'],
    ],
  },
  {
    id: 'opened-below-false',
    top: 'nobody',
    mount: ({ app, handler }) => app.put('/x', by('app'), handler).put('/y', handler),
    asks: [
      ['PUT', '/x', 'app', 'method'],
      ['PUT', '/y', 'nobody', 'path'],
      ['PUT', '/z', 'nobody', 'path', 404],
    ],
  },
  {
    id: 'closed-by-false',
    top: 'open',
    mount: ({ app, handler }) => app.put('/x', by('nobody'), handler),
    asks: [['PUT', '/x', 'nobody', 'method']],
  },
  {
    id: 'the-same-again',
    mount: ({ app, handler }) => app.put('/x', by('app'), handler),
    asks: [['PUT', '/x', 'app', 'method']],
  },
])
