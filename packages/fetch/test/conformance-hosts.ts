import type { FetchFixture } from '@cors/conformance'
import { type CorsSource, cors, withCors } from '@cors/fetch'
import { H3, bodyLimit as limitH3, readBody } from 'h3'
import { Hono, type MiddlewareHandler } from 'hono'
import { bodyLimit as limitHono } from 'hono/body-limit'
import { HTTPException } from 'hono/http-exception'
import { validator } from 'hono/validator'

type Handler = (request: Request) => Response | Promise<Response>

/** The fixture of a row as a handler without a framework. */
export function serveBare({ policy, application }: FetchFixture): Handler {
  // What no `onError` answers is written to the console.
  const settings = { onError: () => new Response('error 500', { status: 500 }) }
  return withCors(policy, application(withCors), settings)
}

/** The two halves as middleware of Hono; `@cors/hono` does more. */
function honoMiddleware(source: CorsSource<Request>): MiddlewareHandler {
  const { handle, apply } = cors(source)
  return async (c, next) => {
    const answer = await handle(c.req.raw)
    if (answer) return answer
    await next()
    const response = await apply(c.req.raw, c.res)
    c.res = undefined
    c.res = response
    return undefined
  }
}

/** The fixture of a row as an application of Hono, the row's policy left to whoever calls. */
function createHono({ bodyLimit, routes }: FetchFixture, middleware: readonly MiddlewareHandler[]): Hono {
  const app = new Hono()
  for (const each of middleware) app.use(each)
  const limit = limitHono({ maxSize: bodyLimit })
  // What has no length it makes a new Request of, which only node-server's own takes, in the place of the global one.
  app.use((c, next) => (c.req.header('content-length') === undefined ? next() : limit(c, next)))
  app.use(validator('json', (value: object) => value))
  for (const { method, path, policy, respond } of routes) {
    const policies = policy === undefined ? [] : [honoMiddleware(policy)]
    app.on([method.toUpperCase()], [path], ...policies, (c) => respond(c.req.raw))
  }
  // Hono prints every error otherwise.
  return app.onError((error, c) =>
    error instanceof HTTPException ? error.getResponse() : c.text('error 500', 500),
  )
}

/** The row's policy as middleware of Hono. */
export function serveHono(fixture: FetchFixture): Handler {
  const app = createHono(fixture, [honoMiddleware(fixture.policy)])
  return (request) => app.fetch(request)
}

/** The row's policy around an application of Hono. */
export function serveAroundHono(fixture: FetchFixture): Handler {
  const app = createHono(fixture, [])
  return withCors(fixture.policy, (request: Request) => app.fetch(request))
}

/** The row's policy around an application of h3. */
export function serveAroundH3({ policy, bodyLimit, routes }: FetchFixture): Handler {
  const app = new H3({ silent: true }).use(limitH3(bodyLimit))
  app.use(async (event) => {
    if (event.req.headers.get('content-type') === 'application/json') await readBody(event)
  })
  for (const { method, path, policy: own, respond } of routes) {
    const handler = own === undefined ? respond : withCors(own, (request: Request) => respond(request))
    app.on(method, path, ({ req }) => handler(req))
  }
  return withCors(policy, (request: Request) => app.fetch(request))
}
