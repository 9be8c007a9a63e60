import { web } from '@tooling/exchange'
import { describe, expect, it } from 'vitest'
import { kinds } from './databases.ts'
import { type Host, ages, startTenants, until } from './host.ts'

const remove = `DELETE FROM tenant_origins WHERE origin = '${web}'`
const late = 'https://late.example'
const add = `INSERT INTO tenant_origins VALUES ('acme', '${late}')`

async function isAllowed({ ask }: Host, origin: string): Promise<boolean> {
  return (await ask(origin)).cors['access-control-allow-origin'] === origin
}

/** The look-ups so far, once none is under way. */
async function settled({ counts }: Host): Promise<number> {
  await until(() => expect(counts.underWay).toBe(0))
  return counts.lookUps
}

describe.each(kinds)('answers that age, on $name', ({ open }) => {
  it('ageing/fresh', async () => {
    const place = await open()
    const host = await startTenants(place)
    await isAllowed(host, web)
    await place.write(remove)
    host.pass(ages.refreshAfter)
    expect(await isAllowed(host, web)).toBe(true)
    expect(await settled(host)).toBe(1)
  })

  it('ageing/refreshed-while-it-is-given', async () => {
    const place = await open()
    const host = await startTenants(place)
    await isAllowed(host, web)
    host.pass(ages.refreshAfter + 1)
    place.stall()
    // The database says nothing yet, and nobody waits for it.
    expect([await isAllowed(host, web), await isAllowed(host, web)]).toEqual([true, true])
    expect(host.counts).toEqual({ asked: 3, lookUps: 2, underWay: 1, failures: 0 })
    place.restore()
    expect(await settled(host)).toBe(2)
    // And it is fresh again.
    host.pass(ages.refreshAfter)
    expect(await isAllowed(host, web)).toBe(true)
    expect(await settled(host)).toBe(2)
  })

  it('ageing/removed-and-refreshed', async () => {
    const place = await open()
    const host = await startTenants(place)
    await isAllowed(host, web)
    await place.write(remove)
    host.pass(ages.refreshAfter + 1)
    expect(await isAllowed(host, web)).toBe(true)
    expect(await settled(host)).toBe(2)
    // From here on as any refused one: not asked again.
    await until(async () => expect(await isAllowed(host, web)).toBe(false))
    expect(await settled(host)).toBe(2)
    expect(host.origins.entries()).toEqual({ allowed: 0, refused: 1 })
  })

  it('ageing/removed-and-past-its-time', async () => {
    const place = await open()
    const host = await startTenants(place)
    await isAllowed(host, web)
    await place.write(remove)
    host.pass(ages.ttl)
    expect(await isAllowed(host, web)).toBe(false)
    expect(await settled(host)).toBe(2)
  })

  it('ageing/past-its-time-joins-the-look-up-under-way', async () => {
    const place = await open()
    const host = await startTenants(place)
    await isAllowed(host, web)
    await place.write(remove)
    host.pass(ages.ttl - 1)
    place.stall()
    expect(await isAllowed(host, web)).toBe(true)
    host.pass(1)
    const waiting = isAllowed(host, web)
    await until(() => expect(host.counts.asked).toBe(3))
    place.restore()
    expect(await waiting).toBe(false)
    expect(host.counts.lookUps).toBe(2)
  })

  it('ageing/refused-until-its-time', async () => {
    const place = await open()
    const host = await startTenants(place)
    expect(await isAllowed(host, late)).toBe(false)
    await place.write(add)
    host.pass(ages.refusedTtl)
    expect(await isAllowed(host, late)).toBe(false)
    host.pass(1)
    expect(await isAllowed(host, late)).toBe(true)
    expect(host.counts.lookUps).toBe(2)
    expect(host.origins.entries()).toEqual({ allowed: 1, refused: 0 })
  })
  it('ageing/from-when-it-was-asked', async () => {
    const place = await open()
    const host = await startTenants(place)
    place.stall()
    const first = isAllowed(host, web)
    await until(() => expect(host.counts.underWay).toBe(1))
    host.pass(ages.ttl - 1)
    place.restore()
    expect(await first).toBe(true)
    await place.write(remove)
    host.pass(1)
    expect(await isAllowed(host, web)).toBe(false)
  })
})
