import { evil, preflight, web } from '@tooling/exchange'
import { describe, expect, it } from 'vitest'
import { kinds } from './databases.ts'
import { orders, startTenants, until } from './host.ts'

describe.each(kinds)('what the database is asked, on $name', ({ open }) => {
  it.each([
    { id: 'allowed', origin: web },
    { id: 'refused', origin: evil },
  ])('counting/$id-once', async ({ origin }) => {
    const { ask, counts } = await startTenants(await open())
    for (const sent of [{}, {}, preflight('PUT', 'content-type', orders), { path: '/tenants/acme/broken' }]) {
      await ask(origin, sent)
    }
    expect(counts).toEqual({ asked: 4, lookUps: 1, underWay: 0, failures: 0 })
  })

  it('counting/tenants-apart', async () => {
    const { ask, counts } = await startTenants(await open())
    const cors = [orders, '/tenants/globex/orders', orders].map(
      async (path) => (await ask(web, { path })).cors['access-control-allow-origin'],
    )
    expect(await Promise.all(cors)).toEqual([web, undefined, web])
    expect(counts.lookUps).toBe(2)
  })

  it.each([
    { id: 'allowed', origin: web, granted: web },
    { id: 'refused', origin: evil, granted: undefined },
  ])('counting/single-flight-$id', async ({ origin, granted }) => {
    const place = await open()
    const { ask, counts } = await startTenants(place)
    place.stall()
    const answers = Array.from({ length: 50 }, () => ask(origin))
    await until(() => expect(counts).toEqual({ asked: 50, lookUps: 1, underWay: 1, failures: 0 }))
    place.restore()
    const cors = (await Promise.all(answers)).map((answer) => answer.cors['access-control-allow-origin'])
    expect(cors).toEqual(answers.map(() => granted))
    expect(counts.lookUps).toBe(1)
  })

  it('counting/failures-are-not-kept', async () => {
    const place = await open()
    const { ask, counts } = await startTenants(place)
    place.kill()
    for (const path of [orders, orders, '/tenants/globex/orders']) {
      expect((await ask(web, { path })).cors).toEqual({})
    }
    expect(counts).toEqual({ asked: 3, lookUps: 3, underWay: 0, failures: 3 })
  })
})
