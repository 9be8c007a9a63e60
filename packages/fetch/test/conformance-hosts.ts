import type { FetchFixture } from '@cors/conformance'
import { type CorsSource, cors, withCors } from '@cors/fetch'
import { H3, type Middleware, bodyLimit as limitH3, readBody, toResponse } from 'h3'
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

/** The README's recipe for Hono. */
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

function h3Middleware(source: CorsSource<Request>): Middleware {
  const { handle, apply } = cors(source)
  return async (event, next) => {
    const answer = await handle(event.req)
    if (answer) return answer
    const run = async (): Promise<unknown> => next()
    // What a handler throws is a response only here.
    const response = await toResponse(run(), event, { silent: true })
    // Looked up anew: bodyLimit puts another Request there, by which policies further in have spoken.
    return apply(event.req, response)
  }
}

/** The fixture of a row as an application of h3, the row's policy left to whoever calls. */
function createH3({ bodyLimit, routes }: FetchFixture, middleware: readonly Middleware[]): H3 {
  const app = new H3({ silent: true })
  for (const each of middleware) app.use(each)
  app.use(limitH3(bodyLimit))
  app.use(async (event, next) => {
    if (event.req.headers.get('content-type') === 'application/json') await readBody(event)
    return next()
  })
  for (const { method, path, policy, respond } of routes) {
    const policies = policy === undefined ? {} : { middleware: [h3Middleware(policy)] }
    app.on(method, path, ({ req }) => respond(req), policies)
  }
  return app
}

/** The row's policy as middleware of h3. */
export function serveH3(fixture: FetchFixture): Handler {
  const app = createH3(fixture, [h3Middleware(fixture.policy)])
  return (request) => app.fetch(request)
}

/** The row's policy around an application of h3. */
export function serveAroundH3(fixture: FetchFixture): Handler {
  const app = createH3(fixture, [])
  return withCors(fixture.policy, (request: Request) => app.fetch(request))
}
