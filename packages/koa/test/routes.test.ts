import { cors, createCors } from '@cors/koa'
import type { Middleware } from 'koa'
import { by, pageOf, settingsOf } from './named-policies.ts'
import { type RouteRow, describeRoutes, pass } from './route-rows.ts'

/** Route policies of one meaning. */
const forms: readonly (readonly [id: string, make: () => Middleware])[] = [
  ['compiled', () => cors(createCors(settingsOf('route') || { origin: false }))],
  ['chosen', () => cors(() => settingsOf('route'))],
  ['chosen-async', () => cors(async () => Promise.resolve(settingsOf('route')))],
  [
    'predicate',
    () => cors({ ...settingsOf('route'), origin: (origin: string) => origin === pageOf('route') }),
  ],
  [
    'predicate-async',
    () =>
      cors({
        ...settingsOf('route'),
        origin: async (origin: string) => Promise.resolve(origin === pageOf('route')),
      }),
  ],
]

describeRoutes('routes', [
  {
    id: 'replaces',
    mount: (app, { Router, handle }) =>
      app.use(new Router().put('/x', by('route'), handle).put('/y', handle).routes()),
    asks: [
      ['PUT /x', 'route'],
      ['PUT /x?a=/y', 'route'],
      ['PUT /y', 'outer'],
      ['PUT /z', 'outer', 404],
    ],
  },
  {
    id: 'looser',
    mount: (app, { Router, handle }) => app.use(new Router().put('/x', by('open'), handle).routes()),
    asks: [['PUT /x', 'open']],
  },
  {
    id: 'stricter',
    top: 'open',
    mount: (app, { Router, handle }) => app.use(new Router().put('/x', by('route'), handle).routes()),
    asks: [['PUT /x', 'route']],
  },
  {
    id: 'false',
    mount: (app, { Router, handle }) => app.use(new Router().put('/x', by('closed'), handle).routes()),
    asks: [['PUT /x', 'closed']],
  },
  {
    id: 'below-false',
    top: 'nobody',
    mount: (app, { Router, handle }) =>
      app.use(new Router().put('/x', by('route'), handle).put('/y', handle).routes()),
    asks: [
      ['PUT /x', 'route'],
      ['PUT /y', 'nobody'],
      ['PATCH /x', 'nobody', 404],
    ],
  },
  {
    id: 'named',
    mount: (app, { Router, handle }) => app.use(new Router().put('x', '/x', by('route'), handle).routes()),
    asks: [['PUT /x', 'route']],
  },
  {
    id: 'after-middleware',
    mount: (app, { Router, handle }) =>
      app.use(new Router().put('/x', pass, by('route'), pass, handle).routes()),
    asks: [['PUT /x', 'route']],
  },
  {
    id: 'two-on-a-route',
    mount: (app, { Router, handle }) =>
      app.use(new Router().put('/x', by('other'), by('route'), handle).routes()),
    asks: [['PUT /x', 'route']],
  },
  {
    id: 'after-the-handler',
    mount: (app, { Router, handle }) => app.use(new Router().put('/x', handle, by('route')).routes()),
    asks: [['PUT /x', 'outer']],
  },
  {
    id: 'first-of-two-that-answer',
    mount: (app, { Router, handle }) =>
      app.use(new Router().put('/:id', handle).put('/x', by('route'), handle).routes()),
    asks: [['PUT /x', 'outer']],
  },
  {
    id: 'added-after-the-router-is-mounted',
    mount(app, { Router, handle }) {
      const router = new Router()
      app.use(router.routes())
      router.put('/x', by('route'), handle)
    },
    asks: [['PUT /x', 'route']],
  },
  {
    id: 'added-after-listen',
    mount(app, { Router, handle }) {
      const router = new Router()
      app.use(router.routes())
      return () => router.put('/x', by('route'), handle)
    },
    asks: [['PUT /x', 'route']],
  },
  ...forms.map(([id, make]): RouteRow => ({
    id: `form/${id}`,
    mount: (app, { Router, handle }) => app.use(new Router().put('/x', make(), handle).routes()),
    asks: [['PUT /x', 'route']],
  })),
])
