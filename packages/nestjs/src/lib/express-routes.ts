import { isDeepStrictEqual } from 'node:util'
import type { AbstractHttpAdapter } from '@nestjs/core'
import type { Gate } from '@cors/node'
import createRouter from 'router'
import type { RegisteredRoute } from './adapter.ts'
import {
  type ExpressRequest,
  type RouteConditions,
  conditionsOf,
  keepVersions,
} from './express-conditions.ts'
import type { CorsContext } from './http-context.ts'

// Express cannot be asked where a request would go without going there. So the routes of the controllers are
// laid out a second time, in the router that Express 5 itself stands on, with handlers that only say which
// route they stand for (decisions/012).

/** What a request comes to. */
export interface ExpressMatch {
  /** Several only if it depends on a version, which a preflight does not show; none if that is too much to ask. */
  readonly gates: readonly (Gate<CorsContext> | undefined)[]
  /** Of several, what is so in each. */
  readonly params: Params
}

type Params = { readonly [name: string]: unknown }

/** The routes of an application's controllers. */
export interface ExpressRoutes {
  /** Returns whether a request that the route's path has led to is for the route. */
  readonly add: (route: RegisteredRoute, gate: Gate<CorsContext> | undefined) => RouteConditions['isFor']
  /** What a request would come to, or another that it asks for; nothing where no controller is. */
  readonly find: (context: CorsContext, method: string, isAnother: boolean) => ExpressMatch | undefined
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
  readonly visit: (route: Route, next: () => void, params: Params) => void
  readonly finish: () => void
  readonly params?: Params
}

interface Route extends RouteConditions {
  readonly gate: Gate<CorsContext> | undefined
}

/** Makes an empty table for the router of an Express application. */
export function createExpressRoutes(adapter: AbstractHttpAdapter): ExpressRoutes {
  const { caseSensitive = false, strict = false } = adapter.getInstance<Express>().router
  const router = createRouter({ caseSensitive, strict }) as unknown as Router
  keepVersions(adapter)
  let hasEnd = false

  return {
    add({ verb, path, handler, note }, gate) {
      const conditions = conditionsOf(handler, note)
      const { [verb]: register } = router
      if (typeof register !== 'function') return conditions.isFor
      const route: Route = { gate, ...conditions }
      register.call(router, path, (asked: Asked, _response: unknown, next: () => void) =>
        asked.visit(route, next, asked.params ?? {}),
      )
      hasEnd = false
      return conditions.isFor
    },
    find(context, method, isAnother) {
      const [request, response] = context.getArgs<[ExpressRequest, unknown]>()
      const gates: (Gate<CorsContext> | undefined)[] = []
      let params: Params = {}
      let isOver = false
      const visit: Asked['visit'] = ({ gate, isHost, isFor, isVersioned }, next, found) => {
        if (!(isAnother ? isHost(request.hostname) : isFor(request, response))) return next()
        params = gates.length === 0 ? found : commonOf(params, found)
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

function commonOf(one: Params, other: Params): Params {
  return Object.fromEntries(
    Object.entries(one).filter(([name, value]) => isDeepStrictEqual(value, other[name])),
  )
}

const unclear: ExpressMatch = { gates: [], params: {} }

function nothing(): void {}
