import { cors } from '@cors/koa'
import type Koa from 'koa'
import type { Middleware } from 'koa'
import { describe, expect, it } from 'vitest'
import { evil, preflight, send, serve, web } from './exchange.ts'
import { majors, routerMajors } from './majors.ts'
import { type Kit, anyPathOf } from './route-rows.ts'

const partner = 'https://partner.example'
const ofPartner = (): Middleware => cors({ origin: partner })
const everybody = [web, partner, evil]

/** An application behind a policy that rejects, and who may have an answer of `PUT /x`. */
interface Rejecting {
  readonly id: string
  readonly mount: (app: Koa, kit: Kit) => unknown
  /** Whose pages may read the answer. */
  readonly granted: string
  /** Whose requests run. */
  readonly runs: readonly string[]
  /** Whose preflight is allowed, where that is a wrong guess (decisions/010). */
  readonly promisedTo?: string
}

const rows: readonly Rejecting[] = [
  { id: 'no-router', mount: (app, { handle }) => app.use(handle), granted: web, runs: [web] },
  {
    id: 'no-other-policy',
    mount: (app, { Router, handle }) => app.use(new Router().put('/x', handle).routes()),
    granted: web,
    runs: [web],
  },
  {
    id: 'replaced-by-a-route-s',
    mount: (app, { Router, handle }) => app.use(new Router().put('/x', ofPartner(), handle).routes()),
    granted: partner,
    runs: everybody,
  },
  {
    id: 'replaced-by-a-route-s-that-rejects',
    mount: (app, { Router, handle }) =>
      app.use(new Router().put('/x', cors({ origin: partner, rejectDisallowed: true }), handle).routes()),
    granted: partner,
    runs: [partner],
  },
  {
    id: 'replaced-by-a-router-s',
    mount: (app, { Router, handle }) => app.use(new Router().use(ofPartner()).put('/x', handle).routes()),
    granted: partner,
    runs: everybody,
  },
  {
    id: 'replaced-by-another-of-the-application',
    mount: (app, { handle }) => app.use(ofPartner()).use(handle),
    granted: partner,
    runs: everybody,
  },
  {
    id: 'not-by-that-of-another-method',
    mount: (app, { Router, handle }) =>
      app.use(new Router().post('/x', ofPartner(), handle).put('/x', handle).routes()),
    granted: web,
    runs: [web],
  },
  {
    id: 'not-by-that-of-another-path',
    mount: (app, { Router, handle }) =>
      app.use(new Router().put('/x/:id', ofPartner(), handle).put('/x', handle).routes()),
    granted: web,
    runs: [web],
  },
  {
    id: 'not-by-one-that-is-never-reached',
    mount: (app, { Router, handle }) =>
      app.use(new Router().put('/x', handle).put('/x', ofPartner(), handle).routes()),
    granted: web,
    runs: [web],
  },
  {
    id: 'not-by-one-behind-what-answers',
    mount: (app, { Router, handle }) =>
      app.use(handle).use(new Router().put('/x', ofPartner(), handle).routes()),
    granted: web,
    runs: [web],
  },
  {
    id: 'not-by-one-that-cannot-be-seen',
    mount: (app, { Router, handle }) =>
      app.use((ctx, next) => (new Router().put('/x', ofPartner(), handle).routes() as Middleware)(ctx, next)),
    // It decides all the same, over those that were let in.
    granted: 'nobody',
    runs: [web],
  },
  {
    // It takes `next` and answers: the policy behind it is never asked.
    id: 'not-by-one-behind-what-answers-though-it-could-pass',
    mount: (app, { Router, handle, anyPath }) =>
      app.use(
        new Router()
          .all(anyPath, (ctx, next) => handle(ctx, next))
          .put('/x', ofPartner(), handle)
          .routes(),
      ),
    granted: web,
    runs: [web],
    promisedTo: partner,
  },
  {
    id: 'not-by-one-behind-what-answers-on-the-same-route',
    mount: (app, { Router, handle }) =>
      app.use(new Router().all('/x', (ctx, next) => handle(ctx, next), ofPartner()).routes()),
    granted: web,
    runs: [web],
    promisedTo: partner,
  },
]

for (const [koa, Host] of majors) {
  for (const [router, Router] of routerMajors) {
    describe(`routes/rejecting, ${koa} with ${router}`, () => {
      for (const { id, mount, granted, runs, promisedTo = granted } of rows) {
        it(`routes/rejecting/${id}`, async () => {
          const ran: string[] = []
          const app = new Host().use(cors({ origin: [web], rejectDisallowed: true }))
          const handle: Middleware = (ctx) => {
            ran.push(ctx.get('origin'))
            ctx.body = 'ok'
          }
          mount(app, { Router, anyPath: anyPathOf(router), handle })
          const port = await serve(app)
          for (const origin of everybody) {
            const answer = await send(port, { method: 'PUT', path: '/x' }, origin)
            expect({ origin, status: answer.status, cors: answer.cors, vary: answer.vary }).toEqual({
              origin,
              status: runs.includes(origin) ? 200 : 403,
              cors: origin === granted ? { 'access-control-allow-origin': origin } : {},
              vary: ['Origin'],
            })
          }
          expect(ran).toEqual(runs)
          if (granted === 'nobody') return
          const asked = await send(port, preflight('PUT', undefined, '/x'), promisedTo)
          expect(asked).toMatchObject({ status: 204, cors: { 'access-control-allow-origin': promisedTo } })
        })
      }
    })
  }
}
