import { type Answer, type Sent, answerWith, evil, preflight, web } from '@tooling/exchange'
import { describe, expect, it } from 'vitest'
import { kinds } from './databases.ts'
import { startTenants } from './host.ts'

const granted = {
  'access-control-allow-origin': web,
  'access-control-allow-credentials': 'true',
}
const local = 'http://localhost:5173'
const insecure = 'http://app.example.com'

interface Row {
  readonly id: string
  readonly origin?: string
  readonly sent?: Sent
  readonly answer: Partial<Answer>
  /** How often the database is asked. */
  readonly lookUps: number
}

const rows: readonly Row[] = [
  { id: 'allowed', origin: web, answer: { status: 200, cors: granted }, lookUps: 1 },
  { id: 'refused', origin: evil, answer: { status: 200, cors: {} }, lookUps: 1 },
  { id: 'look-alike', origin: `${web}.evil.test`, answer: { status: 200, cors: {} }, lookUps: 1 },
  {
    id: 'of-another-tenant',
    origin: web,
    sent: { path: '/tenants/globex/orders' },
    answer: { status: 200, cors: {} },
    lookUps: 1,
  },
  {
    id: 'unknown-tenant',
    origin: web,
    sent: { path: '/tenants/nobody/orders' },
    answer: { status: 200, cors: {} },
    lookUps: 1,
  },
  { id: 'no-origin', answer: { status: 200, cors: {} }, lookUps: 0 },
  { id: 'null', origin: 'null', answer: { status: 200, cors: {} }, lookUps: 0 },
  { id: 'not-canonical', origin: `${web}:443`, answer: { status: 200, cors: {} }, lookUps: 0 },
  // The policy has the last word on what is in the table.
  { id: 'insecure', origin: insecure, answer: { status: 200, cors: {} }, lookUps: 1 },
  {
    id: 'loopback',
    origin: local,
    answer: { status: 200, cors: { ...granted, 'access-control-allow-origin': local } },
    lookUps: 1,
  },
  {
    id: 'preflight/allowed',
    origin: web,
    sent: preflight('PUT', 'content-type', '/tenants/acme/orders/1'),
    answer: {
      status: 204,
      cors: {
        ...granted,
        'access-control-allow-methods': 'GET, HEAD, PUT, PATCH, POST, DELETE',
        'access-control-allow-headers': 'content-type',
        'access-control-max-age': '60',
      },
    },
    lookUps: 1,
  },
  {
    id: 'preflight/refused',
    origin: evil,
    sent: preflight('PUT', 'content-type', '/tenants/acme/orders/1'),
    answer: { status: 403, cors: {} },
    lookUps: 1,
  },
  {
    id: 'error-page/500',
    origin: web,
    sent: { path: '/tenants/acme/broken' },
    answer: { status: 500, cors: granted },
    lookUps: 1,
  },
  {
    id: 'error-page/404',
    origin: web,
    sent: { path: '/tenants/acme/nowhere' },
    answer: { status: 404, cors: granted },
    lookUps: 1,
  },
  {
    id: 'error-page/bad-json',
    origin: web,
    sent: {
      method: 'PUT',
      path: '/tenants/acme/orders/1',
      headers: { 'content-type': 'application/json' },
      body: '{',
    },
    answer: { status: 400, cors: granted },
    lookUps: 1,
  },
  {
    id: 'error-page/refused',
    origin: evil,
    sent: { path: '/tenants/acme/broken' },
    answer: { status: 500, cors: {} },
    lookUps: 1,
  },
  {
    id: 'admin-is-for-no-page',
    origin: web,
    sent: { path: '/admin/counts' },
    answer: { status: 401, cors: {} },
    lookUps: 0,
  },
]

describe.each(kinds)('tenants on $name', ({ open }) => {
  it.each(rows)('answers/$id', async ({ origin, sent, answer, lookUps }) => {
    const { ask, counts } = await startTenants(await open(), {}, [web, insecure, local])
    const first = await ask(origin, sent)
    expect(first).toEqual(answerWith(answer))
    expect(first.vary.map((name) => name.toLowerCase())).toContain('origin')
    expect(counts).toEqual({ asked: lookUps, lookUps, underWay: 0, failures: 0 })
  })

  it('answers/body-is-the-same-for-all', async () => {
    const { ask } = await startTenants(await open())
    const bodies = [await ask(web), await ask(evil), await ask()].map(({ body }) => body)
    expect(new Set(bodies)).toEqual(new Set(['{"tenant":"acme","orders":[{"id":1}]}']))
  })
})
