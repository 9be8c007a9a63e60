import { type CorsOptions, cors } from '@cors/fastify'
import type { FastifyInstance, FastifyServerOptions } from 'fastify'
import { describe, expect, it } from 'vitest'
import { type Fields, answerWith, evil, preflight, send, serve, web } from './exchange.ts'
import { majors } from './majors.ts'
import { partner } from './named-policies.ts'
import { constraints } from './tenant-constraint.ts'

/** Turns away whoever it does not allow. */
const strict: CorsOptions = { origin: [web], rejectDisallowed: true }
const other: CorsOptions = { origin: [partner], rejectDisallowed: true }
const lax: CorsOptions = { origin: [partner] }

/** A request under `strict`, whatever else there is. */
interface Row {
  readonly id: string
  readonly settings?: FastifyServerOptions
  readonly mount: (app: FastifyInstance, handler: () => string) => unknown
  readonly ask: readonly [method: string, path: string, headers?: Fields]
}

const rows: readonly Row[] = [
  {
    id: 'root',
    mount: (app, handler) => app.register(cors, strict).put('/x', handler),
    ask: ['PUT', '/x'],
  },
  {
    id: 'scope',
    mount(app, handler) {
      app.register(cors, lax)
      app.register(async (scope) => void scope.register(cors, strict).put('/x', handler), { prefix: '/api' })
    },
    ask: ['PUT', '/api/x'],
  },
  {
    id: 'scope-without-a-prefix',
    mount(app, handler) {
      app.register(async (scope) => void scope.register(cors, strict).put('/x', handler))
    },
    ask: ['PUT', '/x'],
  },
  {
    id: 'route',
    mount: (app, handler) => app.register(cors, lax).put('/x', { config: { cors: strict } }, handler),
    ask: ['PUT', '/x'],
  },
  {
    id: 'route-below-a-strict-one',
    mount: (app, handler) => app.register(cors, other).put('/x', { config: { cors: strict } }, handler),
    ask: ['PUT', '/x'],
  },
  {
    id: 'route-of-a-strict-scope',
    mount(app, handler) {
      app.register(
        async (scope) => void scope.register(cors, other).put('/x', { config: { cors: strict } }, handler),
        { prefix: '/api' },
      )
    },
    ask: ['PUT', '/api/x'],
  },
  {
    id: 'chosen',
    mount: (app, handler) => app.register(cors, { policy: async () => strict }).put('/x', handler),
    ask: ['PUT', '/x'],
  },
  {
    id: 'predicate',
    mount: (app, handler) =>
      app
        .register(cors, { origin: async (origin) => origin === web, rejectDisallowed: true })
        .put('/x', handler),
    ask: ['PUT', '/x'],
  },
  {
    id: 'head-by-get',
    mount: (app, handler) => app.register(cors, lax).get('/x', { config: { cors: strict } }, handler),
    ask: ['HEAD', '/x'],
  },
  {
    id: 'one-of-two-versions',
    mount(app, handler) {
      app.register(cors, lax)
      app.put('/x', { config: { cors: strict }, constraints: { version: '1.0.0' } }, handler)
      app.put('/x', { config: { cors: other }, constraints: { version: '2.0.0' } }, handler)
    },
    ask: ['PUT', '/x', { 'accept-version': '1.0.0' }],
  },
  {
    id: 'a-version-and-none',
    mount(app, handler) {
      app.register(cors, strict)
      app.put('/x', { config: { cors: lax }, constraints: { version: '1.0.0' } }, handler)
      app.put('/x', handler)
    },
    ask: ['PUT', '/x'],
  },
  {
    id: 'own-constraint',
    settings: { constraints },
    mount(app, handler) {
      app.register(cors, lax)
      app.put('/x', { config: { cors: strict }, constraints: { tenant: 'a' } }, handler)
      app.put('/x', handler)
    },
    ask: ['PUT', '/x', { 'x-tenant': 'a' }],
  },
  {
    id: 'a-version-before-a-parameter',
    mount(app, handler) {
      app.register(cors, strict)
      app.put('/x', { config: { cors: lax }, constraints: { version: '1.0.0' } }, handler)
      app.put('/:id', handler)
    },
    ask: ['PUT', '/x'],
  },
  {
    id: 'options-of-the-application-s-own',
    mount: (app, handler) => app.register(cors, lax).options('/x', { config: { cors: strict } }, handler),
    ask: ['OPTIONS', '/x'],
  },
]

for (const [name, fastify] of majors) {
  describe(`rejecting, ${name}`, () => {
    for (const { id, settings, mount, ask } of rows) {
      it(`rejecting/${id}`, async () => {
        let runs = 0
        const app = fastify({ ...settings })
        mount(app, () => {
          runs++
          return 'ok'
        })
        const port = await serve(app)
        const [method, path, headers = {}] = ask
        for (const origin of [evil, partner]) {
          const answer = await send(port, { method, path, headers }, origin)
          expect({ origin, ...answer, runs }).toEqual(
            expect.objectContaining({ origin, status: 403, body: '', cors: {}, runs: 0 }),
          )
          expect(answer.vary).toContain('Origin')
        }
        for (const origin of [web, undefined]) {
          expect((await send(port, { method, path, headers }, origin)).status).toBe(200)
        }
        expect(runs).toBe(2)
      })
    }

    it('rejecting/what-is-not-found', async () => {
      const app = fastify()
      app.register(cors, lax)
      app.register(async (scope) => void scope.register(cors, strict), { prefix: '/api' })
      const port = await serve(app)
      expect(await send(port, { path: '/api/x' }, partner)).toEqual(
        answerWith({ status: 403, body: '', cors: {} }),
      )
      expect(await send(port, { path: '/api/x' }, web)).toMatchObject({ status: 404 })
      expect(await send(port, { path: '/x' }, evil)).toMatchObject({ status: 404 })
      expect(await send(port, preflight('GET', undefined, '/api/x'), partner)).toMatchObject({ status: 403 })
    })

    it('rejecting/not-for-a-route-of-another-policy', async () => {
      const app = fastify()
      app.register(cors, strict).put('/x', { config: { cors: lax } }, () => 'ok')
      const port = await serve(app)
      for (const [origin, allowed] of [
        [partner, { 'access-control-allow-origin': partner }],
        [evil, {}],
      ] as const) {
        const answer = await send(port, { method: 'PUT', path: '/x' }, origin)
        expect(answer).toMatchObject({ status: 200, body: 'ok', vary: ['Origin'] })
        expect(answer.cors).toEqual(allowed)
      }
    })
  })
}
