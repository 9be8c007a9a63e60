import { by } from './named-policies.ts'
import { describeRoutes } from './route-row.ts'

describeRoutes('parameters', [
  {
    id: 'static-first',
    mount({ app, handler }) {
      app.put('/x/me', by('partner'), handler).put('/x/:id', by('open'), handler)
      app.put('/x/:id/y/:other', by('nobody'), handler)
    },
    asks: [
      ['PUT', '/x/me', 'partner', 'method'],
      ['PUT', '/x/5', 'open', 'method'],
      ['PUT', '/x/mee', 'open', 'method'],
      ['PUT', '/x/5/y/6', 'nobody', 'method'],
      ['PUT', '/x/5/y', 'app', 'path', 404],
    ],
  },
  {
    id: 'back-from-a-dead-end',
    mount({ app, handler }) {
      app.put('/x/me/a', by('partner'), handler).put('/x/:id/b', by('open'), handler)
    },
    asks: [
      ['PUT', '/x/me/a', 'partner', 'method'],
      ['PUT', '/x/me/b', 'open', 'method'],
      ['PUT', '/x/you/a', 'app', 'path', 404],
    ],
  },
  {
    id: 'empty',
    mount: ({ app, handler }) => app.put('/x/:id', by('partner'), handler),
    asks: [
      ['PUT', '/x/', 'partner', 'method'],
      ['PUT', '/x', 'app', 'path', 404],
    ],
  },
  {
    id: 'several-in-a-part',
    mount({ app, handler }) {
      app.put('/at/:lat-:lng', by('partner'), handler).put('/file/:name.:type', by('open'), handler)
    },
    asks: [
      ['PUT', '/at/1-2', 'partner', 'method'],
      ['PUT', '/at/1', 'app', 'path', 404],
      ['PUT', '/file/a.png', 'open', 'method'],
      ['PUT', '/file/a.b.png', 'open', 'method'],
      ['PUT', '/file/a', 'app', 'path', 404],
    ],
  },
  {
    id: 'expression',
    mount({ app, handler }) {
      app.put('/x/:id(^\\d+$)', by('partner'), handler).put('/x/:name', by('open'), handler)
    },
    asks: [
      ['PUT', '/x/10', 'partner', 'method'],
      ['PUT', '/x/a10', 'open', 'method'],
    ],
  },
  {
    id: 'expression-alone',
    mount: ({ app, handler }) => app.put('/x/:id(^\\d+$)', by('partner'), handler),
    asks: [
      ['PUT', '/x/10', 'partner', 'method'],
      ['PUT', '/x/a', 'app', 'path', 404],
    ],
  },
  {
    // find-my-way 8, of Fastify 4, takes an empty part for any expression at the end of a path.
    id: 'expression-and-an-empty-part',
    mount: ({ app, handler }) => app.put('/x/:id(^\\d+$)', by('partner'), handler),
    asks: [['PUT', '/x/', 'app', 'path', 404]],
    only: 'fastify@5',
  },
  {
    id: 'expression-and-an-empty-part',
    mount: ({ app, handler }) => app.put('/x/:id(^\\d+$)', by('partner'), handler),
    asks: [['PUT', '/x/', 'partner', 'method']],
    only: 'fastify@4',
  },
  {
    // ... and goes on behind it: to a route that the path does not have.
    id: 'expression-and-an-empty-part-within',
    mount: ({ app, handler }) => app.put('/:id(^\\d+$)/x', by('partner'), handler),
    asks: [['PUT', '//x', 'partner', 'method']],
    only: 'fastify@4',
  },
  {
    id: 'expression-and-an-empty-part-within',
    mount: ({ app, handler }) => app.put('/:id(^\\d+$)/x', by('partner'), handler),
    asks: [['PUT', '//x', 'app', 'path', 404]],
    only: 'fastify@5',
  },
  {
    id: 'several-in-an-empty-part',
    mount: ({ app, handler }) => app.put('/x/:a-:b', by('partner'), handler),
    asks: [['PUT', '/x/', 'partner', 'method']],
    only: 'fastify@4',
  },
  {
    id: 'expression-with-a-suffix',
    mount({ app, handler }) {
      app.put('/x/:file(^\\d+).png', by('partner'), handler).put('/x/:file', by('open'), handler)
    },
    asks: [
      ['PUT', '/x/12.png', 'partner', 'method'],
      ['PUT', '/x/12.gif', 'open', 'method'],
    ],
  },
  {
    id: 'expression-that-may-be-unsafe',
    settings: { allowUnsafeRegex: true },
    mount: ({ app, handler }) => app.put('/x/:id(^(a+)+$)', by('partner'), handler),
    asks: [
      ['PUT', '/x/aa', 'partner', 'method'],
      ['PUT', '/x/b', 'app', 'path', 404],
    ],
  },
  {
    id: 'optional',
    mount: ({ app, handler }) => app.put('/x/:id?', by('partner'), handler),
    asks: [
      ['PUT', '/x', 'partner', 'method'],
      ['PUT', '/x/5', 'partner', 'method'],
      ['PUT', '/x/5/6', 'app', 'path', 404],
    ],
  },
  {
    id: 'double-colon',
    mount: ({ app, handler }) => app.put('/x::y', by('partner'), handler),
    asks: [
      ['PUT', '/x:y', 'partner', 'method'],
      ['PUT', '/x::y', 'app', 'path', 404],
    ],
  },
  {
    id: 'longest',
    mount: ({ app, handler }) => app.put('/x/:id', by('partner'), handler),
    asks: [['PUT', `/x/${'a'.repeat(100)}`, 'partner', 'method']],
  },
  {
    // Of Fastify 4: `find-my-way` 8 looks no further where a parameter is too long, 9 does.
    id: 'too-long-beside-a-wildcard',
    only: 'fastify@4',
    mount: ({ app, handler }) => app.put('/x/:id', by('partner'), handler).put('/x/*', by('open'), handler),
    asks: [['PUT', `/x/${'a'.repeat(101)}`, 'app', 'path', 404]],
  },
  {
    id: 'too-long-beside-a-wildcard',
    only: 'fastify@5',
    mount: ({ app, handler }) => app.put('/x/:id', by('partner'), handler).put('/x/*', by('open'), handler),
    asks: [['PUT', `/x/${'a'.repeat(101)}`, 'open', 'method']],
  },
])
