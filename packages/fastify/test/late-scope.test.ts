import type { FastifyPluginAsync } from 'fastify'
import { describe, expect, it, vi } from 'vitest'
import { answerWith, preflight, send, serve, web } from './exchange.ts'
import { majors } from './majors.ts'
import { partner } from './named-policies.ts'
import { ok } from './rows.ts'

// As fastify-cli and @fastify/autoload have it: the application is there, and in a scope of it, before this
// package is imported.

for (const [name, fastify] of majors) {
  describe(`late, ${name}`, () => {
    it('late/imported-in-a-scope: its routes are known all the same', async () => {
      const app = fastify()
      vi.resetModules()
      app.register(async (scope) => {
        const { cors } = await import('../src/index.ts')
        const plugin: FastifyPluginAsync = async (outer) => void outer.register(cors, { origin: [web] })
        scope.register(Object.assign(plugin, { [Symbol.for('skip-override')]: true }))
        scope.register(async (routes) => {
          routes.put('/x', ok)
          routes.put('/p', { config: { cors: { origin: [partner] } } }, ok)
        })
      })
      const port = await serve(app)
      expect(await send(port, preflight('PUT', undefined, '/x'), web)).toMatchObject({ status: 204 })
      expect(await send(port, preflight('PUT', undefined, '/p'), partner)).toMatchObject({ status: 204 })
      expect(await send(port, preflight('PUT', undefined, '/p'), web)).toEqual(
        answerWith({ status: 403, cors: {} }),
      )
      expect((await send(port, { method: 'PUT', path: '/p' }, partner)).cors).toMatchObject({
        'access-control-allow-origin': partner,
      })
    })
  })
}
