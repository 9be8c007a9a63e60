import type { Middleware } from 'koa'
import { by } from './named-policies.ts'
import { describeRoutes, pass } from './route-rows.ts'

/** What `koa-mount` does: the path is cut, and the context stays the outer application's. */
function mount(prefix: string, ...middleware: readonly Middleware[]): Middleware {
  return async (ctx, next) => {
    const whole = ctx.path
    const isBelow = whole.startsWith(`${prefix}/`)
    const cut = isBelow ? whole.slice(prefix.length) : whole
    const run = async (index: number): Promise<void> => {
      const each = isBelow ? middleware[index] : undefined
      if (each !== undefined) await each(ctx, () => run(index + 1))
      else {
        ctx.path = whole
        await next()
        ctx.path = cut
      }
    }
    if (isBelow) ctx['mountPath'] = prefix
    ctx.path = cut
    await run(0)
    ctx.path = whole
  }
}

/** Hides a policy: what another library makes of a middleware it wraps. */
const wrapped =
  (middleware: Middleware): Middleware =>
  (ctx, next) =>
    middleware(ctx, next)

// A mounted application falls back to its own policy: the routes of the outer one are not its routes.
describeRoutes('routes/mounted', [
  {
    id: 'own-policy',
    top: 'none',
    mount: (app, { Router, handle }) =>
      app
        .use(mount('/sub', by('fallback'), handle))
        .use(new Router().put('/x', by('route'), handle).put('/sub/x', by('other'), handle).routes()),
    asks: [
      ['PUT /sub/x', 'fallback'],
      ['PUT /sub/sub/x', 'fallback'],
    ],
  },
  {
    id: 'own-policy-before-the-outer-one',
    top: 'none',
    mount: (app, { handle }) =>
      app
        .use(mount('/sub', by('fallback'), handle))
        .use(by('outer'))
        .use(handle),
    asks: [
      ['PUT /sub/x', 'fallback'],
      ['PUT /x', 'outer'],
    ],
  },
  {
    id: 'in-a-mounted-application',
    top: 'none',
    mount: (app, { Router, handle }) =>
      app
        .use(mount('/a', mount('/b', by('fallback'), handle)))
        .use(new Router().put('/b/x', by('route'), handle).put('/x', by('route'), handle).routes()),
    asks: [['PUT /a/b/x', 'fallback']],
  },
  {
    id: 'policy-of-the-outer-application',
    mount: (app, { Router, handle }) =>
      app.use(mount('/sub', handle)).use(new Router().put('/x', by('route'), handle).routes()),
    asks: [
      ['PUT /sub/x', 'outer'],
      ['PUT /x', 'route'],
    ],
  },
])

// The way to these cannot be seen. Their preflights are the asking policy's, and never another route's.
describeRoutes('routes/unseen', [
  {
    id: 'route-of-a-mounted-application',
    top: 'none',
    promisedBy: 'fallback',
    mount: (app, { Router, handle }) =>
      app
        .use(
          mount('/sub', by('fallback'), new Router().put('/x', by('route'), handle).routes() as Middleware),
        )
        .use(new Router().put('/x', by('other'), handle).routes()),
    asks: [['PUT /sub/x', 'route']],
  },
  {
    id: 'policy-of-a-mounted-application',
    promisedBy: 'outer',
    mount: (app, { Router, handle }) =>
      app
        .use(mount('/sub', by('fallback'), handle))
        .use(new Router().put('/x', by('route'), handle).routes()),
    asks: [['PUT /sub/x', 'fallback']],
  },
  {
    id: 'after-a-mounted-application',
    top: 'none',
    promisedBy: 'fallback',
    mount: (app, { Router, handle }) =>
      app
        .use(mount('/sub', pass))
        .use(by('fallback'))
        .use(new Router().put('/sub/x', by('route'), handle).routes()),
    asks: [['PUT /sub/x', 'route']],
  },
  {
    id: 'wrapped-policy',
    promisedBy: 'outer',
    mount: (app, { Router, handle }) =>
      app.use(new Router().put('/x', wrapped(by('route')), handle).routes()),
    asks: [['PUT /x', 'route']],
  },
  {
    id: 'wrapped-router',
    promisedBy: 'outer',
    mount: (app, { Router, handle }) =>
      app.use(wrapped(new Router().put('/x', by('route'), handle).routes() as Middleware)),
    asks: [['PUT /x', 'route']],
  },
  {
    id: 'rewritten-below-the-policy',
    promisedBy: 'outer',
    mount(app, { Router, handle }) {
      app.use((ctx, next) => {
        ctx.path = ctx.path.replace('/v1', '')
        return next()
      })
      app.use(new Router().put('/x', by('route'), handle).routes())
    },
    asks: [['PUT /v1/x', 'route']],
  },
  {
    // A route for one method answers, as far as can be seen.
    id: 'passed-on-by-a-route-for-one-method',
    promisedBy: 'outer',
    mount: (app, { Router, handle }) =>
      app.use(new Router().put('/x', pass).put('/x', by('route'), handle).routes()),
    asks: [['PUT /x', 'route']],
  },
])
