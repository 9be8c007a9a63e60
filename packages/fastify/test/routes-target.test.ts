import { cors } from '@cors/fastify'
import type { FastifyServerOptions } from 'fastify'
import { by, policies } from './named-policies.ts'
import { describeRoutes } from './route-row.ts'

/** Takes a prefix off the target, as proxies of old versions do. */
const rewrite: FastifyServerOptions = { rewriteUrl: ({ url = '/' }) => url.replace('/old/', '/') }

// How a target is written, and what Fastify makes of it before a route is looked for.
describeRoutes('target', [
  {
    id: 'rewritten',
    settings: rewrite,
    mount: ({ app, handler }) => app.put('/x', by('partner'), handler).put('/old/x', by('open'), handler),
    asks: [
      ['PUT', '/old/x', 'partner', 'method'],
      ['PUT', '/x?/old/', 'partner', 'method'],
      ['PUT', '/old/old/x', 'open', 'method'],
      ['PUT', '/old/y', 'app', 'path', 404],
    ],
  },
  {
    id: 'rewritten-into-a-scope',
    settings: rewrite,
    mount({ app, handler }) {
      app.register(
        async (scope) => void scope.register(cors, { policy: policies.partner }).put('/x', handler),
        {
          prefix: '/api',
        },
      )
    },
    asks: [
      ['PUT', '/old/api/x', 'partner', 'path'],
      ['PUT', '/old/api/y', 'partner', 'path', 404],
      ['PUT', '/old/y', 'app', 'path', 404],
    ],
  },
  {
    id: 'absolute-form',
    mount: ({ app, handler }) => app.put('/x', by('partner'), handler).put('/', by('open'), handler),
    asks: [
      ['PUT', 'http://api.example/x', 'partner', 'method'],
      ['PUT', 'http://api.example:8080/x?a=b', 'partner', 'method'],
      ['PUT', 'https://user@api.example/x', 'partner', 'method'],
      ['PUT', 'http://api.example/', 'open', 'method'],
      ['PUT', 'http://api.example/y', 'app', 'path', 404],
    ],
  },
  {
    // find-my-way 8, of Fastify 4, reads it as a path.
    id: 'absolute-form-without-a-path',
    only: 'fastify@4',
    mount: ({ app, handler }) => app.put('/', by('open'), handler).put('/*', by('partner'), handler),
    asks: [['PUT', 'http://api.example', 'partner', 'method']],
  },
  {
    id: 'absolute-form-without-a-path',
    only: 'fastify@5',
    mount: ({ app, handler }) => app.put('/', by('open'), handler).put('/*', by('partner'), handler),
    asks: [['PUT', 'http://api.example', 'open', 'method']],
  },
  {
    id: 'absolute-form-malformed',
    only: 'fastify@5',
    mount: ({ app, handler }) => app.put('/x', by('partner'), handler),
    asks: [['PUT', 'http://[x/', 'app', 'path', 400]],
  },
  {
    id: 'a-target-within-the-path',
    mount: ({ app, handler }) => app.put('/x', by('open'), handler).put('/to/*', by('partner'), handler),
    asks: [['PUT', '/to/http://api.example/x', 'partner', 'method']],
  },
  {
    id: 'asterisk',
    mount: ({ app, handler }) => app.put('/x', by('partner'), handler),
    asks: [['PUT', '*', 'app', 'path', 404]],
  },
])
