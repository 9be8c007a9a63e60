import { describeRoutes } from './route-row.ts'

// A route for all methods is also how middleware is mounted on a pattern: it ends the way only if it answers.
const majorsAndAll = [
  ['express@4', '*'],
  ['express@5', '/{*rest}'],
] as const

describeRoutes(
  'all',
  majorsAndAll.flatMap(([only, path]) => [
    {
      id: `pass-through/${only}`,
      only,
      mount: ({ app, gates, handler, onward }) =>
        app.all(path, onward).put('/x', gates.partner, handler).put('/y', handler),
      asks: [
        ['PUT', '/x', 'partner', 'method'],
        ['PUT', '/y', 'app', 'path'],
      ],
    },
    {
      id: `pass-through-under-a-policy/${only}`,
      only,
      mount: ({ app, gates, handler, onward }) =>
        app.all(path, gates.open, onward).put('/x', gates.partner, handler).put('/y', handler),
      asks: [
        ['PUT', '/x', 'partner', 'method'],
        ['PUT', '/y', 'open', 'method'],
        ['PUT', '/z', 'open', 'method', 404],
      ],
    },
    {
      id: `answers/${only}`,
      only,
      mount: ({ app, gates, handler }) => {
        app.put('/before', gates.partner, handler).all(path, handler).put('/x', gates.open, handler)
      },
      asks: [
        ['PUT', '/before', 'partner', 'method'],
        ['PUT', '/x', 'app', 'path'],
      ],
    },
    {
      id: `answers-under-a-policy/${only}`,
      only,
      mount: ({ app, gates, handler }) =>
        app.all(path, gates.partner, handler).put('/x', gates.open, handler).use(gates.open),
      asks: [['PUT', '/x', 'partner', 'method']],
    },
    {
      id: `answers-one-method/${only}`,
      only,
      mount: ({ app, gates, handler, handlerWithNext }) => {
        app.route(path).all(gates.partner).put(handlerWithNext)
        app.all('/x', gates.open, handler)
      },
      asks: [
        ['PUT', '/x', 'partner', 'method'],
        ['POST', '/x', 'open', 'method'],
      ],
    },
  ]),
)
