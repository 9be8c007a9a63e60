import type { AbstractHttpAdapter } from '@nestjs/core'
import { VERSION_NEUTRAL } from '@nestjs/common'
import type { Gate } from '@cors/node'
import { pathToRegexp } from 'path-to-regexp'
import createRouter from 'router'
import type { RegisteredRoute, RouteHandler } from './adapter.ts'
import type { CorsContext } from './http-context.ts'

// Express cannot be asked where a request would go without going there. So the routes of the controllers are
// laid out a second time, in the router that Express 5 itself stands on, with handlers that only say which
// route they stand for (decisions/012).

/** What a request comes to. */
export interface ExpressMatch {
  /** Several only if it depends on a version, which a preflight does not show; none if that is too much to ask. */
  readonly gates: readonly (Gate<CorsContext> | undefined)[]
  readonly params: unknown
}

/** The routes of an application's controllers. */
export interface ExpressRoutes {
  /** Returns whether a request that the route's path has led to is for the route. */
  readonly add: (route: RegisteredRoute, gate: Gate<CorsContext> | undefined) => IsFor
  /** What a request would come to, or another that it asks for; nothing where no controller is. */
  readonly find: (context: CorsContext, method: string, isAnother: boolean) => ExpressMatch | undefined
}

/** The part of an Express request that matters here. */
export interface ExpressRequest {
  readonly method: string
  readonly url: string
  readonly hostname: string | undefined
  params: unknown
}

/** A router, as Express makes it. */
interface Router {
  (asked: Asked, response: unknown, done: () => void): void
  readonly caseSensitive?: boolean
  readonly strict?: boolean
  use(...handlers: readonly [typeof end, typeof endOfError]): void
  [verb: string]: unknown
}

interface Express {
  readonly router: Router
}

/** A question to the second router, in the place of a request. */
interface Asked {
  readonly method: string
  readonly url: string
  readonly visit: (route: Route, next: () => void, params: unknown) => void
  readonly finish: () => void
  readonly params?: unknown
}

interface Route {
  readonly gate: Gate<CorsContext> | undefined
  readonly isHost: (hostname: string | undefined) => boolean
  /** By host and by version. */
  readonly isFor: IsFor
  readonly isVersioned: boolean
}

type IsFor = (request: ExpressRequest, response: unknown) => boolean

/** Whether a versioned route is for a request. */
type Condition = (request: unknown, response: unknown) => boolean

// Enumerable: what Nest wraps around a handler takes it over.
const versionMark: unique symbol = Symbol.for('@cors/nestjs/version')

type Versioned = RouteHandler & { [versionMark]?: readonly Condition[] }

/** Makes an empty table for the router of an Express application. */
export function createExpressRoutes(adapter: AbstractHttpAdapter): ExpressRoutes {
  const { caseSensitive = false, strict = false } = adapter.getInstance<Express>().router
  const router = createRouter({ caseSensitive, strict }) as unknown as Router
  keepVersions(adapter)
  let hasEnd = false

  return {
    add({ verb, path, handler, note }, gate) {
      const versions = (handler as Versioned)[versionMark] ?? []
      const isHost = hostMatcher(note?.host)
      const isFor: IsFor = (request, response) =>
        isHost(request.hostname) && versions.every((isVersion) => isVersion(request, response))
      const { [verb]: register } = router
      if (typeof register !== 'function') return isFor
      const route: Route = { gate, isHost, isFor, isVersioned: versions.length > 0 }
      register.call(router, path, (asked: Asked, _response: unknown, next: () => void) =>
        asked.visit(route, next, asked.params),
      )
      hasEnd = false
      return isFor
    },
    find(context, method, isAnother) {
      const [request, response] = context.getArgs<[ExpressRequest, unknown]>()
      const gates: (Gate<CorsContext> | undefined)[] = []
      let params: unknown
      let isOver = false
      const visit: Asked['visit'] = ({ gate, isHost, isFor, isVersioned }, next, found) => {
        if (!(isAnother ? isHost(request.hostname) : isFor(request, response))) return next()
        if (gates.length === 0) params = found
        gates.push(gate)
        // What version a preflight is for it does not show: the others are for somebody, too.
        if (isAnother && isVersioned) return next()
        isOver = true
      }
      const finish = (): void => void (isOver = true)
      if (!hasEnd) router.use(end, endOfError)
      hasEnd = true
      // Of a path without a route for OPTIONS, Express says by itself which methods there are.
      router({ method, url: request.url, visit, finish }, { setHeader: nothing, end: finish }, finish)
      // After a hundred routes of one path the router goes on at another time.
      if (!isOver) return unclear
      return gates.length === 0 ? undefined : { gates, params }
    },
  }
}

/** Has the adapter's own version filter, which is a wrapper around a handler, be asked by itself later. */
function keepVersions(adapter: AbstractHttpAdapter): void {
  const original = adapter.applyVersionFilter.bind(adapter)
  adapter.applyVersionFilter = (handler, version, options) => {
    const filtered = original(handler, version, options) as Versioned
    const outer = (handler as Versioned)[versionMark] ?? []
    if (version !== VERSION_NEUTRAL) {
      const filter = original(() => true, version, options) as RouteHandler
      filtered[versionMark] = [
        ...outer,
        (request, response) => filter(request, response, () => false as never) === true,
      ]
    }
    return filtered as ReturnType<typeof original>
  }
}

/** Nest's own filter on hosts is sealed in the handler; this is made of the same library as that. */
function hostMatcher(host: NonNullable<RegisteredRoute['note']>['host']): Route['isHost'] {
  // To Nest, an empty one is none.
  if (host === undefined || host === '') return () => true
  const expressions = [host]
    .flat()
    .map((each) => (typeof each === 'string' ? pathToRegexp(each).regexp : each))
  return (hostname = '') => expressions.some((expression) => hostname.match(expression) !== null)
}

/** Stands behind all routes: that nothing comes after the last of them, a router says at another time. */
function end({ finish }: Asked, _response: unknown, next: () => void): void {
  finish()
  next()
}

/** A path that the router cannot read goes along the handlers of errors. */
function endOfError(
  error: unknown,
  { finish }: Asked,
  _response: unknown,
  next: (error: unknown) => void,
): void {
  finish()
  next(error)
}

const unclear: ExpressMatch = { gates: [], params: {} }

function nothing(): void {}
