import { describeRoutes } from './route-row.ts'

// Express takes the prefix that an expression matches only where it ends as a segment of the path does.
describeRoutes('prefix', [
  {
    id: 'expression',
    mount: ({ app, gates, handler }) => app.use(/^\/v\d+/, gates.partner).put(/.*/, handler),
    asks: [
      ['PUT', '/v1/x', 'partner', 'path'],
      ['PUT', '/v1', 'partner', 'path'],
      ['PUT', '/v1x', 'app', 'path'],
      ['PUT', '/w1/x', 'app', 'path'],
    ],
  },
  {
    id: 'expression-and-a-dot',
    only: 'express@4',
    mount: ({ app, gates, handler }) => app.use(/^\/v\d+/, gates.partner).put(/.*/, handler),
    asks: [['PUT', '/v1.json', 'partner', 'path']],
  },
  {
    id: 'expression-and-a-dot',
    only: 'express@5',
    mount: ({ app, gates, handler }) => app.use(/^\/v\d+/, gates.open).put(/.*/, handler),
    asks: [['PUT', '/v1.json', 'app', 'path']],
  },
  {
    id: 'expression-that-ends-in-a-slash',
    mount: ({ app, gates, handler }) => app.use(/^\/v1\//, gates.open).put(/.*/, handler),
    asks: [
      ['PUT', '/v1/x', 'app', 'path'],
      ['PUT', '/v1/', 'open', 'path'],
      ['PUT', '/v1//x', 'open', 'path'],
    ],
  },
  {
    id: 'expression-within-the-path',
    mount: ({ app, gates, handler }) => app.use(/xyz/, gates.open).put(/.*/, handler),
    asks: [
      // As long as what stands before it, and longer.
      ['PUT', '/ab/xyz', 'app', 'path'],
      ['PUT', '/a/xyz', 'app', 'path'],
      ['PUT', '/xyz', 'app', 'path'],
    ],
  },
  {
    id: 'slash-at-the-end',
    mount({ app, express: { Router }, gates, handler }) {
      app.use('/api/', gates.partner, Router().put('/x', gates.open, handler)).put('/api//y', handler)
    },
    asks: [
      ['PUT', '/api/x', 'open', 'method'],
      ['PUT', '/api', 'partner', 'path', 404],
      ['PUT', '/api//y', 'partner', 'path'],
    ],
  },
  {
    // Express 4 takes the first of two slashes with the prefix.
    id: 'two-slashes-asked-from-within',
    only: 'express@4',
    outer: 'none',
    mount({ app, express: { Router }, gates, handler }) {
      app.put('/api/x', gates.open, handler)
      app.use('/api', Router().use(gates.app).put('/x', gates.partner, handler))
    },
    asks: [['PUT', '/api//x', 'partner', 'method']],
  },
  {
    id: 'two-slashes-asked-from-within',
    only: 'express@5',
    outer: 'none',
    mount({ app, express: { Router }, gates, handler }) {
      app.put('/api/x', gates.open, handler)
      app.use('/api', Router().use(gates.app).put('/x', gates.partner, handler))
    },
    asks: [['PUT', '/api//x', 'app', 'path', 404]],
  },
])
