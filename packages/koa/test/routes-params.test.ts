import { cors } from '@cors/koa'
import type Koa from 'koa'
import type { Context, Middleware } from 'koa'
import { describe, expect, it } from 'vitest'
import { preflight, send, serve, web } from './exchange.ts'
import { majors, routerMajors } from './majors.ts'
import { by } from './named-policies.ts'
import { type Kit, anyPathOf, pass } from './route-rows.ts'

interface Row {
  readonly id: string
  /** The one major that cannot do this. */
  readonly except?: string
  /** Mounts the policy, whose predicate reads the parameters, and the rest. */
  readonly mount: (app: Koa, policy: Middleware, kit: Kit) => unknown
  readonly path: string
  /** What the predicate gets of `ctx.params`. */
  readonly params: object | undefined
}

const rows: readonly Row[] = [
  {
    id: 'route',
    mount: (app, policy, { Router, handle }) =>
      app.use(new Router().put('/items/:id', policy, handle).routes()),
    path: '/items/5?id=6',
    params: { id: '5' },
  },
  {
    id: 'encoded',
    mount: (app, policy, { Router, handle }) =>
      app.use(new Router().put('/items/:id', policy, handle).routes()),
    path: '/items/caf%C3%A9%2F1',
    params: { id: 'café/1' },
  },
  {
    id: 'none',
    mount: (app, policy, { Router, handle }) => app.use(new Router().put('/items', policy, handle).routes()),
    path: '/items',
    params: {},
  },
  {
    id: 'prefix',
    mount: (app, policy, { Router, handle }) =>
      app.use(new Router({ prefix: '/t/:tenant' }).put('/items/:id', policy, handle).routes()),
    path: '/t/a/items/5',
    params: { tenant: 'a', id: '5' },
  },
  {
    id: 'nested',
    mount(app, policy, { Router, handle }) {
      const inner = new Router().put('/items/:id', policy, handle)
      app.use(new Router({ prefix: '/t' }).use('/:tenant', inner.routes()).routes())
    },
    path: '/t/a/items/5',
    params: { tenant: 'a', id: '5' },
  },
  {
    id: 'used-on-a-path',
    // It takes the path for an expression, which matches nothing.
    except: '@koa/router@14',
    mount: (app, policy, { Router, handle }) =>
      app.use(new Router().use('/t/:tenant', policy).put('/t/:any/items/:id', handle).routes()),
    path: '/t/a/items/5',
    params: { tenant: 'a' },
  },
  {
    // The route gives the name another value, after the policy has read it.
    id: 'used-on-a-path-under-the-route-s-name',
    except: '@koa/router@14',
    mount: (app, policy, { Router, handle }) =>
      app.use(new Router().use('/:id', policy).put('/items/:id', handle).routes()),
    path: '/items/5',
    params: { id: 'items' },
  },
  {
    id: 'of-a-layer-above',
    mount: (app, policy, { Router, handle }) =>
      app.use(new Router().all('/:kind/:id', pass).put('/items/:id', policy, handle).routes()),
    path: '/items/5',
    params: { kind: 'items', id: '5' },
  },
  {
    id: 'of-a-layer-below',
    mount: (app, policy, { Router, handle }) =>
      app.use(new Router().all('/items/:id', policy, pass).put('/:kind/:id', handle).routes()),
    path: '/items/5',
    params: { id: '5' },
  },
  {
    id: 'of-a-router-above',
    mount: (app, policy, { Router, handle }) =>
      app
        .use(new Router().all('/:kind/:id', pass).routes())
        .use(new Router().put('/items/:id', policy, handle).routes()),
    path: '/items/5',
    params: { kind: 'items', id: '5' },
  },
  {
    id: 'of-no-router',
    mount: (app, policy, { Router, handle }) =>
      app.use(policy).use(new Router().put('/items/:id', handle).routes()),
    path: '/items/5',
    params: undefined,
  },
  {
    id: 'below-a-router',
    mount: (app, policy, { Router, handle, anyPath }) =>
      app.use(new Router().all(anyPath, pass).all('/:kind/:id', pass).routes()).use(policy).use(handle),
    path: '/items/5',
    params: expect.objectContaining({ kind: 'items', id: '5' }) as object,
  },
]

for (const [koa, Host] of majors) {
  for (const [router, Router] of routerMajors) {
    describe(`routes/parameters, ${koa} with ${router}`, () => {
      for (const { id, mount, path, params } of rows.filter(({ except }) => except !== router)) {
        it(`routes/parameters/${id}`, async () => {
          const seen: (readonly [method: string, params: unknown])[] = []
          const policy = cors({
            origin: (_origin, ctx: Context) => {
              const { params: given } = ctx as { readonly params?: object }
              seen.push([ctx.method, given && { ...given }])
              return true
            },
          })
          const app = new Host().use(by('nobody'))
          const handle: Middleware = (ctx) => {
            ctx.body = 'ok'
          }
          mount(app, policy, { Router, anyPath: anyPathOf(router), handle })
          const port = await serve(app)
          expect(await send(port, { method: 'PUT', path }, web)).toMatchObject({ status: 200, body: 'ok' })
          expect(await send(port, preflight('PUT', undefined, path), web)).toMatchObject({ status: 204 })
          // Of the request, what the router gave; of its preflight, the same.
          expect(seen).toEqual([
            ['PUT', params],
            ['OPTIONS', params],
          ])
        })
      }
    })
  }
}
