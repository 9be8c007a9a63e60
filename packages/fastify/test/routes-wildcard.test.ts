import { by } from './named-policies.ts'
import { describeRoutes } from './route-row.ts'

describeRoutes('wildcard', [
  {
    id: 'everything',
    mount: ({ app, handler }) => app.put('*', by('partner'), handler).put('/x', by('open'), handler),
    asks: [
      ['PUT', '/', 'partner', 'method'],
      ['PUT', '/a/b/c', 'partner', 'method'],
      ['PUT', '/x', 'open', 'method'],
      ['PUT', '//', 'partner', 'method'],
    ],
  },
  {
    id: 'behind-a-path',
    mount: ({ app, handler }) => app.put('/files/*', by('partner'), handler),
    asks: [
      ['PUT', '/files/', 'partner', 'method'],
      ['PUT', '/files/a/b', 'partner', 'method'],
      ['PUT', `/files/${'a'.repeat(200)}`, 'partner', 'method'],
      ['PUT', '/files', 'app', 'path', 404],
    ],
  },
  {
    id: 'last',
    mount({ app, handler }) {
      app.put('/x/*', by('open'), handler).put('/x/:id', by('partner'), handler)
      app.put('/x/me/*', by('nobody'), handler)
    },
    asks: [
      ['PUT', '/x/5', 'partner', 'method'],
      ['PUT', '/x/5/6', 'open', 'method'],
      ['PUT', '/x/me/6', 'nobody', 'method'],
    ],
  },
])
