import { describe, expect, it } from 'vitest'
import type { Api } from '../exchange.ts'
import { app, lookAlike, other, shop } from '../origins.ts'

const open = ['allow-origin: *']
const granted = [`allow-origin: ${app}`]

interface Row {
  readonly id: string
  readonly path: string
  readonly origin: string
  readonly status: number
  readonly cors: readonly string[]
}

const rows: readonly Row[] = [
  { id: 'public/any-origin', path: '/public/quotes', origin: other, status: 200, cors: open },
  { id: 'public/app-is-anybody', path: '/public/quotes', origin: app, status: 200, cors: open },
  {
    id: 'account/app',
    path: '/account/me',
    origin: app,
    status: 401,
    cors: ['allow-credentials: true', ...granted],
  },
  { id: 'account/other', path: '/account/me', origin: other, status: 403, cors: [] },
  { id: 'account/look-alike', path: '/account/me', origin: lookAlike, status: 403, cors: [] },
  { id: 'notes/app-without-token', path: '/notes', origin: app, status: 401, cors: granted },
  { id: 'notes/look-alike', path: '/notes', origin: lookAlike, status: 401, cors: [] },
  {
    id: 'files/exposed-name',
    path: '/files/report.csv',
    origin: app,
    status: 200,
    cors: [...granted, 'expose-headers: content-disposition'],
  },
  { id: 'files/other', path: '/files/report.csv', origin: other, status: 200, cors: [] },
  { id: 'assets/font', path: '/assets/box.woff2', origin: other, status: 200, cors: open },
  { id: 'assets/missing', path: '/assets/none.woff2', origin: other, status: 404, cors: open },
  {
    id: 'tenant/its-origin',
    path: '/tenants/acme/orders',
    origin: shop,
    status: 200,
    cors: ['allow-credentials: true', `allow-origin: ${shop}`],
  },
  { id: 'tenant/origin-of-nobody', path: '/tenants/acme/orders', origin: app, status: 200, cors: [] },
  { id: 'tenant/another-tenant', path: '/tenants/globex/orders', origin: shop, status: 200, cors: [] },
  { id: 'tenant/look-up-fails', path: '/tenants/down/orders', origin: shop, status: 200, cors: [] },
  { id: 'broken/app', path: '/broken', origin: app, status: 500, cors: granted },
  { id: 'broken/other', path: '/broken', origin: other, status: 500, cors: [] },
  { id: 'internal/app', path: '/internal', origin: app, status: 200, cors: [] },
  { id: 'nowhere/app', path: '/nowhere', origin: app, status: 404, cors: [] },
]

export function describeReading({ ask }: Api): void {
  describe('what each origin may read', () => {
    it.each(rows)('$id', async ({ path, origin, status, cors }) => {
      const answer = await ask({ path, headers: { origin } })
      expect([answer.status, answer.cors]).toEqual([status, cors])
      // A cache may hand what is open to anybody, and nothing else.
      expect(answer.vary.includes('origin')).toBe(cors !== open)
    })

    it('assets/for-isolated-pages-and-caches', async () => {
      const { message } = await ask({ path: '/assets/box.woff2' })
      expect(message.headers).toMatchObject({
        'content-type': 'font/woff2',
        'cross-origin-resource-policy': 'cross-origin',
        'timing-allow-origin': '*',
        'cache-control': expect.stringMatching(/max-age=31536000, ?immutable/),
      })
    })

    it('tenant/orders', async () => {
      const { body } = await ask({ path: '/tenants/acme/orders' })
      expect(JSON.parse(body)).toEqual({ tenant: 'acme', orders: [{ id: 1 }] })
    })
  })
}
