import { describeRoutes } from './route-row.ts'

// Parameters, expressions, lists and the wildcards of each major.
describeRoutes('pattern', [
  {
    id: 'root',
    mount: ({ app, gates, handler }) => app.put('/', gates.partner, handler),
    asks: [
      ['PUT', '/', 'partner', 'method'],
      ['PUT', '/x', 'app', 'path', 404],
    ],
  },
  {
    id: 'parameters',
    mount({ app, gates, handler }) {
      app.put('/x/me', gates.partner, handler).put('/x/:id', gates.open, handler)
      app.put('/x/:id/y/:other', gates.nobody, handler)
    },
    asks: [
      ['PUT', '/x/me', 'partner', 'method'],
      ['PUT', '/x/5', 'open', 'method'],
      ['PUT', '/x/5/y/6', 'nobody', 'method'],
      ['PUT', '/x/5/y', 'app', 'path', 404],
    ],
  },
  {
    id: 'expressions',
    mount({ app, gates, handler }) {
      app.put(/^\/v(\d+)$/, gates.partner, handler)
      app.put(/.*fly$/, gates.open, handler)
    },
    asks: [
      ['PUT', '/v10', 'partner', 'method'],
      ['PUT', '/v10a', 'app', 'path', 404],
      ['PUT', '/butter/fly', 'open', 'method'],
    ],
  },
  {
    id: 'arrays',
    mount: ({ app, gates, handler }) => app.put(['/a', '/b/:id', /^\/c\d$/], gates.partner, handler),
    asks: [
      ['PUT', '/a', 'partner', 'method'],
      ['PUT', '/b/5', 'partner', 'method'],
      ['PUT', '/c1', 'partner', 'method'],
      ['PUT', '/c', 'app', 'path', 404],
    ],
  },
  {
    id: 'wildcards-of-4',
    only: 'express@4',
    mount({ app, gates, handler }) {
      app.put('/files/*', gates.partner, handler).put('/ab?cd', gates.open, handler)
      app.put('/n/:id(\\d+)', gates.open, handler).put('/o/:id?', gates.partner, handler)
    },
    asks: [
      ['PUT', '/files/a/b', 'partner', 'method'],
      ['PUT', '/files', 'app', 'path', 404],
      ['PUT', '/acd', 'open', 'method'],
      ['PUT', '/n/5', 'open', 'method'],
      ['PUT', '/n/a', 'app', 'path', 404],
      ['PUT', '/o', 'partner', 'method'],
    ],
  },
  {
    id: 'wildcards-of-5',
    only: 'express@5',
    mount({ app, gates, handler }) {
      app.put('/files/*rest', gates.partner, handler).put('/o{/:id}', gates.open, handler)
      app.put('/all{/*rest}', gates.partner, handler)
    },
    asks: [
      ['PUT', '/files/a/b', 'partner', 'method'],
      ['PUT', '/files', 'app', 'path', 404],
      ['PUT', '/o', 'open', 'method'],
      ['PUT', '/o/5', 'open', 'method'],
      ['PUT', '/all', 'partner', 'method'],
      ['PUT', '/all/a/b', 'partner', 'method'],
    ],
  },
])
