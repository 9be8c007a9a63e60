import { type CorsOptions, cors, createCors } from '@cors/koa'
import type { Context, Middleware } from 'koa'
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
const choose = ({ host }: Context): CorsOptions | false => byHost[host] ?? false
const compiled = createCors({ origin: [web], credentials: true, exposedHeaders: ['ETag'] })

/** Every way of choosing a policy for each request, all of the same meaning. */
const choices: readonly (readonly [id: string, policy: Middleware])[] = [
  ['sync', cors(choose)],
  ['async', cors(async (ctx) => Promise.resolve(choose(ctx)))],
  ['compiled', cors((ctx) => (ctx.host === 'a.example' ? compiled : choose(ctx)))],
]

/** Ways in which a function fails to choose. */
const failing: readonly (readonly [id: string, policy: Middleware])[] = [
  [
    'throws',
    cors(() => {
      throw new Error('no such tenant')
    }),
  ],
  ['ctx-throw', cors((ctx) => ctx.throw(404))],
  ['rejects', cors(() => Promise.reject(new Error('database down')))],
  ['undefined', cors((() => undefined) as never)],
  ['undefined-later', cors((() => Promise.resolve(undefined)) as never)],
  ['true', cors((() => true) as never)],
  ['star', cors((() => '*') as never)],
  // What the peer's function returns.
  ['origin', cors((() => web) as never)],
  ['faulty', cors(() => ({ origin: 'https://app.example.com/' }))],
  // Compiles: the type of what a function returns is that of all options.
  ['star-with-credentials', cors(() => ({ origin: '*', credentials: true }))],
  ['function', cors((() => choose) as never)],
]

for (const [name, Host] of majors) {
  describe(`choosing, ${name}`, () => {
    for (const [id, policy] of choices) {
      it(`choosing/by-host/${id}`, async () => {
        const port = await serve(new Host().use(policy).use(ok))
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
          expect(answer.status).toBe('access-control-allow-origin' in allowed ? 204 : 403)
          expect(answer.cors['access-control-allow-origin']).toBe(
            'access-control-allow-origin' in allowed ? allowed['access-control-allow-origin'] : undefined,
          )
        }
      })
    }

    for (const [id, policy] of failing) {
      it(`choosing/fails/${id}`, async () => {
        let runs = 0
        const app = new Host().use(policy).use((ctx) => {
          runs++
          ctx.body = 'ok'
        })
        const port = await serve(app)
        for (const origin of [web, undefined]) {
          const answer = await send(port, {}, origin)
          expect(answer).toMatchObject({ status: 200, body: 'ok', vary: ['Origin'] })
          expect(answer.cors).toEqual({})
        }
        const refused = await send(port, preflight('PUT'), web)
        expect(refused.status).toBe(403)
        expect(refused.cors).toEqual({})
        expect(runs).toBe(2)
      })
    }

    it('choosing/gets-the-very-context', async () => {
      const contexts: unknown[] = []
      const chosen: unknown[] = []
      const app = new Host().use((ctx, next) => {
        contexts.push(ctx)
        return next()
      })
      app.use(
        cors((ctx) => {
          chosen.push(ctx)
          return options
        }),
      )
      const port = await serve(app.use(ok))
      await send(port, {}, web)
      await send(port, preflight('PUT'), web)
      expect(chosen).toHaveLength(2)
      for (const [index, ctx] of chosen.entries()) expect(ctx).toBe(contexts[index])
    })

    it('choosing/options-are-compiled-once', async () => {
      let reads = 0
      const counted = {
        get origin() {
          reads++
          return [web]
        },
      }
      const port = await serve(new Host().use(cors(() => counted)).use(ok))
      await send(port, {}, web)
      const first = reads
      expect(first).toBeGreaterThan(0)
      expect((await send(port, {}, web)).cors).toEqual({ 'access-control-allow-origin': web })
      expect(reads).toBe(first)
    })

    it('choosing/false-is-nobody', async () => {
      const port = await serve(new Host().use(cors(false)).use(ok))
      const answer = await send(port, {}, web)
      expect(answer).toMatchObject({ body: 'ok' })
      expect(answer.cors).toEqual({})
      expect(await send(port, preflight('PUT'), web)).toEqual(answerWith({ status: 403, cors: {} }))
    })

    it('choosing/compiled-and-replaced', async () => {
      const policy = createCors({ origin: [web] })
      const port = await serve(new Host().use(cors(policy)).use(ok))
      expect((await send(port, {}, web)).cors).toEqual({ 'access-control-allow-origin': web })
      policy.replace({ origin: [other] })
      expect((await send(port, {}, web)).cors).toEqual({})
      expect((await send(port, {}, other)).cors).toEqual({ 'access-control-allow-origin': other })
      expect(() => policy.replace({ origin: 'https://app.example.com/' })).toThrow('slash')
      expect((await send(port, {}, other)).cors).toEqual({ 'access-control-allow-origin': other })
    })
  })
}
