import { cors } from '@cors/koa'
import type { Context } from 'koa'
import { describe, expect, it } from 'vitest'
import { answerWith, evil, preflight, send, serve, web } from './exchange.ts'
import { majors } from './majors.ts'
import { ok } from './rows.ts'

const other = 'https://other.example'
const grantedToWeb = { 'access-control-allow-origin': web }

/** Ways in which a predicate fails, none of which may allow anybody. */
const failing: readonly (readonly [id: string, predicate: (origin: string, ctx: Context) => unknown])[] = [
  [
    'throws',
    () => {
      throw new Error('broken')
    },
  ],
  [
    'throws-null',
    () => {
      // oxlint-disable-next-line no-throw-literal -- it is what is tested
      throw null
    },
  ],
  ['rejects', () => Promise.reject(new Error('database down'))],
  // oxlint-disable-next-line prefer-promise-reject-errors -- it is what is tested
  ['rejects-with-undefined', () => Promise.reject()],
  ['ctx-throw', (_origin, ctx) => ctx.throw(403)],
]

for (const [name, Host] of majors) {
  describe(`predicate, ${name}`, () => {
    for (const [id, wrap] of [
      ['sync', (answer: boolean) => answer],
      ['async', (answer: boolean) => Promise.resolve(answer)],
    ] as const) {
      it(`predicate/gets-the-very-context/${id}`, async () => {
        const contexts: unknown[] = []
        const asked: (readonly [origin: string, ctx: unknown, user: unknown])[] = []
        const app = new Host()
        app.use((ctx, next) => {
          contexts.push(ctx)
          ctx.state['user'] = ctx.get('x-user')
          return next()
        })
        const policy = cors({
          origin: (origin, ctx) => {
            asked.push([origin, ctx, ctx.state['user']])
            return wrap(ctx.host === 'api.example' && origin === web)
          },
        })
        const port = await serve(app.use(policy).use(ok))
        const headers = { host: 'api.example', 'x-user': 'u' }
        expect((await send(port, { headers }, web)).cors).toEqual(grantedToWeb)
        expect((await send(port, { headers }, evil)).cors).toEqual({})
        expect((await send(port, { headers: { ...headers, host: 'b.example' } }, web)).cors).toEqual({})
        const { headers: lines, ...asking } = preflight('PUT')
        expect(await send(port, { ...asking, headers: { ...headers, ...lines } }, web)).toMatchObject({
          status: 204,
          cors: grantedToWeb,
        })
        expect(asked.map(([origin, , user]) => [origin, user])).toEqual([
          [web, 'u'],
          [evil, 'u'],
          [web, 'u'],
          [web, 'u'],
        ])
        for (const [index, [, ctx]] of asked.entries()) expect(ctx).toBe(contexts[index])
      })

      it(`predicate/is-not-asked-without-an-origin/${id}`, async () => {
        let asked = 0
        const policy = cors({
          origin: () => {
            asked++
            return wrap(true)
          },
        })
        const port = await serve(new Host().use(policy).use(ok))
        expect(await send(port)).toEqual(answerWith({ body: 'ok', cors: {}, vary: ['Origin'] }))
        expect(asked).toBe(0)
      })
    }

    for (const [id, predicate] of failing) {
      it(`predicate/fails/${id}`, async () => {
        const errors: unknown[] = []
        let runs = 0
        const policy = cors({
          origin: predicate as (origin: string, ctx: Context) => boolean,
          onError: (error) => void errors.push(error),
        })
        const app = new Host().use(policy).use((ctx) => {
          runs++
          ctx.body = 'ok'
        })
        const port = await serve(app)
        const answer = await send(port, {}, web)
        expect(answer).toMatchObject({ status: 200, body: 'ok', vary: ['Origin'] })
        expect(answer.cors).toEqual({})
        const refused = await send(port, preflight('PUT'), web)
        expect(refused).toMatchObject({ status: 403, body: '', vary: ['Origin'] })
        expect(refused.cors).toEqual({})
        expect({ runs, errors: errors.length }).toEqual({ runs: 1, errors: 2 })
      })
    }

    it('predicate/requests-that-cross', async () => {
      const waiting = new Map<string, () => void>()
      const policy = cors({
        origin: (origin) =>
          new Promise<boolean>((resolve) => {
            waiting.set(origin, () => resolve(origin !== evil))
            // Answered in the opposite order to the one they came in.
            if (waiting.size === 3) for (const answer of [...waiting.values()].toReversed()) answer()
          }),
      })
      const port = await serve(new Host().use(policy).use(ok))
      const answers = await Promise.all([web, evil, other].map((origin) => send(port, {}, origin)))
      expect(answers.map(({ cors: fields }) => fields)).toEqual([
        grantedToWeb,
        {},
        { 'access-control-allow-origin': other },
      ])
    })
  })
}
