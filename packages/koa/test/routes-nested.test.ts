import { by } from './named-policies.ts'
import { describeRoutes, pass } from './route-rows.ts'

describeRoutes('routes/nested', [
  {
    id: 'prefix-on-both',
    mount(app, { Router, handle }) {
      const inner = new Router({ prefix: '/inner' }).put('/x', by('route'), handle).put('/y', handle)
      const outer = new Router({ prefix: '/outer' }).use(inner.routes()).put('/x', by('other'), handle)
      app.use(outer.routes())
    },
    asks: [
      ['PUT /outer/inner/x', 'route'],
      ['PUT /outer/inner/y', 'outer'],
      ['PUT /outer/x', 'other'],
      ['PUT /inner/x', 'outer', 404],
    ],
  },
  {
    id: 'below-a-path',
    mount(app, { Router, handle }) {
      const inner = new Router().put('/x', by('route'), handle).put('/', by('other'), handle)
      app.use(new Router().use('/api', inner.routes()).put('/x', handle).routes())
    },
    asks: [
      ['PUT /api/x', 'route'],
      ['PUT /api', 'other'],
      ['PUT /x', 'outer'],
    ],
  },
  {
    id: 'policy-beside-the-inner-router',
    mount(app, { Router, handle }) {
      const inner = new Router().put('/x', handle).put('/y', by('route'), handle)
      app.use(new Router().use('/api', by('other'), inner.routes()).put('/z', handle).routes())
    },
    asks: [
      ['PUT /api/x', 'other'],
      ['PUT /api/y', 'route'],
      ['PUT /z', 'outer'],
      ['PUT /api/z', 'outer', 404],
    ],
  },
  {
    id: 'one-router-in-two-places',
    mount(app, { Router, handle }) {
      const inner = new Router().put('/x', handle)
      app.use(
        new Router()
          .use('/a', by('route'), inner.routes())
          .use('/b', by('other'), inner.routes())
          .use('/c', inner.routes())
          .routes(),
      )
    },
    asks: [
      ['PUT /a/x', 'route'],
      ['PUT /b/x', 'other'],
      ['PUT /c/x', 'outer'],
    ],
  },
  {
    id: 'policy-inside-the-inner-router',
    mount(app, { Router, handle }) {
      const inner = new Router().use(by('route')).put('/x', handle).put('/y', by('other'), handle)
      app.use(new Router().use('/api', inner.routes()).put('/z', handle).routes())
    },
    asks: [
      ['PUT /api/x', 'route'],
      ['PUT /api/y', 'other'],
      ['PUT /z', 'outer'],
    ],
  },
  {
    id: 'inner-policy-over-outer-policy',
    mount(app, { Router, handle }) {
      const inner = new Router().use(by('route')).put('/x', handle)
      app.use(new Router().use(by('other')).use('/api', inner.routes()).put('/z', handle).routes())
    },
    asks: [
      ['PUT /api/x', 'route'],
      ['PUT /z', 'other'],
    ],
  },
  {
    id: 'three-deep',
    mount(app, { Router, handle }) {
      const deepest = new Router({ prefix: '/c' }).put('/x/:id', by('route'), handle)
      const middle = new Router({ prefix: '/b' }).use(deepest.routes()).put('/x/:id', by('closed'), handle)
      app.use(new Router({ prefix: '/a' }).use(middle.routes()).routes())
    },
    asks: [
      ['PUT /a/b/c/x/5', 'route'],
      ['PUT /a/b/x/5', 'closed'],
      ['PUT /a/x/5', 'outer', 404],
    ],
  },
  {
    id: 'below-a-parameter',
    mount(app, { Router, handle }) {
      const inner = new Router().put('/x', by('route'), handle)
      app.use(new Router().use('/t/:tenant', inner.routes()).routes())
    },
    asks: [
      ['PUT /t/5/x', 'route'],
      ['PUT /t/x', 'outer', 404],
    ],
  },
  {
    // A router is copied where it is nested: what is added to it later is nowhere.
    id: 'added-to-the-inner-router-later',
    mount(app, { Router, handle }) {
      const inner = new Router().put('/x', handle)
      app.use(new Router().use('/api', inner.routes()).routes())
      inner.put('/y', by('route'), handle)
    },
    asks: [
      ['PUT /api/x', 'outer'],
      ['PUT /api/y', 'outer', 404],
    ],
  },
  {
    id: 'passed-on-by-the-inner-router',
    mount(app, { Router, handle, anyPath }) {
      const inner = new Router().all(anyPath, by('other'), pass)
      app.use(new Router().use(inner.routes()).put('/x', by('route'), handle).put('/y', handle).routes())
    },
    asks: [
      ['PUT /x', 'route'],
      ['PUT /y', 'other'],
    ],
  },
])
