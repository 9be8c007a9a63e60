import { cors } from '@cors/koa'
import type Koa from 'koa'
import type { Middleware } from 'koa'
import { describe, expect, it } from 'vitest'
import { type Fields, answerWith, evil, preflight, send, serve } from './exchange.ts'
import { type RouterHost, majors, routerMajors } from './majors.ts'
import { ok } from './rows.ts'

// What `@koa/cors` does to preflights and routes, each turned into what must happen here. The marks are those
// of the list they come from.

const a = 'https://a.example'
const b = 'https://b.example'
const grantedToA: Fields = { 'access-control-allow-origin': a }
const strict = { origin: a, credentials: true, allowedHeaders: ['X-A'], maxAge: 60 } as const

interface Defect {
  readonly id: string
  readonly mount: (app: Koa, Router: RouterHost, handle: Middleware) => unknown
  readonly check: (port: number, runs: readonly string[]) => Promise<void>
}

const defects: readonly Defect[] = [
  {
    id: 'S10/open-route-below-credentials',
    mount: (app, Router, handle) =>
      app.use(cors(strict)).use(new Router().put('/pub', cors({ origin: '*' }), handle).routes()),
    async check(port) {
      for (const origin of [a, evil]) {
        const asked = await send(port, preflight('PUT', 'x-b', '/pub'), origin)
        expect(asked.status).toBe(204)
        expect(asked.cors).toEqual({
          'access-control-allow-origin': '*',
          'access-control-allow-methods': 'GET, HEAD, PUT, PATCH, POST, DELETE',
          'access-control-allow-headers': 'x-b',
        })
        const { cors: fields } = await send(port, { method: 'PUT', path: '/pub' }, origin)
        expect(fields).toEqual({ 'access-control-allow-origin': '*' })
      }
    },
  },
  {
    id: 'S10/route-switched-off',
    mount: (app, Router, handle) =>
      app.use(cors(strict)).use(new Router().put('/off', cors({ origin: false }), handle).routes()),
    async check(port) {
      const asked = await send(port, preflight('PUT', undefined, '/off'), a)
      expect({ status: asked.status, cors: asked.cors }).toEqual({ status: 403, cors: {} })
      const answer = await send(port, { method: 'PUT', path: '/off' }, a)
      expect(answer).toMatchObject({ status: 200, vary: ['Origin'] })
      expect(answer.cors).toEqual({})
    },
  },
  {
    id: 'S10/two-policies-of-the-application',
    mount: (app, _Router, handle) =>
      app
        .use(cors(strict))
        .use(cors({ origin: b }))
        .use(handle),
    async check(port) {
      expect((await send(port, {}, a)).cors).toEqual({})
      expect((await send(port, {}, b)).cors).toEqual({ 'access-control-allow-origin': b })
      expect(await send(port, preflight('PUT'), a)).toEqual(answerWith({ status: 403, cors: {} }))
      const asked = await send(port, preflight('PUT'), b)
      expect(asked.status).toBe(204)
      expect(asked.cors).not.toHaveProperty('access-control-allow-credentials')
      expect(asked.cors).not.toHaveProperty('access-control-max-age')
    },
  },
  {
    id: 'F2/an-options-route-runs',
    mount: (app, Router, handle) =>
      app.use(cors({ origin: a })).use(new Router().options('/', handle).routes()),
    async check(port, runs) {
      const answer = await send(port, { method: 'OPTIONS' }, a)
      expect(answer).toEqual(answerWith({ status: 200, cors: grantedToA }))
      expect(runs).toEqual(['OPTIONS /'])
      // Also after the preflight that a browser sends for it.
      expect(await send(port, preflight('OPTIONS', 'x-a'), a)).toMatchObject({ status: 204 })
      expect(runs).toEqual(['OPTIONS /'])
    },
  },
  {
    id: 'F3/a-denied-preflight-runs-nothing',
    mount: (app, Router, handle) =>
      app
        .use(cors({ origin: a }))
        .use(handle)
        .use(new Router().all('/', ok).routes()),
    async check(port, runs) {
      const answer = await send(port, preflight('PUT'), evil)
      expect(answer).toMatchObject({ status: 403, body: '', vary: ['Origin'] })
      expect(answer.cors).toEqual({})
      expect(runs).toEqual([])
    },
  },
  {
    // koajs/cors#28: used on a router, it needed an OPTIONS route that does nothing.
    id: 'F8/no-options-route-is-needed',
    mount: (app, Router, handle) =>
      app.use(cors(false)).use(
        new Router()
          .use(cors({ origin: a }))
          .put('/r', handle)
          .routes(),
      ),
    async check(port) {
      expect(await send(port, preflight('PUT', undefined, '/r'), a)).toMatchObject({
        status: 204,
        cors: grantedToA,
      })
      const answer = await send(port, { method: 'PUT', path: '/r' }, a)
      expect(answer).toEqual(answerWith({ status: 200, cors: grantedToA }))
    },
  },
  {
    // koajs/router#130: with nested routers, preflights were not found.
    id: '3/nested-routers',
    mount(app, Router, handle) {
      const inner = new Router({ prefix: '/inner' }).put('/r', cors({ origin: b }), handle)
      const outer = new Router({ prefix: '/outer' }).use(inner.routes())
      app
        .use(cors({ origin: a }))
        .use(outer.routes())
        .use(outer.allowedMethods())
    },
    async check(port) {
      const path = '/outer/inner/r'
      expect(await send(port, preflight('PUT', undefined, path), b)).toMatchObject({
        status: 204,
        cors: { 'access-control-allow-origin': b },
      })
      expect(await send(port, preflight('PUT', undefined, path), a)).toEqual(
        answerWith({ status: 403, cors: {} }),
      )
    },
  },
  {
    id: 'X5/errors-above-the-router',
    mount: (app, Router, handle) =>
      app
        .use(cors({ origin: a }))
        .use((ctx, next) => (ctx.get('authorization') === '' ? ctx.throw(401) : next()))
        .use(new Router().get('/', handle).routes()),
    async check(port) {
      expect(await send(port, {}, a)).toEqual(answerWith({ status: 401, cors: grantedToA }))
      expect(await send(port, preflight('GET', 'authorization'), a)).toMatchObject({
        status: 204,
        cors: { 'access-control-allow-headers': 'authorization' },
      })
    },
  },
]

for (const [koa, Host] of majors) {
  for (const [router, Router] of routerMajors) {
    describe(`defects of peers: routes, ${koa} with ${router}`, () => {
      for (const { id, mount, check } of defects) {
        it(`defects/${id}`, async () => {
          const runs: string[] = []
          const app = new Host()
          mount(app, Router, (ctx, next) => {
            runs.push(`${ctx.method} ${ctx.path}`)
            ctx.body = 'ok'
            return next()
          })
          await expect(check(await serve(app), runs)).resolves.toBe(undefined)
        })
      }
    })
  }
}
