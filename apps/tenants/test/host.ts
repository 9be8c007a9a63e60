import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Answer, type Sent, send, web } from '@tooling/exchange'
import { onTestFinished, vi } from 'vitest'
import { admin } from '../src/admin.ts'
import type { DatabaseLimits, TenantDatabase } from '../src/databases/database.ts'
import { openDatabase } from '../src/databases/open-database.ts'
import { type OriginCache, type OriginCacheOptions, createOriginCache } from '../src/origin-cache.ts'
import { createApp } from '../src/server.ts'
import type { Place } from './databases.ts'

// For busy machines; what passes takes a second or two.
const patience = 20_000
vi.setConfig({ testTimeout: 2 * patience, hookTimeout: 2 * patience })

/** Waits until the check passes. */
export function until(check: () => unknown): Promise<unknown> {
  return vi.waitFor(check, patience)
}

export const token = 'open sesame'
export const orders = '/tenants/acme/orders'

// By a clock that only tests move, but for the deadline, which is for databases.
export const ages = { refreshAfter: 15_000, ttl: 60_000, keepFor: 600_000, refusedTtl: 10_000 } as const

const calm: DatabaseLimits = {
  deadline: 10_000,
  maxWaiting: 1_000,
  maxConnections: 10,
  onFailure: () => undefined,
}

export interface HostOptions extends Partial<Omit<OriginCacheOptions, 'onFailure'>> {
  readonly maxWaiting?: number
  readonly maxConnections?: number
}

/** The application on a socket. */
export interface Host {
  /** `GET` of acme's orders where nothing else is said. */
  readonly ask: (origin?: string, sent?: Sent) => Promise<Answer>
  /** What the cache was asked, what it asked the database, and how often in vain. */
  readonly counts: { asked: number; lookUps: number; underWay: number; failures: number }
  readonly pass: (milliseconds: number) => void
  readonly origins: OriginCache
  readonly database: TenantDatabase
}

/** Starts the application; it ends when the test has finished. */
export async function startHost(url: string, options: HostOptions = {}): Promise<Host> {
  const { maxWaiting, maxConnections, deadline, ...rest } = { ...calm, ...options }
  const counts = { asked: 0, lookUps: 0, underWay: 0, failures: 0 }
  const database = openDatabase(url, { ...calm, maxWaiting, maxConnections, deadline })

  let time = 1
  const cache = createOriginCache(
    async (tenant, origin, signal) => {
      counts.lookUps += 1
      counts.underWay += 1
      try {
        return await database.isAllowed(tenant, origin, signal)
      } finally {
        counts.underWay -= 1
      }
    },
    { ...ages, deadline, maxAllowed: 100, maxRefused: 100, ...rest, onFailure: () => (counts.failures += 1) },
    () => time,
  )
  const origins: OriginCache = {
    ...cache,
    allows(tenant, origin) {
      counts.asked += 1
      return cache.allows(tenant, origin)
    },
  }

  const server = createServer(
    createApp({
      origins,
      admin: admin({ token, database, origins, counts: () => counts }),
      onError: () => undefined,
    }),
  )
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  onTestFinished(async () => {
    server.close()
    server.closeAllConnections()
    await database.close()
  })

  return {
    ask: (origin, sent = {}) => send(port, { path: orders, ...sent }, origin),
    counts,
    pass(milliseconds) {
      time += milliseconds
    },
    origins,
    database,
  }
}

/** Starts the application on a database where these are acme's. */
export async function startTenants(
  { url, maxConnections = 10 }: Pick<Place, 'url' | 'maxConnections'>,
  options: HostOptions = {},
  listed: readonly string[] = [web],
): Promise<Host> {
  // By connections of its own: the deadline under test may be too short for a busy machine.
  const database = openDatabase(url, { ...calm, maxConnections })
  await database.createTable()
  await database.allow('acme', listed)
  await database.close()
  return startHost(url, { maxConnections, ...options })
}
