import type { Middleware } from 'koa'
import { by } from './named-policies.ts'
import { describeRoutes, pass } from './route-rows.ts'

/** A middleware of its own, to hang something on. */
const passAlong = (): Middleware => (_ctx, next) => next()

describeRoutes('routes/several-routers', [
  {
    id: 'one-after-the-other',
    mount: (app, { Router, handle }) =>
      app
        .use(new Router().put('/x', by('route'), handle).get('/z', by('route'), handle).routes())
        .use(new Router().put('/x', by('other'), handle).put('/y', by('other'), handle).routes())
        .use(new Router().put('/z', by('closed'), handle).routes()),
    asks: [
      ['PUT /x', 'route'],
      ['PUT /y', 'other'],
      ['GET /z', 'route'],
      ['PUT /z', 'closed'],
      ['DELETE /z', 'outer', 404],
    ],
  },
  {
    id: 'first-uses-a-policy',
    mount: (app, { Router, handle }) =>
      app
        .use(new Router().use(by('other')).put('/x', handle).routes())
        .use(new Router().put('/y', handle).put('/x', by('route'), handle).routes()),
    asks: [
      ['PUT /x', 'other'],
      ['PUT /y', 'outer'],
    ],
  },
  {
    id: 'first-passes',
    mount: (app, { Router, handle, anyPath }) =>
      app
        .use(new Router().all(anyPath, by('other'), pass).routes())
        .use(new Router().put('/x', by('route'), handle).put('/y', handle).routes()),
    asks: [
      ['PUT /x', 'route'],
      ['PUT /y', 'other'],
      ['PUT /z', 'other', 404],
    ],
  },
  {
    id: 'first-answers-without-a-policy',
    mount: (app, { Router, handle }) =>
      app
        .use(new Router().put('/x', handle).routes())
        .use(new Router().put('/x', by('route'), handle).routes()),
    asks: [['PUT /x', 'outer']],
  },
  {
    id: 'policy-of-the-application-between',
    mount: (app, { Router, handle }) =>
      app
        .use(new Router().put('/a', handle).put('/r', by('route'), handle).routes())
        .use(by('fallback'))
        .use(new Router().put('/b', handle).put('/s', by('other'), handle).routes()),
    asks: [
      ['PUT /a', 'outer'],
      ['PUT /r', 'route'],
      ['PUT /b', 'fallback'],
      ['PUT /s', 'other'],
      ['PUT /c', 'fallback', 404],
    ],
  },
  {
    id: 'policy-of-the-application-below',
    mount: (app, { Router, handle }) =>
      app.use(new Router().put('/a', handle).routes()).use(by('fallback')).use(handle),
    asks: [
      ['PUT /a', 'outer'],
      ['PUT /b', 'fallback'],
    ],
  },
  {
    id: 'other-middleware-between',
    mount: (app, { Router, handle }) =>
      app
        .use(pass)
        .use(new Router().put('/x', by('route'), handle).routes())
        .use(pass)
        .use(handle),
    asks: [
      ['PUT /x', 'route'],
      ['PUT /y', 'outer'],
    ],
  },
  {
    id: 'something-else-that-has-a-router',
    mount: (app, { Router, handle }) =>
      app
        .use(Object.assign(passAlong(), { router: { stack: [], find: () => undefined } }))
        .use(new Router().put('/x', by('route'), handle).put('/y', handle).routes()),
    asks: [
      ['PUT /x', 'route'],
      ['PUT /y', 'outer'],
    ],
  },
  {
    id: 'policy-only-on-the-router',
    top: 'none',
    mount: (app, { Router, handle }) =>
      app.use(new Router().all('/x', by('route'), pass).put('/x', by('other'), handle).routes()),
    asks: [['PUT /x', 'other']],
  },
  {
    id: 'policy-below-the-application-s-router',
    top: 'none',
    mount: (app, { Router, handle }) =>
      app
        .use(new Router().get('/x', handle).put('/x', by('route'), handle).routes())
        .use(by('fallback'))
        .use(handle),
    asks: [
      ['PUT /x', 'route'],
      ['PATCH /x', 'fallback'],
      ['PUT /y', 'fallback'],
    ],
  },
  {
    id: 'application-answers-above',
    mount: (app, { Router, handle }) =>
      app.use(handle).use(new Router().put('/x', by('route'), handle).routes()),
    asks: [['PUT /x', 'outer']],
  },
  {
    id: 'not-found-of-the-first-answers',
    only: '@koa/router@15',
    mount: (app, { Router, handle }) =>
      app
        .use(new Router().on('not-found', handle).routes())
        .use(new Router().put('/x', by('route'), handle).routes()),
    asks: [['PUT /x', 'outer']],
  },
  {
    id: 'not-found-of-the-first-passes',
    only: '@koa/router@15',
    mount: (app, { Router, handle }) =>
      app
        .use(new Router().on('not-found', pass).routes())
        .use(new Router().put('/x', by('route'), handle).routes()),
    asks: [['PUT /x', 'route']],
  },
])
