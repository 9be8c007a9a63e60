import type { FetchFixture, Serve } from '@cors/conformance'
import { cors } from '@cors/h3'
import { H3, type Middleware, bodyLimit as limit, readBody, serve as listen } from 'h3'

/** Serves the fixture of a row as users of h3 would. */
export const serve: Serve = async ({ fetch: { policy, bodyLimit, routes } }) => {
  const app = new H3({ silent: true })
  app.use(mount(policy)).use(limit(bodyLimit))
  app.use(async (event) => {
    if (event.req.headers.get('content-type') === 'application/json') await readBody(event)
  })
  for (const { method, path, policy: own, respond } of routes) {
    const middleware = own === undefined ? [] : [mount(own)]
    app.on(method, path, ({ req }) => respond(req), { middleware })
  }
  const settings = { port: 0, hostname: '127.0.0.1', silent: true, gracefulShutdown: false }
  const server = await listen(app, settings).ready()
  return { port: Number(new URL(server.url ?? '').port), close: () => server.close(true) }
}

/** The table's choosing functions want the request, where those of users get the event. */
function mount(policy: FetchFixture['policy']): Middleware {
  return cors(typeof policy === 'function' ? ({ req }) => policy(req) : policy)
}
