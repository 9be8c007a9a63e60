import { describeRoutes, single } from './route-rows.ts'

describeRoutes('routes/paths', [
  single('trailing-slash', '/x', [
    ['PUT /x', 'route'],
    ['PUT /x/', 'route'],
    ['PUT /x//', 'outer', 404],
  ]),
  single(
    'trailing-slash-strict',
    '/x',
    [
      ['PUT /x', 'route'],
      ['PUT /x/', 'outer', 404],
    ],
    { strict: true },
  ),
  single(
    'trailing-slash-declared-strict',
    '/x/',
    [
      ['PUT /x/', 'route'],
      ['PUT /x', 'outer', 404],
    ],
    { strict: true },
  ),
  single('case', '/x/Yz', [
    ['PUT /x/Yz', 'route'],
    ['PUT /X/yZ', 'route'],
  ]),
  single(
    'case-sensitive',
    '/x/Yz',
    [
      ['PUT /x/Yz', 'route'],
      ['PUT /x/yz', 'outer', 404],
    ],
    { sensitive: true },
  ),
  single('encoded', '/caf%C3%A9', [
    ['PUT /caf%C3%A9', 'route'],
    ['PUT /cafe', 'outer', 404],
    ['PUT /%63af%C3%A9', 'outer', 404],
  ]),
  // The router matches bytes: a path that was written decoded is reached by nobody.
  single('decoded', '/café', [['PUT /caf%C3%A9', 'outer', 404]]),
  single('parameter', '/items/:id', [
    ['PUT /items/5', 'route'],
    ['PUT /items/caf%C3%A9', 'route'],
    ['PUT /items/a%2Fb', 'route'],
    ['PUT /items/%zz', 'route'],
    ['PUT /items/a;b=c', 'route'],
    ['PUT /items/a/b', 'outer', 404],
    ['PUT /items/', 'outer', 404],
    ['PUT /items', 'outer', 404],
  ]),
  single('not-the-path', '/a/x', [
    ['PUT /a/../a/x', 'outer', 404],
    ['PUT /a/./x', 'outer', 404],
    ['PUT //a/x', 'outer', 404],
    ['PUT /a//x', 'outer', 404],
    ['PUT /a%2Fx', 'outer', 404],
    ['PUT /a/x;b', 'outer', 404],
    ['PUT /a/x%00', 'outer', 404],
    ['PUT /b/a/x', 'outer', 404],
  ]),
  single('absolute-form', '/x', [
    ['PUT http://api.example/x', 'route'],
    ['PUT http://api.example/y', 'outer', 404],
  ]),
  single('expression', /^\/r\d+$/, [
    ['PUT /r5', 'route'],
    ['PUT /r', 'outer', 404],
  ]),
  single(
    'several',
    ['/a', '/b'],
    [
      ['PUT /a', 'route'],
      ['PUT /b', 'route'],
      ['PUT /c', 'outer', 404],
    ],
  ),
])
