import { type CorsPluginOptions, cors } from '@cors/fastify'
import type { FastifyInstance, onRequestAsyncHookHandler } from 'fastify'
import { describe, expect, it } from 'vitest'
import { answerWith, evil, granted, options, preflight, send, serve, web } from './exchange.ts'
import { majors } from './majors.ts'
import { tenants } from './tenants.ts'
import { ok } from './rows.ts'

const authenticate: onRequestAsyncHookHandler = async ({ headers }, reply) => {
  if (headers.authorization === undefined) await reply.code(401).send('who?')
}

/** Where authentication stands, and the policy before it. */
const guarded: readonly (readonly [id: string, mount: (app: FastifyInstance) => unknown])[] = [
  ['after', (app) => app.register(cors, options).addHook('onRequest', authenticate).get('/', ok)],
  [
    'callback-style',
    (app) => {
      app.register(cors, options)
      app.addHook('onRequest', ({ headers }, reply, done) => {
        if (headers.authorization === undefined) void reply.code(401).send('who?')
        else done()
      })
      app.get('/', ok)
    },
  ],
  ['in-a-route', (app) => app.register(cors, options).get('/', { onRequest: authenticate }, ok)],
  [
    'in-a-scope-below',
    (app) =>
      app
        .register(cors, options)
        .register(async (scope) => void scope.addHook('onRequest', authenticate).get('/', ok)),
  ],
  [
    'in-the-scope-of-the-policy',
    (app) =>
      app.register(
        async (scope) => void scope.register(cors, options).addHook('onRequest', authenticate).get('/', ok),
      ),
  ],
  ['pre-handler', (app) => app.register(cors, options).addHook('preHandler', authenticate).get('/', ok)],
  ['of-the-route-s-policy', (app) => governedByRoute(app).addHook('onRequest', authenticate)],
]

function governedByRoute(app: FastifyInstance): FastifyInstance {
  app.register(cors, { policy: false })
  app.register(async (scope) => void scope.get('/', { config: { cors: options } }, ok))
  return app
}

/** Policies that answer at once, and later. */
const policies: readonly (readonly [id: string, policy: CorsPluginOptions])[] = [
  ['at-once', options],
  ['predicate-async', { origin: async (origin) => Promise.resolve(origin === web) }],
  ['chosen-async', { policy: async () => Promise.resolve(options) }],
]

for (const [name, fastify] of majors) {
  describe(`hooks, ${name}`, () => {
    for (const [id, mount] of guarded) {
      it(`hooks/authentication/${id}`, async () => {
        const app = fastify()
        mount(app)
        const port = await serve(app)
        const asked = preflight('GET', 'authorization')
        expect(await send(port, asked, web)).toMatchObject({
          status: 204,
          cors: { 'access-control-allow-origin': web, 'access-control-allow-headers': 'authorization' },
        })
        expect(await send(port, asked, evil)).toEqual(answerWith({ status: 403, cors: {} }))
        // Refused, and the page may read that it was.
        expect(await send(port, {}, web)).toEqual(answerWith({ status: 401, body: 'who?', cors: granted }))
        const known = { headers: { authorization: 'Bearer x' } }
        expect(await send(port, known, web)).toEqual(answerWith({ status: 200, cors: granted }))
      })
    }

    // Not a defect of anybody's: what stands before the policy is not under it, and this is what it costs.
    it('incorrect-example/authentication-before-the-policy', async () => {
      const app = fastify()
      app.addHook('onRequest', authenticate).register(cors, options).get('/', ok)
      const port = await serve(app)
      // A preflight never carries Authorization: no request of a page gets through.
      expect(await send(port, preflight('GET', 'authorization'), web)).toEqual(
        answerWith({ status: 401, cors: {} }),
      )
      expect(await send(port, {}, web)).toEqual(answerWith({ status: 401, cors: {}, vary: [] }))
    })

    it('hooks/what-is-before-runs-first', async () => {
      const seen: string[] = []
      const app = tenants(fastify, seen)
      const port = await serve(app)
      for (const [host, allowed] of [
        ['a.example', web],
        ['b.example', evil],
      ] as const) {
        for (const origin of [web, evil]) {
          const fields = origin === allowed ? { 'access-control-allow-origin': allowed } : {}
          expect((await send(port, { headers: { host } }, origin)).cors).toEqual(fields)
          const asked = preflight('GET')
          const answer = await send(port, { ...asked, headers: { ...asked.headers, host } }, origin)
          expect(answer.status).toBe(origin === allowed ? 204 : 403)
          expect(answer.cors['access-control-allow-origin']).toBe(fields['access-control-allow-origin'])
        }
      }
      expect(seen).toEqual(Array.from({ length: 8 }, () => ['before', 'chosen']).flat())
    })

    it('hooks/what-is-before-may-answer-a-preflight', async () => {
      const app = fastify()
      app.addHook('onRequest', async ({ method }, reply) => {
        if (method === 'OPTIONS') await reply.code(204).header('x-own', '1').send()
      })
      app.register(cors, options).get('/', ok)
      const answer = await send(await serve(app), preflight('GET'), web)
      expect(answer).toEqual(answerWith({ status: 204, cors: {} }))
      expect(answer.headers['x-own']).toBe('1')
    })

    for (const [id, policy] of policies) {
      it(`hooks/a-preflight-passes-nothing-behind-the-policy/${id}`, async () => {
        const seen: string[] = []
        const app = fastify()
        app.register(cors, policy)
        const note = (hook: string) => async (): Promise<void> => void seen.push(hook)
        app.addHook('onRequest', note('onRequest')).addHook('preParsing', note('preParsing'))
        app.addHook('preValidation', note('preValidation')).addHook('preHandler', note('preHandler'))
        app.addHook('preSerialization', note('preSerialization')).addHook('onSend', note('onSend'))
        app.addHook('onError', note('onError')).addHook('onResponse', note('onResponse'))
        app.options('/', note('handler')).put('/', note('handler'))
        const port = await serve(app)
        for (const path of ['/', '/none']) {
          for (const [origin, status] of [
            [web, 204],
            [evil, 403],
          ] as const) {
            expect(await send(port, preflight('PUT', undefined, path), origin)).toMatchObject({
              status,
              body: '',
            })
            await new Promise((resolve) => setTimeout(resolve, 5))
            // What metrics and access logs count by.
            expect(seen.splice(0)).toEqual(['onResponse'])
          }
        }
      })
    }
  })
}
