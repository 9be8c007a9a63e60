import { describeRoutes } from './route-row.ts'

// Paths are Express's to match. Whatever it makes of one, a preflight makes the same of it.
describeRoutes('path', [
  {
    id: 'trailing-slash',
    mount: ({ app, gates, handler }) => app.put('/x', gates.partner, handler).put('/y/', gates.open, handler),
    asks: [
      ['PUT', '/x', 'partner', 'method'],
      ['PUT', '/x/', 'partner', 'method'],
      ['PUT', '/y', 'open', 'method'],
      ['PUT', '/y/', 'open', 'method'],
      ['PUT', '/x//', 'app', 'path', 404],
    ],
  },
  {
    id: 'trailing-slash-strict',
    settings: ['strict routing'],
    mount: ({ app, gates, handler }) => app.put('/x', gates.partner, handler).put('/y/', gates.open, handler),
    asks: [
      ['PUT', '/x', 'partner', 'method'],
      ['PUT', '/x/', 'app', 'path', 404],
      ['PUT', '/y', 'app', 'path', 404],
      ['PUT', '/y/', 'open', 'method'],
    ],
  },
  {
    id: 'case',
    mount: ({ app, gates, handler }) => app.put('/Notes', gates.partner, handler),
    asks: [
      ['PUT', '/Notes', 'partner', 'method'],
      ['PUT', '/nOTES', 'partner', 'method'],
    ],
  },
  {
    id: 'case-sensitive',
    settings: ['case sensitive routing'],
    mount: ({ app, gates, handler }) =>
      app.put('/Notes', gates.partner, handler).put('/notes', gates.open, handler),
    asks: [
      ['PUT', '/Notes', 'partner', 'method'],
      ['PUT', '/notes', 'open', 'method'],
      ['PUT', '/NOTES', 'app', 'path', 404],
    ],
  },
  {
    id: 'encoded',
    mount: ({ app, gates, handler }) => app.put('/caf%C3%A9', gates.partner, handler),
    asks: [
      ['PUT', '/caf%C3%A9', 'partner', 'method'],
      ['PUT', '/caf%c3%a9', 'partner', 'method'],
      ['PUT', '/c%61f%C3%A9', 'app', 'path', 404],
    ],
  },
  {
    id: 'encoded-in-a-parameter',
    mount: ({ app, gates, handler }) => app.put('/files/:name', gates.partner, handler),
    asks: [
      ['PUT', '/files/caf%C3%A9', 'partner', 'method'],
      ['PUT', '/files/a%2Fb', 'partner', 'method'],
      ['PUT', '/files/..%2F', 'partner', 'method'],
      ['PUT', '/files/a/b', 'app', 'path', 404],
    ],
  },
  {
    // Nothing of Express's runs behind a parameter that it cannot decode, but error handlers.
    id: 'not-decodable-in-a-parameter',
    mount: ({ app, gates, handler }) =>
      app.put('/x/:id', gates.partner, handler).use(gates.open).put('/x/%zz', handler),
    asks: [['PUT', '/x/%zz', 'app', 'path', 400]],
  },
  {
    id: 'not-decodable-elsewhere',
    mount: ({ app, gates, handler }) => app.put('/%zz', gates.partner, handler),
    asks: [
      ['PUT', '/%zz', 'partner', 'method'],
      ['PUT', '/%zz/%zz', 'app', 'path', 404],
    ],
  },
  {
    // What policies of other libraries were led around by: to Express all of these are other paths.
    id: 'not-normal',
    outer: 'nobody',
    mount: ({ app, gates, handler }) => app.put('/x', gates.open, handler),
    asks: [
      ['PUT', '/a/../x', 'nobody', 'path', 404],
      ['PUT', '/./x', 'nobody', 'path', 404],
      ['PUT', '//x', 'nobody', 'path', 404],
      ['PUT', '/x%2F', 'nobody', 'path', 404],
      ['PUT', '/%78', 'nobody', 'path', 404],
      ['PUT', '/x;a=b', 'nobody', 'path', 404],
      ['PUT', '/x.json', 'nobody', 'path', 404],
      ['PUT', '/x%00', 'nobody', 'path', 404],
      ['PUT', '/x+', 'nobody', 'path', 404],
    ],
  },
])
