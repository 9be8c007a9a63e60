import { describeRoutes } from './route-row.ts'

// Routes are told apart by method too, and so are the policies of their preflights.
describeRoutes('method', [
  {
    id: 'methods-of-one-path',
    mount({ app, gates, handler }) {
      app.put('/x', gates.partner, handler).delete('/x', gates.open, handler)
      app.post('/x', gates.nobody, handler).get('/x', handler)
    },
    asks: [
      ['PUT', '/x', 'partner', 'method'],
      ['DELETE', '/x', 'open', 'method'],
      ['POST', '/x', 'nobody', 'method'],
      ['GET', '/x', 'app', 'path'],
      ['PATCH', '/x', 'app', 'path', 404],
    ],
  },
  {
    id: 'head-by-get',
    mount: ({ app, gates, handler }) => app.get('/x', gates.partner, handler).get('/y', handler),
    asks: [
      ['HEAD', '/x', 'partner', 'method'],
      ['GET', '/x', 'partner', 'method'],
      ['HEAD', '/y', 'app', 'path'],
    ],
  },
  {
    id: 'head-of-its-own',
    mount({ app, gates, handler }) {
      app.head('/x', gates.open, handler).get('/x', gates.partner, handler)
      app.get('/y', gates.partner, handler).head('/y', gates.open, handler)
      app.route('/z').head(gates.open, handler).get(gates.partner, handler)
    },
    asks: [
      ['HEAD', '/x', 'open', 'method'],
      // The first route that serves it.
      ['HEAD', '/y', 'partner', 'method'],
      ['HEAD', '/z', 'open', 'method'],
      ['GET', '/z', 'partner', 'method'],
    ],
  },
  {
    id: 'options-of-its-own',
    mount: ({ app, gates, handler }) => app.options('/x', gates.partner, handler),
    asks: [['OPTIONS', '/x', 'partner', 'method']],
  },
  {
    id: 'rare-methods',
    mount({ app, gates, handler }) {
      app.propfind('/x', gates.partner, handler)['m-search']('/x', gates.open, handler)
    },
    asks: [
      ['PROPFIND', '/x', 'partner', 'method'],
      ['M-SEARCH', '/x', 'open', 'method'],
    ],
  },
])
