import { answerWith, web } from '@tooling/exchange'
import { describe, expect, it } from 'vitest'
import { kinds } from './databases.ts'
import { ages, startTenants, until } from './host.ts'

const granted = answerWith({
  cors: { 'access-control-allow-origin': web, 'access-control-allow-credentials': 'true' },
})
const many = Array.from({ length: 300 }, (_, index) => index)

const floods = [
  {
    id: 'origins',
    path: () => '/tenants/acme/orders',
    origin: (index: number) => `https://x${index}.example`,
  },
  { id: 'tenants', path: (index: number) => `/tenants/t${index}/orders`, origin: () => web },
  {
    id: 'both',
    path: (index: number) => `/tenants/t${index}/orders`,
    origin: (index: number) => `https://x${index}.example`,
  },
] as const

const hostile = [
  "acme' OR '1'='1",
  "acme'; DROP TABLE tenant_origins; --",
  '%',
  'acme\u0000',
  '$1',
  '?',
  "\\' OR 1=1 --",
]

describe.each(kinds)('attacks on $name', ({ open }) => {
  it.each(floods)('attacks/flood-of-$id-pushes-nobody-out', async ({ path, origin }) => {
    const place = await open()
    const { ask, origins, pass, counts } = await startTenants(place, { maxAllowed: 5, maxRefused: 5 })
    expect(await ask(web)).toEqual(granted)
    const answers = await Promise.all(many.map((index) => ask(origin(index), { path: path(index) })))
    expect(new Set(answers.map(({ cors }) => Object.keys(cors).length))).toEqual(new Set([0]))
    expect(origins.entries()).toEqual({ allowed: 1, refused: 5 })
    // It is not asked for again: by now the database could be dead.
    const { lookUps } = counts
    place.kill()
    pass(ages.refreshAfter)
    expect(await ask(web)).toEqual(granted)
    expect(counts.lookUps).toBe(lookUps)
    place.restore()
  })

  it('attacks/flood-during-a-first-look-up', async () => {
    const place = await open()
    const { ask, origins, counts } = await startTenants(place, { maxRefused: 5 })
    place.stall()
    const first = ask(web)
    await until(() => expect(counts.underWay).toBe(1))
    const flood = many.map((index) => ask(`https://x${index}.example`))
    await until(() => expect(counts.asked).toBe(many.length + 1))
    expect(origins.entries()).toEqual({ allowed: 0, refused: 5 })
    place.restore()
    expect(await first).toEqual(granted)
    await Promise.all(flood)
  })

  it('attacks/as-many-wait-as-may', async () => {
    const place = await open()
    const { ask, counts } = await startTenants(place, { maxWaiting: 20, maxConnections: 1 })
    place.stall()
    const flood = Promise.all(many.map((index) => ask(`https://x${index}.example`)))
    await until(() => expect(counts.lookUps).toBe(many.length))
    // PostgreSQL's one connection has one more under way.
    await until(() => expect([20, 21]).toContain(counts.underWay))
    expect(counts.failures).toBe(many.length - counts.underWay)
    place.restore()
    await flood
    expect(await ask(web)).toEqual(granted)
  })

  it.each(hostile)('attacks/injection %j', async (text) => {
    const { ask, counts, database } = await startTenants(await open())
    const path = `/tenants/${encodeURIComponent(text)}/orders`
    expect((await ask(web, { path })).cors).toEqual({})
    expect((await ask(`https://${encodeURI(text)}.example`)).cors).toEqual({})
    expect(counts.lookUps).toBe(0)
    // The statements would take it too.
    const { signal } = new AbortController()
    for (const [tenant, origin] of [
      [text, web],
      ['acme', text],
    ] as const) {
      const found = await database.isAllowed(tenant, origin, signal).catch(() => false)
      expect(found).toBe(false)
    }
    expect(await ask(web)).toEqual(granted)
  })

  it('attacks/what-is-kept-is-short', async () => {
    const { ask, counts } = await startTenants(await open())
    await ask(web, { path: `/tenants/${'a'.repeat(64)}/orders` })
    await ask(`https://${'a.'.repeat(200)}example`)
    expect(counts.lookUps).toBe(0)
  })
})
