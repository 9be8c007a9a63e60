import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { runServer } from 'verdaccio'

const [storage = ''] = process.argv.slice(2)

// That of whoever runs the tests: a mirror, or npm's own.
const above = execFileSync('npm', ['config', 'get', 'registry'], {
  cwd: storage,
  encoding: 'utf8',
  stdio: ['ignore', 'pipe', 'ignore'],
}).trim()

const server = (await runServer({
  self_path: storage,
  configPath: storage,
  storage,
  uplinks: { above: { url: above, maxage: '1h', timeout: '60s', max_fails: 10, fail_timeout: '1s' } },
  packages: {
    // Without a proxy, what was not published to this one cannot come from elsewhere.
    '@cors/*': { access: '$all', publish: '$all', unpublish: '$all' },
    '**': { access: '$all', proxy: 'above' },
  },
  security: { api: { legacy: true } },
  middlewares: {},
  web: { enable: false },
  server: { keepAliveTimeout: 60 },
  log: { type: 'stdout', format: 'pretty', level: process.env['CORS_REGISTRY_LOG'] ?? 'fatal' },
})) as Server

server.listen(0, '127.0.0.1')
await once(server, 'listening')
process.send?.((server.address() as AddressInfo).port)
process.once('disconnect', () => {
  rmSync(storage, { recursive: true, force: true })
  process.exit()
})
