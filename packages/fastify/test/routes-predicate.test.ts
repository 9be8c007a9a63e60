import { type CorsOptions, cors } from '@cors/fastify'
import type { FastifyRequest } from 'fastify'
import { describe, expect, it } from 'vitest'
import { evil, preflight, send, serve, web } from './exchange.ts'
import { majors } from './majors.ts'
import { partner } from './named-policies.ts'
import { ok } from './rows.ts'

const owners: { readonly [id: string]: string } = { a: web, b: partner }
const ownerOf = ({ params }: FastifyRequest): string | undefined => owners[(params as { id: string }).id]

type Own = CorsOptions<FastifyRequest> | ((request: FastifyRequest) => CorsOptions | Promise<CorsOptions>)

/** Policies of a route that know whose it is by its parameter alone. */
const policies: readonly (readonly [id: string, policy: Own])[] = [
  ['predicate', { origin: (origin, request) => origin === ownerOf(request) }],
  ['predicate-async', { origin: async (origin, request) => Promise.resolve(origin === ownerOf(request)) }],
  ['chosen', (request) => ({ origin: [ownerOf(request) ?? web] })],
  ['chosen-async', async (request) => Promise.resolve({ origin: [ownerOf(request) ?? web] })],
]

/** An application above, which has looked at the parameters of its own request. */
const above: readonly (readonly [id: string, policy: Own | false])[] = [
  ['false', false],
  ['any', { origin: '*' }],
  ['predicate', { origin: () => true, credentials: true }],
]

for (const [name, fastify] of majors) {
  describe(`route predicates, ${name}`, () => {
    for (const [id, own] of policies) {
      for (const [aboveId, policy] of above) {
        it(`route/parameters/${id}/below-${aboveId}`, async () => {
          const app = fastify()
          app.register(cors, { policy })
          app.put('/tenants/:id', { config: { cors: own } }, ok)
          app.register(async (scope) => void scope.put('/orders', { config: { cors: own } }, ok), {
            prefix: '/prefixed/:id',
          })
          const port = await serve(app)
          for (const [path, owner] of [
            ['/tenants/a', web],
            ['/tenants/b', partner],
            ['/tenants/%62', partner],
            ['/prefixed/a/orders', web],
            ['/prefixed/b/orders', partner],
          ] as const) {
            for (const origin of [web, partner, evil]) {
              const allowed = origin === owner ? { 'access-control-allow-origin': origin } : {}
              const promised = await send(port, preflight('PUT', undefined, path), origin)
              expect({ path, origin, status: promised.status }).toEqual({
                path,
                origin,
                status: origin === owner ? 204 : 403,
              })
              expect(promised.cors['access-control-allow-origin']).toBe(
                allowed['access-control-allow-origin'],
              )
              expect(promised.vary).toEqual(
                expect.arrayContaining(['Origin', 'Access-Control-Request-Method']),
              )
              const borne = await send(port, { method: 'PUT', path }, origin)
              expect({ path, origin, ...borne }).toEqual(
                expect.objectContaining({ path, origin, body: 'ok', cors: allowed }),
              )
              expect(borne.cors).toEqual(allowed)
            }
          }
        })
      }
    }

    it('route/parameters/of-a-wildcard', async () => {
      const seen: unknown[] = []
      const app = fastify()
      app.register(cors, { policy: false })
      const own: CorsOptions<FastifyRequest> = {
        origin(_origin, { params, query, url, method }) {
          seen.push({ params: { ...(params as object) }, query: { ...(query as object) }, url, method })
          return true
        },
      }
      app.put('/files/:kind/*', { config: { cors: own } }, ok)
      const port = await serve(app)
      const path = '/files/a%20b/c/d%2Fe?f=g'
      await send(port, preflight('PUT', undefined, path), web)
      await send(port, { method: 'PUT', path }, web)
      const expected = { params: { kind: 'a b', '*': 'c/d/e' }, query: { f: 'g' }, url: path }
      expect(seen).toEqual([
        { ...expected, method: 'OPTIONS' },
        { ...expected, method: 'PUT' },
      ])
    })

    it('route/parameters/of-a-hidden-version', async () => {
      const seen: unknown[] = []
      const app = fastify()
      app.register(cors, {
        origin(_origin, { params }) {
          seen.push({ ...(params as object) })
          return true
        },
      })
      app.put('/:kind/:id', { constraints: { version: '1.0.0' } }, ok)
      app.put('/:kind/:number', { constraints: { version: '2.0.0' } }, ok)
      const port = await serve(app)
      const path = '/a/5'
      await send(port, preflight('PUT', undefined, path), web)
      for (const version of ['1.0.0', '2.0.0']) {
        await send(port, { method: 'PUT', path, headers: { 'accept-version': version } }, web)
      }
      expect(seen).toEqual([{ kind: 'a' }, { kind: 'a', id: '5' }, { kind: 'a', number: '5' }])
    })

    it('route/parameters/of-nothing-found', async () => {
      const seen: unknown[] = []
      const app = fastify()
      app.register(cors, {
        origin(_origin, { params }) {
          seen.push({ ...(params as object) })
          return true
        },
      })
      app.put('/x/:id', ok)
      const port = await serve(app)
      expect((await send(port, preflight('DELETE', undefined, '/x/5'), web)).status).toBe(204)
      expect((await send(port, { method: 'DELETE', path: '/x/5' }, web)).status).toBe(404)
      // What Fastify itself gives its not-found handlers.
      expect(seen[0]).toEqual(seen[1])
    })

    it('route/a-predicate-is-asked-once', async () => {
      const asked: string[] = []
      const policyOf = (of: string): CorsOptions => ({
        origin: () => {
          asked.push(of)
          return true
        },
      })
      const app = fastify()
      app.register(cors, policyOf('root'))
      app.register(async (scope) => {
        scope.register(cors, policyOf('scope')).put('/scope', ok)
        scope.put('/route', { config: { cors: policyOf('route') } }, ok)
      })
      app.put('/root', ok)
      const port = await serve(app)
      for (const of of ['root', 'scope', 'route']) {
        await send(port, preflight('PUT', undefined, `/${of}`), web)
        await send(port, { method: 'PUT', path: `/${of}` }, web)
        expect(asked.splice(0)).toEqual([of, of])
      }
    })
  })
}
