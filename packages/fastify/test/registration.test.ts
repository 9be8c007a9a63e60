import { type CorsPluginOptions, CorsConfigError, cors } from '@cors/fastify'
import fastifyPlugin from 'fastify-plugin'
import type { FastifyInstance } from 'fastify'
import { describe, expect, it, onTestFinished } from 'vitest'
import { answerWith, evil, granted, options, preflight, send, serve, web } from './exchange.ts'
import { majors } from './majors.ts'
import { by, partner } from './named-policies.ts'
import { ok } from './rows.ts'

/** Ways to register the policy at the root, with a route under it and one of its own policy. */
const ways: readonly (readonly [id: string, mount: (app: FastifyInstance) => unknown])[] = [
  ['before-the-routes', (app) => app.register(cors, options)],
  ['awaited', async (app) => app.register(cors, options)],
  ['after', (app) => app.register(cors, options).after((error) => expect(error).toBe(null))],
  ['a-module', (app) => app.register(import('@cors/fastify'), options)],
  ['a-module-awaited', async (app) => app.register(import('@cors/fastify'), options)],
  ['a-function-of-the-instance', (app) => app.register(cors, () => options)],
  ['policy', (app) => app.register(cors, { policy: options })],
  ['policy-chosen', (app) => app.register(cors, { policy: () => options })],
  [
    'in-a-plugin-of-one-s-own',
    (app) => app.register(fastifyPlugin(async (scope) => void scope.register(cors, options))),
  ],
  [
    'in-a-plugin-in-a-plugin',
    (app) =>
      app.register(
        fastifyPlugin(async (scope) => {
          await scope.register(
            fastifyPlugin(async (inner) => {
              await inner.register(cors, options)
            }),
          )
        }),
      ),
  ],
]

/** What is refused, with what to write. */
const refused: readonly (readonly [id: string, policy: unknown, error: Function, says: string])[] = [
  ['nothing', undefined, CorsConfigError, 'There is no default'],
  ['false', false, CorsConfigError, 'There is no default'],
  ['empty', {}, CorsConfigError, 'There is no default'],
  ['faulty', { origin: 'https://app.example.com/' }, CorsConfigError, 'slash'],
  ['faulty-policy', { policy: { origin: ['*'] } }, CorsConfigError, "origin: '*'"],
  ['undefined-policy', { policy: undefined }, TypeError, 'Write { policy: false }'],
  ['true-policy', { policy: true }, CorsConfigError, 'origin'],
  ['star-with-credentials', { origin: '*', credentials: true }, CorsConfigError, 'credentials'],
  ['async-choice', async () => ({ origin: web }), TypeError, 'register(cors, { policy: async (request) =>'],
  ['options-beside-a-policy', { policy: false, origin: '*' }, TypeError, 'origin cannot stand beside policy'],
  ['a-prefix-that-means-nothing', { origin: '*', prefix: '/api' }, CorsConfigError, 'prefix'],
]

for (const [name, fastify] of majors) {
  describe(`registration, ${name}`, () => {
    for (const [id, mount] of ways) {
      it(`registration/${id}`, async () => {
        const app = fastify()
        const mounted = mount(app)
        // A chain of `register` is a thenable that would load what is there.
        if (mounted instanceof Promise) await mounted
        app.put('/x', ok).put('/y', by('partner'), ok)
        const port = await serve(app)
        expect(await send(port, { method: 'PUT', path: '/x' }, web)).toEqual(
          answerWith({ body: 'ok', cors: granted }),
        )
        expect(await send(port, { method: 'PUT', path: '/x' }, evil)).toEqual(
          answerWith({ body: 'ok', cors: {} }),
        )
        expect(await send(port, preflight('PUT', undefined, '/x'), web)).toMatchObject({
          status: 204,
          cors: { 'access-control-allow-origin': web },
        })
        expect(await send(port, preflight('PUT', undefined, '/y'), web)).toMatchObject({ status: 403 })
        expect(await send(port, preflight('PUT', undefined, '/y'), partner)).toMatchObject({
          status: 204,
          cors: { 'access-control-allow-origin': partner },
        })
        expect(await send(port, { path: '/none' }, web)).toEqual(answerWith({ status: 404, cors: granted }))
      })
    }

    for (const [id, policy, error, says] of refused) {
      for (const place of ['root', 'scope'] as const) {
        it(`registration/refused/${id}/${place}`, async () => {
          const uncaught: unknown[] = []
          const listener = (thrown: unknown): void => void uncaught.push(thrown)
          process.on('uncaughtExceptionMonitor', listener)
          onTestFinished(() => void process.off('uncaughtExceptionMonitor', listener))
          const app = fastify()
          onTestFinished(() => app.close())
          if (place === 'root') app.register(cors, policy as CorsPluginOptions)
          else app.register(async (scope) => void scope.register(cors, policy as CorsPluginOptions))
          app.get('/', ok)
          const thrown: unknown = await app.ready().then(
            () => undefined,
            (reason: unknown) => reason,
          )
          expect(thrown).toBeInstanceOf(error)
          expect(String(thrown)).toContain(says)
          await new Promise((resolve) => setImmediate(resolve))
          expect(uncaught).toEqual([])
        })
      }
    }

    it('registration/refused/awaited', async () => {
      const app = fastify()
      onTestFinished(() => app.close())
      const register = async (): Promise<void> => {
        await app.register(cors, {} as never)
      }
      await expect(register()).rejects.toThrow(CorsConfigError)
    })

    it('registration/refused/listen', async () => {
      const app = fastify()
      onTestFinished(() => app.close())
      app.register(cors, { origin: 'https://app.example.com/' })
      await expect(app.listen({ port: 0, host: '127.0.0.1' })).rejects.toThrow('slash')
    })

    for (const [id, faulty, says] of [
      ['options', { origin: 'https://app.example.com/' }, 'slash'],
      ['true', true, 'origin'],
      ['null', null, 'origin'],
      ['misspelt', { orgin: '*' }, 'orgin'],
      ['misspelt-beside-what-is-right', { origin: '*', maxage: 5 }, 'maxAge'],
      ['star-with-credentials', { origin: '*', credentials: true }, 'credentials'],
    ] as const) {
      it(`registration/refused/route/${id}`, async () => {
        const app = fastify()
        onTestFinished(() => app.close())
        app.register(cors, options)
        app.register(
          async (scope) => void scope.put('/things/:id', { config: { cors: faulty as never } }, ok),
          { prefix: '/api' },
        )
        const thrown: unknown = await app.ready().then(
          () => undefined,
          (reason: unknown) => reason,
        )
        expect(thrown).toBeInstanceOf(CorsConfigError)
        expect(String(thrown)).toContain('config.cors of PUT /api/things/:id: ')
        expect(String(thrown)).toContain(says)
      })
    }
  })
}
