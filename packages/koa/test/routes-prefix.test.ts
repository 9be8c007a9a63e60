import type { Middleware } from 'koa'
import { by } from './named-policies.ts'
import { type Ask, type RouteRow, describeRoutes, single } from './route-rows.ts'

/** Changes what the router sees, above the policy. */
function above(id: string, change: Middleware, asks: readonly Ask[]): RouteRow {
  return {
    id,
    top: 'none',
    mount(app, { Router, handle }) {
      app.use((ctx, next) => {
        void change(ctx, next)
        return next()
      })
      app.use(by('outer')).use(new Router().put('/x', by('route'), handle).routes())
    },
    asks,
  }
}

describeRoutes('routes/prefix', [
  single(
    'prefix',
    '/x',
    [
      ['PUT /api/x', 'route'],
      ['PUT /API/x', 'route'],
      ['PUT /x', 'outer', 404],
    ],
    { prefix: '/api' },
  ),
  single('prefix-root', '/', [['PUT /api', 'route']], { prefix: '/api' }),
  single('prefix-parameter', '/x', [['PUT /t/5/x', 'route']], { prefix: '/t/:tenant' }),
  {
    id: 'prefix-set-later',
    mount(app, { Router, handle }) {
      const router = new Router().put('/x', by('route'), handle)
      app.use(router.prefix('/api').routes())
    },
    asks: [
      ['PUT /api/x', 'route'],
      ['PUT /x', 'outer', 404],
    ],
  },
  single(
    'host',
    '/x',
    [
      ['PUT /x', 'route', 200, { host: 'a.example' }],
      ['PUT /x', 'outer', 404, { host: 'b.example' }],
    ],
    { host: 'a.example' },
  ),
  single(
    'host-expression',
    '/x',
    [
      ['PUT /x', 'route', 200, { host: 'a.example' }],
      ['PUT /x', 'outer', 404, { host: 'a.example.org' }],
    ],
    { host: /^\w\.example$/ },
  ),
  {
    id: 'by-host',
    mount(app, { Router, handle }) {
      for (const [host, name] of [
        ['a.example', 'route'],
        ['b.example', 'other'],
      ] as const) {
        app.use(new Router({ host }).put('/x', by(name), handle).routes())
      }
    },
    asks: [
      ['PUT /x', 'route', 200, { host: 'a.example' }],
      ['PUT /x', 'other', 200, { host: 'b.example' }],
      ['PUT /x', 'outer', 404, { host: 'c.example' }],
    ],
  },
  single('router-path', '/x', [['PUT /anything', 'route']], { routerPath: '/x' }),
  above(
    'new-router-path',
    (ctx) => {
      ctx['newRouterPath'] = '/x'
    },
    [['PUT /anything', 'route']],
  ),
  above(
    'rewritten-above-the-policy',
    (ctx) => {
      ctx.path = ctx.path.replace('/v1', '')
    },
    [
      ['PUT /v1/x', 'route'],
      ['PUT /v1/y', 'outer', 404],
    ],
  ),
])
