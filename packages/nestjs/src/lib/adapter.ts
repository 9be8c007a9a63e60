import type { AbstractHttpAdapter } from '@nestjs/core'
import { type RouteNote, noteOf } from './controllers.ts'

/** A function that Nest or a user hands to the platform for a route. */
export type RouteHandler = (this: unknown, request: unknown, response: unknown, next?: () => void) => unknown

/** A route on its way to the platform. */
export interface RegisteredRoute {
  /** As the adapter calls it: `get`, `all`. */
  readonly verb: string
  readonly path: unknown
  readonly handler: RouteHandler
  /** Absent for what is no handler of a controller's. */
  readonly note: RouteNote | undefined
  /** Hands it on. On Express other handlers may be put before the route's own. */
  readonly register: (...before: readonly RouteHandler[]) => unknown
}

// What Nest calls on an adapter for each of its RequestMethods.
const verbs = [
  'get',
  'post',
  'put',
  'delete',
  'patch',
  'all',
  'options',
  'head',
  'search',
  'propfind',
  'proppatch',
  'mkcol',
  'copy',
  'move',
  'lock',
  'unlock',
  'query',
] as const

type Verbs = { [verb in (typeof verbs)[number]]?: (...args: unknown[]) => unknown }

/** Has routes shown to somebody on their way from Nest to the platform; must stand before Nest registers any. */
export function interceptRoutes(
  adapter: AbstractHttpAdapter,
  onRoute: (route: RegisteredRoute) => unknown,
): void {
  const target = adapter as unknown as Verbs
  for (const verb of verbs) {
    const original = target[verb]
    if (typeof original !== 'function') continue
    target[verb] = function register(...args) {
      const [path, handler] = args
      // Express has a `get` that reads a setting.
      if (args.length !== 2 || typeof handler !== 'function') return original.apply(adapter, args)
      const route = handler as RouteHandler
      return onRoute({
        verb,
        path,
        handler: route,
        note: noteOf(route),
        register: (...before) => original.apply(adapter, [path, ...before, route]),
      })
    }
  }
}
