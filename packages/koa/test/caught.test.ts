import { cors } from '@cors/koa'
import type Koa from 'koa'
import type { Middleware } from 'koa'
import { describe, expect, it } from 'vitest'
import { evil, granted, options, send, serve, web } from './exchange.ts'
import { majors } from './majors.ts'

/**
 * What may be thrown. `null`, `undefined` and frozen errors are for whoever catches them: Koa alone never
 * answers the first two, and writes a status on the last, which ends in a rejection that nobody handles.
 */
const values: readonly (readonly [id: string, value: unknown])[] = [
  ['null', null],
  ['undefined', undefined],
  ['string', 'x'],
  ['number', 0],
  ['error', new Error('broken')],
  ['error-with-headers', Object.assign(new Error('broken'), { status: 403, headers: { vary: 'Accept' } })],
  ['error-frozen', Object.freeze(Object.assign(new Error('broken'), { headers: Object.freeze({}) }))],
  ['object', { status: 403, headers: { 'access-control-allow-origin': '*' } }],
  ['object-frozen', Object.freeze({ headers: Object.freeze({ a: 'b' }) })],
  [
    'object-that-throws',
    new Proxy(
      {},
      {
        get: () => {
          throw new Error('touched')
        },
        set: () => {
          throw new Error('touched')
        },
        defineProperty: () => {
          throw new Error('touched')
        },
      },
    ),
  ],
]

const allow = (origin: string): boolean => origin === web
const rest = { credentials: true, exposedHeaders: ['ETag'] }
const policies: readonly (readonly [id: string, policy: Middleware])[] = [
  ['listed', cors(options)],
  ['predicate-async', cors({ ...rest, origin: async (origin) => Promise.resolve(allow(origin)) })],
  ['chosen-async', cors(async () => Promise.resolve(options))],
]

type Mount = (app: Koa, policy: Middleware, catching: Middleware) => unknown
const places: readonly (readonly [id: string, mount: Mount])[] = [
  ['above-the-policy', (app, policy, catching) => app.use(catching).use(policy)],
  ['below-the-policy', (app, policy, catching) => app.use(policy).use(catching)],
]

/** Everything that is the value's own, and its objects' own. */
function ownOf(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  return Reflect.ownKeys(value).map((key) => {
    const { value: inner, ...others } = Object.getOwnPropertyDescriptor(value, key) ?? {}
    return [key, others, ownOf(inner)]
  })
}

for (const [name, Host] of majors) {
  describe(`caught, ${name}`, () => {
    for (const [policyId, policy] of policies) {
      for (const [place, mount] of places) {
        for (const [id, value] of values) {
          it(`caught/${place}/${policyId}/${id}`, async () => {
            const before = ownOf(value)
            const caught: unknown[] = []
            const app = new Host()
            mount(app, policy, async (ctx, next) => {
              try {
                await next()
              } catch (error) {
                caught.push(error)
                ctx.status = 503
                ctx.body = 'caught'
              }
            })
            app.use(() => {
              throw value
            })
            const port = await serve(app)
            // One object for all of them: what is left on it would be sent to the next.
            for (const origin of [evil, web, evil, undefined]) {
              expect(await send(port, {}, origin)).toMatchObject({ status: 503, body: 'caught' })
              const answer = await send(port, {}, origin)
              expect(answer.cors).toEqual(origin === web ? granted : {})
              expect(answer.vary).toEqual(['Origin'])
            }
            expect(caught).toHaveLength(8)
            expect(caught.every((each) => Object.is(each, value))).toBe(true)
            expect(ownOf(value)).toEqual(before)
          })
        }
      }

      it(`caught/by-koa/${policyId}/one-error-for-all`, async () => {
        // Koa would write the status, which is there.
        const headers = Object.freeze({ vary: 'Accept', 'x-a': '1' })
        const shared = Object.assign(new Error('denied'), { status: 403, headers })
        const before = ownOf(shared)
        const app = new Host().use(policy).use(() => {
          throw shared
        })
        const port = await serve(app)
        for (const origin of [evil, web, evil, undefined]) {
          const answer = await send(port, {}, origin)
          expect(answer).toMatchObject({ status: 403, vary: ['Accept', 'Origin'], headers: { 'x-a': '1' } })
          expect(answer.cors).toEqual(origin === web ? granted : {})
        }
        expect(ownOf(shared)).toEqual(before)
      })
    }
  })
}
