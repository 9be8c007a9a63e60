import type { Middleware } from 'koa'
import { by } from './named-policies.ts'
import { describeRoutes, pass } from './route-rows.ts'

const passLater: Middleware = async (_ctx, next) => {
  await new Promise(setImmediate)
  await next()
}

describeRoutes('routes/for-all-methods', [
  {
    id: 'answering',
    mount: (app, { Router, handle }) =>
      app.use(new Router().all('/x', by('route'), handle).put('/x', by('other'), handle).routes()),
    asks: [
      ['PUT /x', 'route'],
      ['DELETE /x', 'route'],
      ['OPTIONS /x', 'route'],
    ],
  },
  {
    id: 'policy-alone',
    mount: (app, { Router, handle }) =>
      app.use(new Router().all('/x', by('route')).put('/x', handle).routes()),
    asks: [
      ['PUT /x', 'route'],
      ['DELETE /x', 'route', 404],
    ],
  },
  {
    id: 'passing-then-route',
    mount: (app, { Router, handle, anyPath }) =>
      app.use(new Router().all(anyPath, pass).put('/x', by('route'), handle).put('/y', handle).routes()),
    asks: [
      ['PUT /x', 'route'],
      ['PUT /y', 'outer'],
      ['DELETE /x', 'outer', 404],
    ],
  },
  {
    id: 'passing-later-then-route',
    mount: (app, { Router, handle, anyPath }) =>
      app.use(
        new Router().all(anyPath, by('other'), passLater, pass).put('/x', by('route'), handle).routes(),
      ),
    asks: [
      ['PUT /x', 'route'],
      ['PUT /y', 'other', 404],
    ],
  },
  {
    // What tracing libraries make of middleware says nothing of what it takes.
    id: 'passing-through-a-wrapper',
    mount: (app, { Router, handle, anyPath }) =>
      app.use(
        new Router()
          .all(anyPath, by('other'), (...given) => pass(...given))
          .put('/x', by('route'), handle)
          .routes(),
      ),
    asks: [['PUT /x', 'route']],
  },
  {
    id: 'expression-passing-then-route',
    mount: (app, { Router, handle }) =>
      app.use(new Router().all(/^\/x/, by('other'), pass).put('/x', by('route'), handle).routes()),
    asks: [
      ['PUT /x', 'route'],
      ['PUT /xy', 'other', 404],
    ],
  },
  {
    id: 'redirect',
    mount: (app, { Router, handle }) =>
      app.use(new Router().redirect('/x', '/y').put('/x', by('route'), handle).routes()),
    asks: [['PUT /x', 'outer', 301]],
  },
  {
    id: 'parameter-middleware',
    mount: (app, { Router, handle }) =>
      app.use(
        new Router()
          .param('id', (_id, _ctx, next) => next())
          .all('/:id', pass)
          .put('/:id', by('route'), handle)
          .routes(),
      ),
    asks: [['PUT /x', 'route']],
  },
])
