import { type CorsOptions, cors } from '@cors/koa'
import type { Middleware } from 'koa'
import { describe, expect, it } from 'vitest'
import { type Sent, evil, preflight, send, serve, web } from './exchange.ts'
import { majors } from './majors.ts'
import { ok } from './rows.ts'

const policies: readonly (readonly [id: string, policy: Middleware])[] = [
  ['listed', cors({ origin: [web] })],
  ['predicate', cors({ origin: (origin) => origin === web })],
  ['predicate-async', cors({ origin: async (origin) => Promise.resolve(origin === web) })],
  ['chosen', cors((): CorsOptions => ({ origin: [web] }))],
  ['chosen-async', cors(async (): Promise<CorsOptions> => Promise.resolve({ origin: [web] }))],
  [
    'chosen-async-predicate',
    cors(() => ({ origin: async (origin: string) => Promise.resolve(origin === web) })),
  ],
]

/** A request, and whether the application runs for it. */
const requests: readonly (readonly [id: string, sent: Sent, origin: string | undefined, runs: boolean])[] = [
  ['no-origin', {}, undefined, true],
  ['allowed', {}, web, true],
  ['refused', {}, evil, true],
  ['malformed', {}, 'https://a.example, https://b.example', true],
  ['options', { method: 'OPTIONS' }, web, true],
  ['preflight-without-origin', preflight('PUT'), undefined, true],
  ['preflight', preflight('PUT'), web, false],
  ['preflight-refused', preflight('PUT'), evil, false],
]

for (const [name, Host] of majors) {
  describe(`next, ${name}`, () => {
    for (const [policyId, policy] of policies) {
      for (const [id, sent, origin, runs] of requests) {
        it(`next/${policyId}/${id}`, async () => {
          const events: string[] = []
          const app = new Host()
          app.use(async (_ctx, next) => {
            events.push('in')
            await next()
            events.push('out')
          })
          app.use(policy)
          app.use(async (_ctx, next) => {
            events.push('below in')
            await next()
            // What the promise of the policy must wait for.
            await new Promise(setImmediate)
            events.push('below out')
          })
          app.use((ctx) => {
            events.push('handled')
            ctx.body = 'ok'
          })
          const { status } = await send(await serve(app), sent, origin)
          expect(status).toBe(runs ? 200 : origin === web ? 204 : 403)
          expect(events).toEqual(runs ? ['in', 'below in', 'handled', 'below out', 'out'] : ['in', 'out'])
        })
      }

      it(`next/${policyId}/an-answered-preflight-is-left-alone`, async () => {
        const left: unknown[] = []
        const app = new Host()
        app.on('error', (error) => left.push(error))
        app.use(async (ctx, next) => {
          await next()
          left.push([ctx.res.writableEnded, ctx.respond])
          // What a logger or a compressor above does, not knowing of preflights.
          ctx.set('X-Late', '1')
          ctx.vary('Accept')
          ctx.status = 200
          ctx.body = { late: true }
        })
        const port = await serve(app.use(policy).use(ok))
        const answer = await send(port, preflight('PUT'), web)
        expect(answer).toMatchObject({ status: 204, body: '' })
        expect(answer.vary).not.toContain('Accept')
        expect(answer.headers).not.toHaveProperty('x-late')
        expect(left).toEqual([[true, false]])
      })
    }

    it('next/rejected-disallowed', async () => {
      const reached: string[] = []
      const app = new Host().use(cors({ origin: [web], rejectDisallowed: true })).use((ctx) => {
        reached.push(ctx.get('origin') || 'none')
        ctx.body = 'ok'
      })
      const port = await serve(app)
      const refused = await send(port, {}, evil)
      expect(refused).toMatchObject({ status: 403, body: '', vary: ['Origin'] })
      expect(refused.cors).toEqual({})
      expect(await send(port, {}, web)).toMatchObject({ status: 200 })
      expect(await send(port)).toMatchObject({ status: 200 })
      expect(reached).toEqual([web, 'none'])
    })
  })
}
