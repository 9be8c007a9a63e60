import { answerWith, evil, web } from '@tooling/exchange'
import { describe, expect, it } from 'vitest'
import { kinds } from './databases.ts'
import { ages, startTenants, token, until } from './host.ts'

const late = 'https://late.example'
const authorization = `Bearer ${token}`
const pathOf = (origin: string, tenant = 'acme'): string =>
  `/admin/tenants/${tenant}/origins/${encodeURIComponent(origin)}`
const put = (origin: string) => ({ method: 'PUT', path: pathOf(origin), headers: { authorization } })
const remove = (origin: string) => ({ ...put(origin), method: 'DELETE' })

describe.each(kinds)('what is written counts at once, on $name', ({ open }) => {
  it('forget/added', async () => {
    const { ask } = await startTenants(await open())
    expect((await ask(late)).cors).toEqual({})
    expect((await ask(undefined, put(late))).status).toBe(204)
    expect((await ask(late)).cors).toHaveProperty('access-control-allow-origin', late)
    // Once more: it is there already.
    expect((await ask(undefined, put(late))).status).toBe(204)
  })

  it('forget/removed', async () => {
    const { ask, counts } = await startTenants(await open())
    expect((await ask(web)).cors).toHaveProperty('access-control-allow-origin', web)
    expect((await ask(undefined, remove(web))).status).toBe(204)
    expect((await ask(web)).cors).toEqual({})
    expect(counts.lookUps).toBe(2)
  })

  it('forget/nothing-else', async () => {
    const { ask, counts } = await startTenants(await open())
    await ask(web)
    await ask(evil)
    await ask(undefined, put(late))
    await ask(web)
    await ask(evil)
    expect(counts.lookUps).toBe(2)
  })

  it('forget/while-a-first-look-up-is-under-way', async () => {
    const place = await open()
    const { ask, counts, origins } = await startTenants(place)
    place.stall()
    const early = ask(late)
    await until(() => expect(counts.underWay).toBe(1))
    origins.forget('acme', late)
    place.restore()
    expect((await early).cors).toEqual({})
    await place.write(`INSERT INTO tenant_origins VALUES ('acme', '${late}')`)
    expect((await ask(late)).cors).toHaveProperty('access-control-allow-origin', late)
    expect(counts).toMatchObject({ lookUps: 2, failures: 0 })
  })

  it('forget/while-a-refresh-is-under-way', async () => {
    const place = await open()
    const { ask, counts, origins, pass } = await startTenants(place)
    await ask(web)
    pass(ages.refreshAfter + 1)
    place.stall()
    await ask(web)
    origins.forget('acme', web)
    place.restore()
    await until(() => expect(counts.underWay).toBe(0))
    await place.write('DELETE FROM tenant_origins')
    expect((await ask(web)).cors).toEqual({})
  })

  it('forget/after-a-write-that-failed', async () => {
    const place = await open()
    const { ask, origins } = await startTenants(place)
    await ask(web)
    place.kill()
    expect(await ask(undefined, remove(web))).toEqual(
      answerWith({ status: 500, body: '{"error":"something broke on the server"}' }),
    )
    expect(origins.entries()).toEqual({ allowed: 0, refused: 0 })
    place.restore()
  })
})
