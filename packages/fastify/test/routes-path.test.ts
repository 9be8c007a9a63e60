import { by } from './named-policies.ts'
import { describeRoutes } from './route-row.ts'

// Paths are the router's to match. Whatever it makes of one, a preflight makes the same of it.
describeRoutes('path', [
  {
    id: 'case',
    mount: ({ app, handler }) => app.put('/Notes', by('partner'), handler).put('/notes', by('open'), handler),
    asks: [
      ['PUT', '/Notes', 'partner', 'method'],
      ['PUT', '/notes', 'open', 'method'],
      ['PUT', '/NOTES', 'app', 'path', 404],
    ],
  },
  {
    id: 'case-ignored',
    settings: { caseSensitive: false },
    mount: ({ app, handler }) => app.put('/Notes/:Id', by('partner'), handler),
    asks: [
      ['PUT', '/Notes/A', 'partner', 'method'],
      ['PUT', '/nOTES/a', 'partner', 'method'],
      ['PUT', '/nOTES', 'app', 'path', 404],
    ],
  },
  {
    id: 'case-ignored-by-the-router',
    only: 'fastify@5',
    settings: { routerOptions: { caseSensitive: false } },
    mount: ({ app, handler }) => app.put('/Notes', by('partner'), handler),
    asks: [['PUT', '/nOTES', 'partner', 'method']],
  },
  {
    id: 'encoded',
    mount: ({ app, handler }) => app.put('/café', by('partner'), handler).put('/a b', by('open'), handler),
    asks: [
      ['PUT', '/caf%C3%A9', 'partner', 'method'],
      ['PUT', '/c%61f%c3%a9', 'partner', 'method'],
      ['PUT', '/a%20b', 'open', 'method'],
      ['PUT', '/a+b', 'app', 'path', 404],
    ],
  },
  {
    id: 'encoded-percent',
    mount: ({ app, handler }) => app.put('/50%', by('partner'), handler),
    asks: [
      ['PUT', '/50%25', 'partner', 'method'],
      ['PUT', '/50%2525', 'app', 'path', 404],
    ],
  },
  {
    id: 'encoded-in-a-parameter',
    mount: ({ app, handler }) => app.put('/files/:name', by('partner'), handler),
    asks: [
      ['PUT', '/files/caf%C3%A9', 'partner', 'method'],
      ['PUT', '/files/a%2Fb', 'partner', 'method'],
      ['PUT', '/files/..%2F', 'partner', 'method'],
      ['PUT', '/files/%25', 'partner', 'method'],
      ['PUT', '/files/a/b', 'app', 'path', 404],
    ],
  },
  {
    id: 'query',
    mount: ({ app, handler }) => app.put('/x', by('partner'), handler).put('/y', by('open'), handler),
    asks: [
      ['PUT', '/x?a=b', 'partner', 'method'],
      ['PUT', '/x?/y', 'partner', 'method'],
      ['PUT', '/x?', 'partner', 'method'],
      ['PUT', '/x#/y', 'partner', 'method'],
      ['PUT', '/?/x', 'app', 'path', 404],
    ],
  },
  {
    id: 'semicolon',
    // The majors differ in what they do where nothing is said.
    settings: { useSemicolonDelimiter: false },
    mount: ({ app, handler }) => app.put('/x', by('partner'), handler).put('/y/:id', by('open'), handler),
    asks: [
      ['PUT', '/x;a=b', 'app', 'path', 404],
      ['PUT', '/y/5;a=b', 'open', 'method'],
    ],
  },
  {
    id: 'semicolon-delimits',
    settings: { useSemicolonDelimiter: true },
    mount: ({ app, handler }) => app.put('/x', by('partner'), handler),
    asks: [
      ['PUT', '/x;a=b', 'partner', 'method'],
      ['PUT', '/x;/y', 'partner', 'method'],
    ],
  },
  {
    id: 'semicolon-by-default',
    only: 'fastify@4',
    mount: ({ app, handler }) => app.put('/x', by('partner'), handler),
    asks: [['PUT', '/x;a=b', 'partner', 'method']],
  },
  {
    id: 'semicolon-by-default',
    only: 'fastify@5',
    mount: ({ app, handler }) => app.put('/x', by('partner'), handler),
    asks: [['PUT', '/x;a=b', 'app', 'path', 404]],
  },
  {
    // What policies of other libraries were led around by: to Fastify all of these are other paths.
    id: 'not-normal',
    top: 'nobody',
    settings: { useSemicolonDelimiter: false },
    mount: ({ app, handler }) => app.put('/x', by('open'), handler),
    asks: [
      ['PUT', '/a/../x', 'nobody', 'path', 404],
      ['PUT', '/./x', 'nobody', 'path', 404],
      ['PUT', '//x', 'nobody', 'path', 404],
      ['PUT', '/x%2F', 'nobody', 'path', 404],
      ['PUT', '/x/', 'nobody', 'path', 404],
      ['PUT', '/X', 'nobody', 'path', 404],
      ['PUT', '/x;a=b', 'nobody', 'path', 404],
      ['PUT', '/x.json', 'nobody', 'path', 404],
      ['PUT', '/x%00', 'nobody', 'path', 404],
      ['PUT', '/x+', 'nobody', 'path', 404],
      // This one is decoded.
      ['PUT', '/%78', 'open', 'method'],
    ],
  },
  {
    id: 'root',
    mount: ({ app, handler }) => app.put('/', by('partner'), handler),
    asks: [
      ['PUT', '/', 'partner', 'method'],
      ['PUT', '/x', 'app', 'path', 404],
    ],
  },
])
