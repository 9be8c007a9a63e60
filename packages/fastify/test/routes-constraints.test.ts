import { by } from './named-policies.ts'
import { type RouteRow, describeRoutes } from './route-row.ts'
import { constraints, tenant } from './tenant-constraint.ts'

const host = (name: string): { readonly host: string } => ({ host: name })

describeRoutes('host', [
  {
    id: 'by-name',
    mount({ app, handler }) {
      app.put('/x', { ...by('partner'), constraints: { host: 'a.example' } }, handler)
      app.put('/x', { ...by('open'), constraints: { host: 'b.example' } }, handler)
      app.put('/x', by('nobody'), handler)
    },
    asks: [
      ['PUT', '/x', 'partner', 'method', 200, host('a.example')],
      ['PUT', '/x', 'open', 'method', 200, host('b.example')],
      ['PUT', '/x', 'nobody', 'method', 200, host('c.example')],
    ],
  },
  {
    id: 'by-expression',
    mount({ app, handler }) {
      app.put('/x', { ...by('partner'), constraints: { host: /\.example$/ } }, handler)
      app.put('/x', { ...by('open'), constraints: { host: 'a.example' } }, handler)
    },
    asks: [
      ['PUT', '/x', 'partner', 'method', 200, host('b.example')],
      ['PUT', '/x', 'open', 'method', 200, host('a.example')],
      ['PUT', '/x', 'app', 'path', 404, host('c.test')],
    ],
  },
  {
    id: 'without-a-policy',
    mount({ app, handler }) {
      app.put('/x', { constraints: { host: 'a.example' } }, handler)
      app.put('/x', by('partner'), handler)
    },
    asks: [
      ['PUT', '/x', 'app', 'path', 200, host('a.example')],
      ['PUT', '/x', 'partner', 'method', 200, host('b.example')],
    ],
  },
  {
    id: 'back-to-a-parameter',
    mount({ app, handler }) {
      app.put('/x', { ...by('partner'), constraints: { host: 'a.example' } }, handler)
      app.put('/:id', by('open'), handler)
    },
    asks: [
      ['PUT', '/x', 'partner', 'method', 200, host('a.example')],
      ['PUT', '/x', 'open', 'method', 200, host('b.example')],
    ],
  },
])

const version = (of: string): { readonly 'accept-version': string } => ({ 'accept-version': of })

// A browser names a header in a preflight and does not send it: what differs by one is told apart by nothing.
describeRoutes('version', [
  {
    id: 'one',
    mount: ({ app, handler }) =>
      app.put('/x', { ...by('partner'), constraints: { version: '1.2.0' } }, handler),
    asks: [['PUT', '/x', 'partner', 'method', 200, version('1.x')]],
  },
  {
    id: 'several-under-one-policy',
    mount({ app, handler }) {
      app.put('/x', { ...by('partner'), constraints: { version: '1.2.0' } }, handler)
      app.put('/x', { ...by('partner'), constraints: { version: '2.0.0' } }, handler)
    },
    asks: [
      ['PUT', '/x', 'partner', 'method', 200, version('1.2.0')],
      ['PUT', '/x', 'partner', 'method', 200, version('2.x')],
    ],
  },
  {
    id: 'several-under-the-policy-of-the-scope',
    mount({ app, handler }) {
      app.put('/x', { constraints: { version: '1.0.0' } }, handler)
      app.put('/x', { constraints: { version: '2.0.0' } }, handler)
    },
    asks: [['PUT', '/x', 'app', 'path', 200, version('1.0.0')]],
  },
  {
    id: 'several-of-one-host',
    mount({ app, handler }) {
      app.put('/x', { ...by('partner'), constraints: { version: '1.0.0', host: 'a.example' } }, handler)
      app.put('/x', { ...by('partner'), constraints: { version: '2.0.0', host: 'a.example' } }, handler)
      app.put('/x', { ...by('open'), constraints: { version: '1.0.0', host: 'b.example' } }, handler)
    },
    asks: [
      ['PUT', '/x', 'partner', 'method', 200, { ...host('a.example'), ...version('1.0.0') }],
      ['PUT', '/x', 'partner', 'method', 200, { ...host('a.example'), ...version('2.0.0') }],
      ['PUT', '/x', 'open', 'method', 200, { ...host('b.example'), ...version('1.0.0') }],
    ],
  },
  ...(['/x/', '/x//y', '/x/:id?'] as const).map((url): RouteRow => ({
    // Where the router writes the path otherwise than the application.
    id: `several-of/${url}`,
    settings: { ignoreTrailingSlash: true, ignoreDuplicateSlashes: true },
    mount({ app, handler }) {
      app.put(url, { ...by('partner'), constraints: { version: '1.0.0' } }, handler)
      app.put(url, { ...by('partner'), constraints: { version: '2.0.0' } }, handler)
    },
    asks: [
      ['PUT', url.replace(':id?', ''), 'partner', 'method', 200, version('1.0.0')],
      ['PUT', url.replace(':id?', ''), 'partner', 'method', 200, version('2.0.0')],
    ],
  })),
  {
    id: 'an-optional-parameter-beside-none',
    mount({ app, handler }) {
      app.put('/x', { ...by('partner'), constraints: { version: '1.0.0' } }, handler)
      app.put('/x/:id?', { ...by('partner'), constraints: { version: '2.0.0' } }, handler)
    },
    asks: [
      ['PUT', '/x', 'partner', 'method', 200, version('1.0.0')],
      ['PUT', '/x', 'partner', 'method', 200, version('2.0.0')],
      ['PUT', '/x/5', 'partner', 'method', 200, version('2.0.0')],
    ],
  },
  {
    id: 'an-optional-parameter-beside-one',
    mount({ app, handler }) {
      app.put('/x/:id', { ...by('partner'), constraints: { version: '1.0.0' } }, handler)
      app.put('/x/:id?', { ...by('partner'), constraints: { version: '2.0.0' } }, handler)
    },
    asks: [
      ['PUT', '/x/5', 'partner', 'method', 200, version('1.0.0')],
      ['PUT', '/x', 'partner', 'method', 200, version('2.0.0')],
    ],
  },
])

describeRoutes('own-constraint', [
  {
    id: 'under-one-policy',
    settings: { constraints },
    mount({ app, handler }) {
      app.put('/x', { ...by('partner'), constraints: { tenant: 'a' } }, handler)
      app.put('/x', { ...by('partner'), constraints: { tenant: 'b' } }, handler)
    },
    asks: [
      ['PUT', '/x', 'partner', 'method', 200, { 'x-tenant': 'a' }],
      ['PUT', '/x', 'partner', 'method', 200, { 'x-tenant': 'b' }],
    ],
  },
  {
    id: 'added-later',
    mount({ app, handler }) {
      app.addConstraintStrategy(tenant)
      app.put('/x', { ...by('partner'), constraints: { tenant: 'a' } }, handler)
    },
    asks: [['PUT', '/x', 'partner', 'method', 200, { 'x-tenant': 'a' }]],
  },
])
