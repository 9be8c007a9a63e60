import { describe, expect, it } from 'vitest'
import type { Api } from '../exchange.ts'
import { app, lookAlike, other, shop } from '../origins.ts'

const usualMethods = 'allow-methods: GET, HEAD, PUT, PATCH, POST, DELETE'

const notes = [
  'allow-headers: authorization, content-type',
  'allow-methods: GET, PUT, PATCH, DELETE',
  `allow-origin: ${app}`,
]

const granted: readonly {
  readonly id: string
  readonly path: string
  readonly origin: string
  readonly ask: readonly [method: string, names?: string]
  readonly cors: readonly string[]
}[] = [
  {
    id: 'public/any-origin',
    path: '/public/quotes',
    origin: other,
    ask: ['GET', 'x-trace'],
    cors: ['allow-headers: x-trace', usualMethods, 'allow-origin: *'],
  },
  {
    id: 'account/app',
    path: '/account/session',
    origin: app,
    ask: ['POST', 'content-type'],
    cors: ['allow-credentials: true', 'allow-headers: content-type', usualMethods, `allow-origin: ${app}`],
  },
  {
    id: 'notes/put',
    path: '/notes/1',
    origin: app,
    ask: ['PUT', 'authorization,content-type'],
    cors: [...notes, 'max-age: 600'],
  },
  // The browser learns what it may send, and says what is missing.
  { id: 'notes/unlisted-header', path: '/notes/1', origin: app, ask: ['PUT', 'x-debug'], cors: notes },
  {
    id: 'files/upload',
    path: '/files',
    origin: app,
    ask: ['POST'],
    cors: [usualMethods, `allow-origin: ${app}`],
  },
  {
    id: 'widget/any-origin',
    path: '/widget/votes',
    origin: other,
    ask: ['POST', 'x-widget-key'],
    cors: ['allow-headers: content-type, x-widget-key', 'allow-methods: POST', 'allow-origin: *'],
  },
  {
    id: 'tenant/its-origin',
    path: '/tenants/acme/orders',
    origin: shop,
    ask: ['GET', 'x-trace'],
    cors: ['allow-credentials: true', 'allow-headers: x-trace', usualMethods, `allow-origin: ${shop}`],
  },
]

const refused = [
  { id: 'account/other', path: '/account/session', origin: other, ask: ['POST', 'content-type'] },
  { id: 'notes/look-alike', path: '/notes/1', origin: lookAlike, ask: ['PUT', 'content-type'] },
  { id: 'files/other', path: '/files', origin: other, ask: ['POST'] },
  { id: 'tenant/another', path: '/tenants/globex/orders', origin: shop, ask: ['GET', 'x-trace'] },
  { id: 'tenant/look-up-fails', path: '/tenants/down/orders', origin: shop, ask: ['GET', 'x-trace'] },
  { id: 'internal/app', path: '/internal', origin: app, ask: ['GET', 'x-trace'] },
  { id: 'nowhere/app', path: '/nowhere', origin: app, ask: ['PUT'] },
]

export function describePreflights({ preflight }: Api): void {
  describe('what preflights are told', () => {
    it.each(granted)('granted/$id', async ({ path, origin, ask: [method, names], cors }) => {
      const answer = await preflight(path, origin, method, names)
      expect([answer.status, answer.cors]).toEqual([204, cors])
    })

    it.each(refused)('refused/$id', async ({ path, origin, ask: [method = '', names] }) => {
      const answer = await preflight(path, origin, method, names)
      expect([answer.status, answer.cors, answer.vary.includes('origin')]).toEqual([403, [], true])
    })

    // Some hosts have the policy of the prefix speak for a method without a route, others that of the top.
    it('widget/unlisted-method', async () => {
      const { cors } = await preflight('/widget/votes', other, 'DELETE')
      expect(cors.filter((line) => line.includes('DELETE'))).toEqual([])
    })
  })
}
