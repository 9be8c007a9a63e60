import { type CorsOptions, type CorsSource, cors, createCors } from '@cors/fastify'
import type { FastifyRequest } from 'fastify'
import { describe, expect, it } from 'vitest'
import { answerWith, evil, granted, options, preflight, send, serve, web } from './exchange.ts'
import { majors } from './majors.ts'
import { ok } from './rows.ts'

const other = 'https://other.example'
const open = { 'access-control-allow-origin': '*' }

const byHost: { readonly [host: string]: CorsOptions | false } = {
  'a.example': options,
  'b.example': { origin: '*' },
  'c.example': false,
}
const choose = ({ headers }: FastifyRequest): CorsOptions | false => byHost[headers.host ?? ''] ?? false
const compiled = createCors({ origin: [web], credentials: true, exposedHeaders: ['ETag'] })

type Choice = CorsSource<FastifyRequest>

/** Every way of choosing a policy for each request, all of the same meaning. */
const choices: readonly (readonly [id: string, policy: Choice])[] = [
  ['sync', choose],
  ['async', async (request: FastifyRequest) => Promise.resolve(choose(request))],
  [
    'compiled',
    (request: FastifyRequest) => (request.headers.host === 'a.example' ? compiled : choose(request)),
  ],
]

/** Ways in which a function fails to choose. */
const failing: readonly (readonly [id: string, policy: Choice])[] = [
  [
    'throws',
    () => {
      throw new Error('no such tenant')
    },
  ],
  ['rejects', () => Promise.reject(new Error('database down'))],
  ['undefined', (() => undefined) as never],
  ['undefined-later', (() => Promise.resolve()) as never],
  ['true', (() => true) as never],
  ['star', (() => '*') as never],
  ['faulty', () => ({ origin: 'https://app.example.com/' })],
  // Compiles: the type of what a function returns is that of all options.
  ['star-with-credentials', () => ({ origin: '*', credentials: true })],
  ['function', (() => choose) as never],
  [
    'callback',
    ((_request: FastifyRequest, done: (error: null, chosen: CorsOptions) => void) =>
      done(null, { origin: '*' })) as never,
  ],
]

for (const [name, fastify] of majors) {
  describe(`choosing, ${name}`, () => {
    for (const [id, policy] of choices) {
      for (const place of ['scope', 'route'] as const) {
        it(`choosing/by-host/${id}/${place}`, async () => {
          const app = fastify()
          app.register(cors, { policy: place === 'scope' ? policy : false })
          app.put('/', place === 'scope' ? {} : { config: { cors: policy } }, ok)
          const port = await serve(app)
          for (const [host, allowed, refused] of [
            ['a.example', granted, {}],
            ['b.example', open, open],
            ['c.example', {}, {}],
            ['unknown.example', {}, {}],
          ] as const) {
            const sent = { method: 'PUT', headers: { host } }
            // The function may have read the origin, whatever it chose.
            expect(await send(port, sent, web)).toEqual(
              answerWith({ body: 'ok', cors: allowed, vary: ['Origin'] }),
            )
            expect((await send(port, sent, evil)).cors).toEqual(refused)
            const asked = preflight('PUT')
            const answer = await send(port, { ...asked, headers: { ...asked.headers, host } }, web)
            const isAllowed = 'access-control-allow-origin' in allowed
            expect(answer.status).toBe(isAllowed ? 204 : 403)
            expect(answer.cors['access-control-allow-origin']).toBe(
              isAllowed ? allowed['access-control-allow-origin'] : undefined,
            )
            expect(answer.vary).toContain('Origin')
          }
        })
      }
    }

    for (const [id, policy] of failing) {
      for (const place of ['scope', 'route'] as const) {
        it(`choosing/fails/${id}/${place}`, async () => {
          const app = fastify()
          app.register(cors, { policy: place === 'scope' ? policy : { origin: '*' } })
          app.get('/', place === 'scope' ? {} : { config: { cors: policy } }, ok)
          const port = await serve(app)
          for (const origin of [web, undefined]) {
            const answer = await send(port, {}, origin)
            expect(answer).toEqual(answerWith({ status: 200, body: 'ok', cors: {}, vary: ['Origin'] }))
          }
          expect(await send(port, preflight('GET'), web)).toEqual(answerWith({ status: 403, cors: {} }))
        })
      }
    }

    it('choosing/by-a-parameter-of-the-prefix', async () => {
      const policies = new Map([
        ['a', createCors({ origin: [web] })],
        ['b', createCors({ origin: [other] })],
      ])
      const app = fastify()
      app.register(
        async (scope) => {
          scope.register(cors, {
            policy: ({ params }) => policies.get((params as { tenant: string }).tenant) ?? false,
          })
          scope.get('/x', ok)
        },
        { prefix: '/tenants/:tenant' },
      )
      const port = await serve(app)
      for (const [path, origin, allowed] of [
        ['/tenants/a/x', web, true],
        ['/tenants/b/x', web, false],
        ['/tenants/b/x', other, true],
        ['/tenants/c/x', other, false],
      ] as const) {
        const fields = allowed ? { 'access-control-allow-origin': origin } : {}
        expect((await send(port, { path }, origin)).cors).toEqual(fields)
        const { status } = await send(port, preflight('GET', undefined, path), origin)
        expect({ path, origin, status }).toEqual({ path, origin, status: allowed ? 204 : 403 })
      }
    })

    it('choosing/options-are-compiled-once', async () => {
      let reads = 0
      const counted = {
        get origin() {
          reads++
          return [web]
        },
      }
      const app = fastify()
      app.register(cors, { policy: () => counted }).get('/', ok)
      const port = await serve(app)
      await send(port, {}, web)
      const first = reads
      expect(first).toBeGreaterThan(0)
      expect((await send(port, {}, web)).cors).toEqual({ 'access-control-allow-origin': web })
      expect(reads).toBe(first)
    })

    for (const place of ['scope', 'route'] as const) {
      it(`choosing/compiled-and-replaced/${place}`, async () => {
        const policy = createCors({ origin: [web] })
        const app = fastify()
        app.register(cors, place === 'scope' ? policy : { policy: false })
        app.get('/', place === 'scope' ? {} : { config: { cors: policy } }, ok)
        const port = await serve(app)
        expect((await send(port, {}, web)).cors).toEqual({ 'access-control-allow-origin': web })
        policy.replace({ origin: [other] })
        expect((await send(port, {}, web)).cors).toEqual({})
        expect((await send(port, {}, other)).cors).toEqual({ 'access-control-allow-origin': other })
        expect(await send(port, preflight('GET'), other)).toMatchObject({ status: 204 })
        expect(() => policy.replace({ origin: 'https://app.example.com/' })).toThrow('slash')
        expect((await send(port, {}, other)).cors).toEqual({ 'access-control-allow-origin': other })
      })
    }
  })
}
