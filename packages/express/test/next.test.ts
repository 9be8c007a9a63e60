import { setTimeout as later } from 'node:timers/promises'
import { type CorsOptions, cors } from '@cors/express'
import type { NextFunction, Request, RequestHandler } from 'express'
import { describe, expect, it } from 'vitest'
import { type Sent, answerWith, evil, preflight, send, serve, web } from './exchange.ts'
import { majors } from './majors.ts'
import { ok } from './rows.ts'

const policies: readonly (readonly [id: string, policy: RequestHandler])[] = [
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

/** A request, and how often `next` is called for it. */
const requests: readonly (readonly [id: string, sent: Sent, origin: string | undefined, calls: number])[] = [
  ['no-origin', {}, undefined, 1],
  ['allowed', {}, web, 1],
  ['refused', {}, evil, 1],
  ['malformed', {}, 'https://a.example, https://b.example', 1],
  ['options', { method: 'OPTIONS' }, web, 1],
  ['preflight', preflight('PUT'), web, 0],
  ['preflight-refused', preflight('PUT'), evil, 0],
]

for (const [name, express] of majors) {
  describe(`next, ${name}`, () => {
    for (const [policyId, policy] of policies) {
      for (const [id, sent, origin, calls] of requests) {
        it(`next/${policyId}/${id}`, async () => {
          const called: unknown[][] = []
          const app = express()
          app.use((request, response, next) => {
            const counted = (...error: unknown[]): void => {
              called.push(error)
              next(...(error as []))
            }
            void policy(request, response, counted as NextFunction)
          }, ok)
          await send(await serve(app), sent, origin)
          // A second call would come after the answer.
          await later(5)
          expect(called).toEqual(calls === 0 ? [] : [[]])
        })
      }
    }

    it('next/rejected-disallowed', async () => {
      const reached: string[] = []
      const app = express().use(cors({ origin: [web], rejectDisallowed: true }))
      app.use((request: Request, _response, next) => {
        reached.push(request.get('origin') ?? 'none')
        next()
      }, ok)
      const port = await serve(app)
      expect(await send(port, {}, evil)).toEqual(
        answerWith({ status: 403, body: '', cors: {}, vary: ['Origin'] }),
      )
      expect(await send(port, {}, web)).toMatchObject({ status: 200 })
      expect(await send(port)).toMatchObject({ status: 200 })
      expect(reached).toEqual([web, 'none'])
    })

    it('next/an-error-of-the-handler-is-its-own', async () => {
      // The handler runs inside the promise of an asynchronous predicate: its error must reach Express.
      const app = express().use(cors({ origin: async () => Promise.resolve(true) }))
      app.get('/', () => {
        throw new Error('broken')
      })
      app.set('env', 'test')
      expect(await send(await serve(app), {}, web)).toEqual(
        answerWith({ status: 500, cors: { 'access-control-allow-origin': web } }),
      )
    })
  })
}
