import { by } from './named-policies.ts'
import { describeRoutes } from './route-rows.ts'

describeRoutes('routes/methods', [
  {
    id: 'by-method',
    mount: (app, { Router, handle }) =>
      app.use(
        new Router()
          .get('/x', by('route'), handle)
          .put('/x', by('other'), handle)
          .patch('/x', by('closed'), handle)
          .post('/x', handle)
          .routes(),
      ),
    asks: [
      ['GET /x', 'route'],
      ['PUT /x', 'other'],
      ['PATCH /x', 'closed'],
      ['POST /x', 'outer'],
      ['DELETE /x', 'outer', 404],
    ],
  },
  {
    id: 'head-by-get',
    mount: (app, { Router, handle }) => app.use(new Router().get('/x', by('route'), handle).routes()),
    asks: [['HEAD /x', 'route']],
  },
  {
    id: 'head-of-its-own',
    mount: (app, { Router, handle }) =>
      app.use(new Router().head('/x', by('other'), handle).get('/x', by('route'), handle).routes()),
    asks: [
      ['HEAD /x', 'other'],
      ['GET /x', 'route'],
    ],
  },
  {
    id: 'options-of-its-own',
    mount: (app, { Router, handle }) => app.use(new Router().options('/x', by('route'), handle).routes()),
    asks: [
      ['OPTIONS /x', 'route'],
      ['PUT /x', 'outer', 404],
    ],
  },
  {
    id: 'registered-for-some-methods',
    mount(app, { Router, handle }) {
      const router = new Router()
      router.register('/x', ['get', 'PUT'], [by('route'), handle])
      app.use(router.routes())
    },
    asks: [
      ['GET /x', 'route'],
      ['PUT /x', 'route'],
      ['DELETE /x', 'outer', 404],
    ],
  },
  {
    id: 'methods-that-few-have',
    mount(app, { Router, handle }) {
      const router = new Router()
      router.register('/x', ['PATCH'], [by('route'), handle])
      router.register('/x', ['DELETE'], [by('other'), handle])
      app.use(router.routes()).use(router.allowedMethods())
    },
    asks: [
      ['PATCH /x', 'route'],
      ['DELETE /x', 'other'],
      ['PUT /x', 'outer', 405],
    ],
  },
  {
    id: 'policy-alone',
    mount: (app, { Router, handle }) =>
      app.use(
        new Router()
          .put('/x', by('other'))
          .put('/x', by('route'), handle)
          .put('/y', by('other'))
          .put('/y', handle)
          .put('/z', by('other'))
          .routes(),
      ),
    asks: [
      ['PUT /x', 'route'],
      ['PUT /y', 'other'],
      ['PUT /z', 'other', 404],
    ],
  },
])
