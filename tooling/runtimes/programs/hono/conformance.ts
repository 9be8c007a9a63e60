import { type FetchFixture, createRemoteHandler } from '@cors/conformance/fetch'
import { cors } from '@cors/hono'
import { Hono, type MiddlewareHandler } from 'hono'
import { bodyLimit as limit } from 'hono/body-limit'
import { HTTPException } from 'hono/http-exception'
import { validator } from 'hono/validator'

function createApp({ policy, bodyLimit, routes }: FetchFixture): Hono {
  const app = new Hono()
  app.use(mount(policy), limit({ maxSize: bodyLimit }))
  app.use(validator('json', (value: object) => value))
  for (const { method, path, policy: own, respond } of routes) {
    const policies = own === undefined ? [] : [mount(own)]
    app.on([method.toUpperCase()], [path], ...policies, (c) => respond(c.req.raw))
  }
  // Hono prints every error otherwise.
  app.onError((error, c) => (error instanceof HTTPException ? error.getResponse() : c.text('error 500', 500)))
  return app
}

/** The table's choosing functions want the request, where those of users get the context. */
function mount(policy: FetchFixture['policy']): MiddlewareHandler {
  return cors(typeof policy === 'function' ? (c) => policy(c.req.raw) : policy)
}

// Serves whichever row it is told of.
export default {
  fetch: createRemoteHandler((fixture) => {
    const app = createApp(fixture)
    return (request) => app.fetch(request)
  }),
}
