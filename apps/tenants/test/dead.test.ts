import { answerWith, preflight, web } from '@tooling/exchange'
import { describe, expect, it } from 'vitest'
import { type Kind, type Place, kinds, servers } from './databases.ts'
import { type Host, ages, orders, startTenants, until } from './host.ts'

const late = 'https://late.example'
const ways = ['stall', 'kill'] as const
const rows = kinds.flatMap((kind) => ways.map((way) => ({ kind, way, id: `${kind.name}/${way}` })))

// Long enough for a look-up, and short enough to wait for, several times in a row.
const deadline = 1_000

const granted = answerWith({
  status: 200,
  cors: { 'access-control-allow-origin': web, 'access-control-allow-credentials': 'true' },
})
const refused = answerWith({ status: 200, cors: {} })

interface Scene {
  readonly place: Place
  readonly host: Host
}

/** Known: `web`. In the table, but never asked for: `late`. */
async function startKnowing({ open }: Kind): Promise<Scene> {
  const place = await open()
  const host = await startTenants(place, { deadline }, [web, late])
  await until(async () => expect(await host.ask(web)).toEqual(granted))
  host.counts.lookUps = 0
  host.counts.failures = 0
  return { place, host }
}

describe('a dead database', () => {
  it.each(rows)('dead/$id/new-is-refused', async ({ kind, way }) => {
    const { place, host } = await startKnowing(kind)
    place[way]()
    const answers = [host.ask(late), host.ask(late, preflight('PUT', 'content-type', orders))]
    expect(await Promise.all(answers)).toEqual([refused, answerWith({ status: 403, cors: {} })])
    for (const { vary } of await Promise.all(answers)) expect(vary).toContain('Origin')
    expect(host.counts.failures).toBeGreaterThan(0)
    place.restore()
  })

  it.each(kinds)('dead/$name/known-is-not-held-up-by-new', async (kind) => {
    const { place, host } = await startKnowing(kind)
    place.stall()
    const answered: string[] = []
    const asks = [late, web, ''].map(async (origin) => {
      await host.ask(origin === '' ? undefined : origin)
      answered.push(origin)
    })
    await Promise.all(asks)
    expect([answered.length, answered.at(-1)]).toEqual([3, late])
    place.restore()
  })

  it.each(rows)('dead/$id/known-is-kept-within-limits', async ({ kind, way }) => {
    const { place, host } = await startKnowing(kind)
    place[way]()
    // Past its time: the database is asked first, and in vain.
    host.pass(ages.ttl)
    expect(await host.ask(web)).toEqual(granted)
    expect(host.counts).toMatchObject({ lookUps: 1, failures: 1 })
    // From then on it is asked behind, as ever.
    host.pass(ages.refreshAfter + 1)
    expect(await host.ask(web)).toEqual(granted)
    await until(() => expect(host.counts).toMatchObject({ lookUps: 2, failures: 2 }))
    host.pass(ages.keepFor - ages.ttl - ages.refreshAfter - 2)
    expect(await host.ask(web)).toEqual(granted)
    host.pass(1)
    expect(await host.ask(web)).toEqual(refused)
    expect(host.origins.entries()).toEqual({ allowed: 0, refused: 0 })
    place.restore()
  })

  it.each(kinds)('dead/$name/kept-and-not-waited-for', async (kind) => {
    const { place, host } = await startKnowing(kind)
    place.stall()
    host.pass(ages.ttl)
    expect(await host.ask(web)).toEqual(granted)
    expect(host.counts).toMatchObject({ lookUps: 1, failures: 1 })
    host.pass(ages.ttl - 1)
    expect(await host.ask(web)).toEqual(granted)
    // Another has begun, and nobody has waited for it to fail.
    expect(host.counts).toMatchObject({ lookUps: 2, failures: 1 })
    place.restore()
  })

  it.each(rows)('dead/$id/recovers', async ({ kind, way }) => {
    const { place, host } = await startKnowing(kind)
    place[way]()
    expect(await host.ask(late)).toEqual(refused)
    place.restore()
    await until(async () => expect((await host.ask(late)).cors).not.toEqual({}))
    // What was removed in the meantime is out after its time, kept or not.
    await place.write(`DELETE FROM tenant_origins WHERE origin = '${web}'`)
    host.pass(ages.ttl)
    await until(async () => expect(await host.ask(web)).toEqual(refused))
  })

  it.each(kinds)('dead/$name/nobody-waits-for-those-before', async (kind) => {
    const { place, host } = await startKnowing(kind)
    place.stall()
    const calls = Array.from({ length: 10 }, (_, index) =>
      index < 9
        ? host.database.isAllowed('acme', `https://${index}.example`, AbortSignal.timeout(60_000))
        : host.database.allow('acme', ['https://new.example']),
    )
    const settled = await Promise.allSettled(calls)
    expect(settled.map(({ status }) => status)).toEqual(calls.map(() => 'rejected'))
    // By their own deadline, and not because their turn has come and was in vain too.
    const reasons = settled.slice(1).map((each) => (each.status === 'rejected' ? String(each.reason) : ''))
    if (kind.name === 'sqlite')
      expect(reasons.filter((reason) => !reason.includes('no answer within'))).toEqual([])
    place.restore()
    await until(async () => expect((await host.ask(late)).cors).not.toEqual({}))
    // What was given up was not done behind anybody's back.
    if (kind.name === 'sqlite') expect((await host.ask('https://new.example')).cors).toEqual({})
  })

  it.each(servers)('dead/$name/recovers-by-new-connections', async ({ open }) => {
    const place = await open()
    const host = await startTenants(place, { deadline }, [web, late])
    // So that there is a connection.
    expect(await host.ask('https://nobody.example')).toEqual(refused)
    expect(host.counts.failures).toBe(0)
    place.strand()
    expect(await host.ask(web)).toEqual(refused)
    await until(async () => expect((await host.ask(late)).cors).not.toEqual({}))
  })
})
