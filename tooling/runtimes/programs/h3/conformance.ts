import { type FetchFixture, createRemoteHandler } from '@cors/conformance/fetch'
import { cors } from '@cors/h3'
import { H3, type Middleware, bodyLimit as limit, readBody } from 'h3'

function createApp({ policy, bodyLimit, routes }: FetchFixture): H3 {
  const app = new H3({ silent: true }).use(mount(policy)).use(limit(bodyLimit))
  app.use(async (event) => {
    if (event.req.headers.get('content-type') === 'application/json') await readBody(event)
  })
  for (const { method, path, policy: own, respond } of routes) {
    const middleware = own === undefined ? [] : [mount(own)]
    app.on(method, path, ({ req }) => respond(req), { middleware })
  }
  return app
}

/** The table's choosing functions want the request, where those of users get the event. */
function mount(policy: FetchFixture['policy']): Middleware {
  return cors(typeof policy === 'function' ? ({ req }) => policy(req) : policy)
}

// Serves whichever row it is told of.
export default {
  fetch: createRemoteHandler((fixture) => {
    const app = createApp(fixture)
    return (request) => app.fetch(request)
  }),
}
