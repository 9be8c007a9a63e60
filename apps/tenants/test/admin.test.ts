import { answerWith, preflight, web } from '@tooling/exchange'
import { describe, expect, it } from 'vitest'
import { startTenants, token } from './host.ts'
import { sqlite } from './sqlite.ts'

const headers = { authorization: `Bearer ${token}` }
const under = (tenant: string, origin: string): string =>
  `/admin/tenants/${tenant}/origins/${encodeURIComponent(origin)}`

describe('what may be written', () => {
  it.each([
    { id: 'slash', path: under('acme', `${web}/`), says: `${web}/ ends with a slash` },
    { id: 'pattern', path: under('acme', 'https://*.example.com'), says: 'pattern' },
    { id: 'everybody', path: under('acme', '*'), says: 'pattern' },
    { id: 'null', path: under('acme', 'null'), says: 'null is' },
    { id: 'insecure', path: under('acme', 'http://app.example.com'), says: 'http' },
    { id: 'upper-case', path: under('acme', 'https://App.example.com'), says: 'lower' },
    { id: 'two', path: under('acme', `${web},https://b.example`), says: 'origin' },
    { id: 'tenant', path: under('ACME', web), says: 'tenant' },
    { id: 'tenant-with-a-space', path: under('a%20b', web), says: 'tenant' },
  ])('admin/refused-$id', async ({ path, says }) => {
    const { ask } = await startTenants(await sqlite.open())
    const { status, body } = await ask(undefined, { method: 'PUT', path, headers })
    expect([status, JSON.parse(body)]).toEqual([400, { error: expect.stringContaining(says) as string }])
  })

  it.each([
    { id: 'none', sent: {} },
    { id: 'wrong', sent: { authorization: 'Bearer open sesam' } },
    { id: 'bare', sent: { authorization: token } },
  ])('admin/token-$id', async ({ sent }) => {
    const { ask, database } = await startTenants(await sqlite.open())
    const path = under('acme', web)
    expect(await ask(undefined, { method: 'DELETE', path, headers: sent })).toEqual(
      answerWith({ status: 401 }),
    )
    expect(await database.isAllowed('acme', web, new AbortController().signal)).toBe(true)
  })

  it('admin/for-no-page', async () => {
    const { ask } = await startTenants(await sqlite.open())
    const path = under('acme', web)
    expect(await ask(web, preflight('PUT', 'authorization', path))).toEqual(
      answerWith({ status: 403, cors: {} }),
    )
    expect(await ask(web, { path: '/admin/counts', headers })).toEqual(answerWith({ status: 200, cors: {} }))
  })
})
