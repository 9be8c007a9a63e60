import type { AddressInfo } from 'node:net'
import { admin } from './admin.ts'
import { openDatabase } from './databases/open-database.ts'
import { createOriginCache } from './origin-cache.ts'
import { createApp } from './server.ts'
import { readSettings } from './settings.ts'

const settings = readSettings(process.env)
const { DATABASE_URL: place = ':memory:', ADMIN_TOKEN: token, PORT: port = '3000' } = process.env
// Where acme's pages are served. Nothing is put unasked into a database that stays.
const { ORIGINS: seed = place === ':memory:' ? 'http://localhost:5173' : '' } = process.env

let quietUntil = 0
function report(error: unknown): void {
  // A dead database fails as often as it is asked.
  if (performance.now() < quietUntil) return
  quietUntil = performance.now() + 10_000
  console.error('The database does not answer. Known origins are kept, new ones refused.', error)
}

const database = openDatabase(place, {
  deadline: settings.DEADLINE_MS,
  maxWaiting: settings.MAX_WAITING,
  maxConnections: settings.MAX_CONNECTIONS,
  onFailure: report,
})

const counts = { lookUps: 0, failures: 0 }
const origins = createOriginCache(
  (tenant, origin, signal) => {
    counts.lookUps += 1
    return database.isAllowed(tenant, origin, signal)
  },
  {
    refreshAfter: settings.REFRESH_AFTER_MS,
    ttl: settings.TTL_MS,
    keepFor: settings.KEEP_FOR_MS,
    refusedTtl: settings.REFUSED_TTL_MS,
    deadline: settings.DEADLINE_MS,
    maxAllowed: settings.MAX_ALLOWED,
    maxRefused: settings.MAX_REFUSED,
    onFailure(error) {
      counts.failures += 1
      report(error)
    },
  },
)

try {
  await database.createTable()
  if (seed !== '') await database.allow('acme', seed.split(','))
} catch (error) {
  // It starts all the same, as it would go on if the database died a moment later.
  report(error)
}

const server = createApp({
  origins,
  admin:
    token === undefined
      ? undefined
      : admin({ token, database, origins, counts: () => ({ ...counts, entries: origins.entries() }) }),
  onError: (error) => console.error(error),
}).listen(Number(port), 'localhost', (error) => {
  if (error === undefined) {
    const opened = (server.address() as AddressInfo).port
    const pages = seed === '' ? 'the origins in the table' : seed.replaceAll(',', ' and ')
    console.log(`Open http://localhost:${opened}/tenants/acme/orders, which pages of ${pages} may read`)
  } else {
    console.error(`Cannot listen on port ${port}: ${error.message}. Set PORT to another one.`)
    process.exitCode = 1
    void database.close()
  }
})

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    server.close()
    server.closeAllConnections()
    void database.close()
  })
}
