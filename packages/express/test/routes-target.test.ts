import type { RequestHandler } from 'express'
import { describeRoutes } from './route-row.ts'

/** Takes a prefix off the target, as proxies of old versions do. */
const rewrite: RequestHandler = (request, _response, next) => {
  request.url = request.url.replace('/old/', '/')
  next()
}

// How a target is written, and what middleware has made of it before a policy is asked.
describeRoutes('target', [
  {
    id: 'query',
    mount: ({ app, gates, handler }) => app.put('/x', gates.partner, handler).put('/y', gates.open, handler),
    asks: [
      ['PUT', '/x?a=b', 'partner', 'method'],
      ['PUT', '/x?/y', 'partner', 'method'],
      ['PUT', '/x?a=http://y/y', 'partner', 'method'],
      ['PUT', '/x?', 'partner', 'method'],
      ['PUT', '/?/x', 'app', 'path', 404],
      ['PUT', '/x/?a=b', 'partner', 'method'],
    ],
  },
  {
    id: 'query-of-a-router-s-root',
    mount({ app, express, gates, handler }) {
      const router = express.Router({ strict: true }).use(gates.app).put('/', gates.partner, handler)
      app.use('/api', router)
    },
    asks: [
      ['PUT', '/api?a=b', 'partner', 'method'],
      ['PUT', '/api/?a=/api/x', 'partner', 'method'],
    ],
  },
  {
    id: 'absolute-form',
    mount: ({ app, gates, handler }) => app.put('/x', gates.partner, handler).put('/', gates.open, handler),
    asks: [
      ['PUT', 'http://api.example/x', 'partner', 'method'],
      ['PUT', 'http://api.example:8080/x?a=b', 'partner', 'method'],
      ['PUT', 'https://user@api.example/x/', 'partner', 'method'],
      ['PUT', 'http://api.example/', 'open', 'method'],
      ['PUT', 'http://api.example', 'open', 'method'],
      ['PUT', 'http://api.example/y', 'app', 'path', 404],
    ],
  },
  {
    id: 'absolute-form-in-a-router',
    outer: 'none',
    mount({ app, express, gates, handler }) {
      app.use('/api', express.Router().use(gates.app).put('/x', gates.partner, handler))
    },
    asks: [
      ['PUT', 'http://api.example/api/x', 'partner', 'method'],
      ['PUT', 'http://api.example/api/y?/x', 'app', 'path', 404],
    ],
  },
  {
    id: 'a-target-within-the-path',
    mount: ({ app, gates, handler }) => app.put('/x', gates.open, handler).put('/to/*rest', handler),
    only: 'express@5',
    asks: [['PUT', '/to/http://api.example/x', 'app', 'path']],
  },
  {
    // No browser sends one, and Express does not look behind it.
    id: 'fragment',
    mount: ({ app, gates, handler }) => app.put('/x', gates.partner, handler),
    asks: [['PUT', '/x#/y', 'partner', 'method']],
  },
  {
    id: 'rewritten-before',
    outer: 'none',
    mount({ app, gates, handler }) {
      app.use(rewrite, gates.app)
      app.put('/x', gates.partner, handler).put('/old/x', gates.open, handler)
    },
    asks: [
      ['PUT', '/old/x', 'partner', 'method'],
      ['PUT', '/x?/old/', 'partner', 'method'],
    ],
  },
  {
    id: 'rewritten-before-in-a-router',
    outer: 'none',
    mount({ app, express, gates, handler }) {
      const router = express.Router().use(rewrite, gates.app)
      router.put('/x', gates.partner, handler).put('/old/x', gates.open, handler)
      app.use('/api', router)
    },
    asks: [['PUT', '/api/old/x', 'partner', 'method']],
  },
  {
    // As middleware does that lets nobody see slashes too many.
    id: 'rewritten-slashes',
    outer: 'none',
    settings: ['strict routing'],
    mount({ app, gates, handler }) {
      app.use((request, _response, next) => {
        request.url = request.url.replace(/\/+/g, '/').replace(/(?<=.)\/$/, '')
        next()
      }, gates.app)
      app.put('/x', gates.partner, handler).put('/x/', gates.open, handler).put('//x', gates.open, handler)
    },
    asks: [
      ['PUT', '/x', 'partner', 'method'],
      ['PUT', '/x/', 'partner', 'method'],
      ['PUT', '//x', 'partner', 'method'],
    ],
  },
  {
    id: 'rewritten-to-the-root',
    outer: 'none',
    mount({ app, express, gates, handler }) {
      const toRoot: RequestHandler = (request, _response, next) => {
        request.url = '/'
        next()
      }
      const router = express.Router({ strict: true })
      router.use(toRoot, gates.app).put('/', gates.partner, handler).put('/x', gates.open, handler)
      app.use('/api', router)
    },
    asks: [
      ['PUT', '/api/x', 'partner', 'method'],
      ['PUT', '/api', 'partner', 'method'],
    ],
  },
])
