import type * as corsFastify from '@cors/fastify'
import type { CorsSource } from '@cors/fastify'
import type { FastifyRequest } from 'fastify'
import { describe, expect, it, vi } from 'vitest'
import { answerWith, evil, granted, options, preflight, send, serve, web } from './exchange.ts'
import { majors } from './majors.ts'
import { collectWarnings, ticked } from './warnings.ts'

// Nothing here imports the package before an application is there: that is what is tested.

const partner = 'https://partner.example'
const toPartner = { 'access-control-allow-origin': partner }
const ok = async (): Promise<string> => 'ok'

/** The package as it is when it is imported for the first time. */
async function importLate(): Promise<typeof corsFastify> {
  vi.resetModules()
  return import('@cors/fastify')
}

/** Policies of a route that nobody announced, and whether they grant to `partner`. */
const sources: readonly (readonly [id: string, source: CorsSource<FastifyRequest>, grants: boolean])[] = [
  ['options', { origin: [partner] }, true],
  ['function', () => ({ origin: [partner] }), true],
  ['async-function', async () => Promise.resolve({ origin: [partner] }), true],
  ['predicate', { origin: async (origin) => Promise.resolve(origin === partner) }, true],
  ['false', false, false],
  // Too late to be refused: nobody is allowed.
  ['faulty', { origin: 'https://partner.example/' }, false],
]

for (const [name, fastify] of majors) {
  describe(`late, ${name}`, () => {
    for (const [id, own, grants] of sources) {
      it(`late/a-route-before-the-import/${id}`, async () => {
        const warnings = collectWarnings()
        const app = fastify()
        app.put('/x', { config: { cors: own } }, ok).put('/y', ok)
        const { cors } = await importLate()
        app.register(cors, options)
        const port = await serve(app)
        for (const origin of [web, partner, evil]) {
          const answer = await send(port, { method: 'PUT', path: '/x' }, origin)
          expect({ origin, ...answer }).toMatchObject({ origin, status: 200, body: 'ok', vary: ['Origin'] })
          expect({ origin, cors: answer.cors }).toEqual({
            origin,
            cors: origin === partner && grants ? toPartner : {},
          })
          expect((await send(port, { method: 'PUT', path: '/y' }, origin)).cors).toEqual(
            origin === web ? granted : {},
          )
          // Nobody knows whose it is: the scope's.
          for (const path of ['/x', '/y']) {
            const { status } = await send(port, preflight('PUT', undefined, path), origin)
            expect({ path, origin, status }).toEqual({ path, origin, status: origin === web ? 204 : 403 })
          }
        }
        await ticked()
        const unknown = warnings.filter(({ code }) => code === 'CORS_UNKNOWN_ROUTE')
        expect(unknown).toHaveLength(1)
        expect(unknown[0]?.message).toContain('Import @cors/fastify before fastify() is called')
      })
    }

    it('late/routes-after-register-are-known', async () => {
      const warnings = collectWarnings()
      const app = fastify()
      const { cors } = await importLate()
      await app.register(cors, options)
      app.put('/x', { config: { cors: { origin: [partner] } } }, ok)
      const port = await serve(app)
      expect(await send(port, preflight('PUT', undefined, '/x'), partner)).toMatchObject({ status: 204 })
      expect(await send(port, preflight('PUT', undefined, '/x'), web)).toMatchObject({ status: 403 })
      expect((await send(port, { method: 'PUT', path: '/x' }, partner)).cors).toEqual(toPartner)
      await ticked()
      expect(warnings).toEqual([])
    })

    it('late/an-instance-after-the-import-is-known', async () => {
      const warnings = collectWarnings()
      const { cors } = await importLate()
      const app = fastify()
      app.put('/x', { config: { cors: { origin: [partner] } } }, ok)
      app.register(cors, options)
      const port = await serve(app)
      expect(await send(port, preflight('PUT', undefined, '/x'), partner)).toMatchObject({ status: 204 })
      expect(await send(port, preflight('PUT', undefined, '/x'), web)).toMatchObject({ status: 403 })
      await ticked()
      expect(warnings).toEqual([])
    })

    it('late/a-rejecting-policy-before-the-import', async () => {
      let runs = 0
      const app = fastify()
      app.put('/x', { config: { cors: { origin: [partner], rejectDisallowed: true } } }, async () => {
        runs++
        return 'ok'
      })
      const { cors } = await importLate()
      app.register(cors, options)
      const port = await serve(app)
      expect(await send(port, { method: 'PUT', path: '/x' }, web)).toEqual(
        answerWith({ status: 403, cors: {} }),
      )
      expect(runs).toBe(0)
      expect(await send(port, { method: 'PUT', path: '/x' }, partner)).toMatchObject({ status: 200 })
    })
  })
}
