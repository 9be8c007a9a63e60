import { fileURLToPath } from 'node:url'
import { type Row, describeRows } from './rows.ts'

const assets = fileURLToPath(new URL('assets', import.meta.url))

function file(id: string, status: number, path: string, rest: Partial<Row> = {}): Row {
  return {
    id,
    status,
    mount: (app, policy, express) => app.use(policy, express.static(assets)),
    send: { path },
    ...rest,
  }
}

describeRows('static', [
  file('file', 200, '/hello.txt', { body: 'hello, other origin' }),
  file('head', 200, '/hello.txt', { send: { method: 'HEAD', path: '/hello.txt' }, body: /^$/ }),
  file('not-modified', 304, '', {
    send: { path: '/hello.txt', headers: { 'if-none-match': '*' } },
    body: /^$/,
  }),
  file('range', 206, '', {
    send: { path: '/hello.txt', headers: { range: 'bytes=0-4' } },
    body: /^hello$/,
    headers: { 'content-range': 'bytes 0-4/20' },
  }),
  file('range-not-satisfiable', 416, '', {
    send: { path: '/hello.txt', headers: { range: 'bytes=99-' } },
    headers: { 'content-range': 'bytes */20' },
  }),
  file('precondition', 412, '', { send: { path: '/hello.txt', headers: { 'if-match': '"other"' } } }),
  file('missing', 404, '/missing.txt'),
  file('missing-without-fallthrough', 404, '/missing.txt', {
    mount: (app, policy, express) => app.use(policy, express.static(assets, { fallthrough: false })),
  }),
  file('method', 405, '/hello.txt', {
    mount: (app, policy, express) => app.use(policy, express.static(assets, { fallthrough: false })),
    send: { method: 'POST', path: '/hello.txt' },
    headers: { allow: 'GET, HEAD' },
  }),
  file('traversal', 403, '/..%2f..%2fpackage.json', {
    mount: (app, policy, express) => app.use(policy, express.static(assets, { fallthrough: false })),
  }),
  file('hidden', 403, '/.hidden', {
    mount: (app, policy, express) =>
      app.use(policy, express.static(assets, { dotfiles: 'deny', fallthrough: false })),
  }),
  file('folder', 301, '/folder', { headers: { location: '/folder/' } }),
  file('index', 200, '/folder/', { body: '<p>index</p>' }),
  file('own-headers', 200, '/hello.txt', {
    // The line that many copy for fonts.
    mount: (app, policy, express) =>
      app.use(
        policy,
        express.static(assets, {
          setHeaders: (response) => response.setHeader('Access-Control-Allow-Origin', '*'),
        }),
      ),
  }),
  file('below-a-prefix', 200, '/files/hello.txt', {
    mount: (app, policy, express) => app.use('/files', policy, express.static(assets)),
  }),
])
