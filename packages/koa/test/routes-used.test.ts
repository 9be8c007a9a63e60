import { by } from './named-policies.ts'
import { describeRoutes, pass } from './route-rows.ts'

describeRoutes('routes/used', [
  {
    id: 'on-the-router',
    mount: (app, { Router, handle }) =>
      app.use(new Router().use(by('route')).put('/x', handle).put('/y', by('other'), handle).routes()),
    asks: [
      ['PUT /x', 'route'],
      ['PUT /y', 'other'],
      // Without a route, a router runs nothing of its own.
      ['PUT /z', 'outer', 404],
      ['DELETE /x', 'outer', 404],
    ],
  },
  {
    id: 'on-a-path',
    mount: (app, { Router, handle }) =>
      app.use(new Router().use('/a', by('route')).put('/a/x', handle).put('/b/x', handle).routes()),
    asks: [
      ['PUT /a/x', 'route'],
      ['PUT /b/x', 'outer'],
      ['PUT /a/y', 'outer', 404],
    ],
  },
  {
    id: 'on-paths',
    mount: (app, { Router, handle }) =>
      app.use(new Router().use(['/a', '/b'], by('route')).put('/:any/x', handle).routes()),
    asks: [
      ['PUT /a/x', 'route'],
      ['PUT /b/x', 'route'],
      ['PUT /c/x', 'outer'],
    ],
  },
  {
    id: 'under-a-prefix',
    mount: (app, { Router, handle }) =>
      app.use(new Router({ prefix: '/api' }).use(by('route')).put('/x', handle).routes()),
    asks: [
      ['PUT /api/x', 'route'],
      ['PUT /x', 'outer', 404],
    ],
  },
  {
    id: 'other-middleware',
    mount: (app, { Router, handle }) =>
      app.use(new Router().use(pass).use('/x', pass).put('/x', by('route'), handle).routes()),
    asks: [['PUT /x', 'route']],
  },
  {
    id: 'after-the-route',
    mount: (app, { Router, handle }) => app.use(new Router().put('/x', handle).use(by('route')).routes()),
    asks: [['PUT /x', 'outer']],
  },
  {
    id: 'answering',
    mount: (app, { Router, handle }) =>
      app.use(new Router().use(handle).put('/x', by('route'), handle).routes()),
    asks: [['PUT /x', 'outer']],
  },
  {
    id: 'between-routes',
    mount: (app, { Router, handle }) =>
      app.use(new Router().put('/x', handle).use(by('route')).put('/y', handle).routes()),
    asks: [
      ['PUT /x', 'outer'],
      ['PUT /y', 'route'],
    ],
  },
])

describeRoutes('routes/exclusive', [
  {
    id: 'last-route-alone',
    mount: (app, { Router, handle }) =>
      app.use(
        new Router({ exclusive: true })
          .use(by('other'))
          .put('/:id', by('other'), handle)
          .put('/x', by('route'), handle)
          .put('/y', handle)
          .routes(),
      ),
    asks: [
      ['PUT /x', 'route'],
      // Not even what the router uses is run.
      ['PUT /y', 'outer'],
      ['PUT /z', 'other'],
    ],
  },
  {
    id: 'last-of-all',
    mount: (app, { Router, handle }) =>
      app.use(
        new Router({ exclusive: true })
          .put('/x', by('other'), handle)
          .all('/:id', by('route'), pass)
          .routes(),
      ),
    asks: [['PUT /x', 'route', 404]],
  },
  {
    id: 'most-specific',
    only: '@koa/router@15',
    mount: (app, { Router, handle }) =>
      app.use(
        new Router({ exclusive: 'specificity' })
          .put('/x/:id', by('route'), handle)
          .put('/:a/z', by('closed'), handle)
          .put('/:a/:b', by('other'), handle)
          .routes(),
      ),
    asks: [
      ['PUT /x/5', 'route'],
      ['PUT /y/5', 'other'],
      ['PUT /y/z', 'closed'],
      // Of two that are as specific, the first.
      ['PUT /x/z', 'route'],
    ],
  },
])
