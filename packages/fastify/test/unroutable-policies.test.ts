import { createServer } from 'node:http'
import { type CorsPluginOptions, cors, createCors } from '@cors/fastify'
import type { FastifyInstance, FastifyServerOptions } from 'fastify'
import { describe, expect, it } from 'vitest'
import { answerWith, evil, granted, options, preflight, send, serve, web } from './exchange.ts'
import { majors } from './majors.ts'
import { ok } from './rows.ts'
import { collectWarnings, ticked } from './warnings.ts'

const allowed = { 'access-control-allow-origin': web }
const malformed = { path: '/%zz' }
const asked = preflight('GET', undefined, '/%zz')

/** Every kind of policy, all of the same meaning. */
const policies: readonly (readonly [id: string, policy: CorsPluginOptions])[] = [
  ['compiled', createCors({ origin: [web] })],
  ['predicate', { origin: (origin) => origin === web }],
  ['predicate-async', { origin: async (origin) => Promise.resolve(origin === web) }],
  ['chosen', { policy: () => ({ origin: [web] }) }],
  ['chosen-async', { policy: async () => Promise.resolve({ origin: [web] }) }],
]

/** Policies that fail on what there is of a request, each allowing nobody. */
const failing: readonly (readonly [id: string, policy: CorsPluginOptions])[] = [
  ['false', { policy: false }],
  ['predicate', { origin: (_origin, { params }) => 'id' in (params as object) }],
  ['predicate-async', { origin: async (_origin, { params }) => Promise.resolve('id' in (params as object)) }],
  ['chosen', { policy: ({ params }) => ('id' in (params as object) ? options : false) }],
  ['chosen-async', { policy: () => Promise.reject(new Error('database down')) }],
]

for (const [name, fastify] of majors) {
  describe(`unroutable policies, ${name}`, () => {
    for (const [id, policy] of policies) {
      it(`unroutable/policy/${id}`, async () => {
        const app = fastify()
        app.register(cors, policy).get('/', ok)
        const port = await serve(app)
        expect(await send(port, malformed, web)).toEqual(
          answerWith({ status: 400, cors: allowed, vary: ['Origin'] }),
        )
        expect(await send(port, malformed, evil)).toEqual(
          answerWith({ status: 400, cors: {}, vary: ['Origin'] }),
        )
        expect(await send(port, malformed)).toEqual(answerWith({ status: 400, cors: {}, vary: ['Origin'] }))
        expect(await send(port, asked, web)).toMatchObject({ status: 204, cors: allowed })
        expect(await send(port, asked, evil)).toEqual(answerWith({ status: 403, cors: {} }))
      })
    }

    for (const [id, policy] of failing) {
      it(`unroutable/allows-nobody/${id}`, async () => {
        const app = fastify()
        app.register(cors, policy).get('/', ok)
        const port = await serve(app)
        expect(await send(port, malformed, web)).toEqual(
          answerWith({ status: 400, cors: {}, vary: ['Origin'] }),
        )
        expect(await send(port, asked, web)).toEqual(answerWith({ status: 403, cors: {} }))
      })
    }

    it('unroutable/every-origin', async () => {
      const app = fastify()
      app.register(cors, { origin: '*' }).get('/', ok)
      const port = await serve(app)
      const answer = await send(port, malformed, evil)
      expect(answer).toEqual(
        answerWith({ status: 400, cors: { 'access-control-allow-origin': '*' }, vary: [] }),
      )
    })

    it('unroutable/rejected-disallowed', async () => {
      const app = fastify()
      app.register(cors, { origin: [web], rejectDisallowed: true }).get('/', ok)
      const port = await serve(app)
      expect(await send(port, malformed, evil)).toEqual(answerWith({ status: 403, body: '', cors: {} }))
      expect(await send(port, malformed, web)).toEqual(answerWith({ status: 400, cors: allowed }))
    })

    it('unroutable/what-a-predicate-gets', async () => {
      const seen: object[] = []
      const app = fastify()
      app.register(cors, {
        origin(_origin, { raw, headers, method, url, server }) {
          seen.push({ raw: raw.url, key: headers['x-key'], method, url, isRoot: server === app })
          return true
        },
      })
      const port = await serve(app)
      await send(port, { path: '/%zz?a', method: 'DELETE', headers: { 'x-key': 'k' } }, web)
      expect(seen).toEqual([{ raw: '/%zz?a', key: 'k', method: 'DELETE', url: '/%zz?a', isRoot: true }])
    })

    it('unroutable/a-scope-below-is-not-asked', async () => {
      const app = fastify()
      app.register(async (scope) => void scope.register(cors, options).all('/:id', ok), { prefix: '/api' })
      const port = await serve(app)
      for (const path of ['/%zz', '/api/%zz']) {
        expect(await send(port, { path }, web)).toEqual(answerWith({ status: 400, cors: {}, vary: [] }))
        expect((await send(port, preflight('GET', undefined, path), web)).cors).toEqual({})
      }
      expect((await send(port, { path: '/api/5' }, web)).cors).toEqual(granted)
    })

    it('unroutable/the-root-answers-for-a-scope-below', async () => {
      const { port, warnings } = await serveTwo(fastify())
      expect(await send(port, { path: '/api/%zz' }, web)).toEqual(answerWith({ status: 400, cors: granted }))
      expect(await send(port, preflight('GET', undefined, '/api/%zz'), web)).toMatchObject({ status: 204 })
      await ticked()
      expect(warnings).toEqual([])
    })

    it('unroutable/too-long-in-a-scope-below/preflight-and-request-agree', async () => {
      const { port, warnings } = await serveTwo(fastify())
      const path = `/api/${'x'.repeat(101)}`
      for (const origin of [web, evil]) {
        const promised = (await send(port, preflight('GET', undefined, path), origin)).cors
        const borne = (await send(port, { path }, origin)).cors
        const field = 'access-control-allow-origin'
        expect({ origin, allow: promised[field] }).toEqual({ origin, allow: borne[field] })
      }
      await ticked()
      expect(warnings).toEqual([])
    })

    it('unroutable/server-factory', async () => {
      const app = fastify({ serverFactory: (handler) => createServer(handler) })
      app.register(cors, options).get('/', ok)
      const port = await serve(app)
      expect(await send(port, malformed, web)).toEqual(answerWith({ status: 400, cors: granted }))
      expect(await send(port, malformed, evil)).toEqual(answerWith({ status: 400, cors: {} }))
    })

    // What Fastify answers by itself where its server is not ours to listen on.
    it('unroutable/limit/inject', async () => {
      const app = fastify()
      app.register(cors, options).get('/', ok)
      const { statusCode, headers } = await app.inject({ url: '/%zz', headers: { origin: web } })
      expect(statusCode).toBe(400)
      expect(headers).not.toHaveProperty('access-control-allow-origin')
    })

    it('unroutable/limit/server-factory-with-a-listener-of-its-own', async () => {
      const serverFactory: FastifyServerOptions['serverFactory'] = (handler) =>
        createServer((request, response) => handler(request, response))
      const app = fastify({ serverFactory })
      app.register(cors, options).get('/', ok)
      const port = await serve(app)
      expect(await send(port, {}, web)).toEqual(answerWith({ status: 200, cors: granted }))
      expect(await send(port, malformed, web)).toEqual(answerWith({ status: 400, cors: {} }))
    })
  })
}

/** An application under two policies, of which only the inner allows `evil`. */
async function serveTwo(app: FastifyInstance) {
  const warnings = collectWarnings()
  app.register(cors, options)
  app.register(async (scope) => void scope.register(cors, { origin: [evil] }).all('/:id', ok), {
    prefix: '/api',
  })
  return { port: await serve(app), warnings }
}
