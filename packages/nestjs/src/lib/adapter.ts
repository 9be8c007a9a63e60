import { RequestMethod } from '@nestjs/common'
import type { AbstractHttpAdapter } from '@nestjs/core'
import { type RouteNote, noteOf } from './controllers.ts'
import { bearAll } from './handler-metadata.ts'

/** A function that Nest or a user hands to the platform for a route. */
export type RouteHandler = (
  this: unknown,
  ...args: [request: unknown, response: unknown, next?: () => void]
) => unknown

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

type Verb = (...args: unknown[]) => unknown

/** Who is shown the routes of an application. */
export interface RouteListener {
  /** Called before Nest makes a route: what its handler bears by then is what the route will bear. */
  readonly onBefore: () => void
  readonly onRoute: (route: RegisteredRoute) => unknown
}

/** Has routes shown to somebody on their way from Nest to the platform; must stand before Nest makes any. */
export function interceptRoutes(adapter: AbstractHttpAdapter, { onBefore, onRoute }: RouteListener): void {
  const withListener = takeTriggerOver(adapter)
  for (const verb of verbs) {
    const original = Reflect.get(adapter, verb) as Verb | undefined
    if (typeof original !== 'function') continue
    const register: Verb = (...args) => {
      const [path, given] = args
      // Express has a `get` that reads a setting.
      if (args.length !== 2 || typeof given !== 'function') return original.apply(adapter, args)
      const handler = withListener(given as RouteHandler, verb, path)
      return onRoute({
        verb,
        path,
        handler,
        note: noteOf(handler),
        register: (...before) => original.apply(adapter, [path, ...before, handler]),
      })
    }
    let outermost = register
    Object.defineProperty(adapter, verb, {
      configurable: true,
      // Nest takes the method before it puts on a function what the handler bears.
      get() {
        onBefore()
        return outermost
      },
      // Whoever puts a function of their own here calls the one that was.
      set(theirs: Verb) {
        outermost = theirs
      },
    })
  }
}

type Listener = ReturnType<AbstractHttpAdapter['getOnRouteTriggered']>

/**
 * Nest 11 puts a bare function around a handler where somebody listens to requests of routes (its devtools):
 * that function bears nothing. So Nest is told of no listener, and the function is put there as Nest 12 does.
 */
function takeTriggerOver(
  adapter: AbstractHttpAdapter,
): (handler: RouteHandler, verb: string, path: unknown) => RouteHandler {
  const listener = adapter.getOnRouteTriggered.bind(adapter)
  adapter.getOnRouteTriggered = (): Listener => undefined
  return (handler, verb, path) => {
    const onTriggered = listener()
    if (onTriggered === undefined) return handler
    const method = RequestMethod[verb.toUpperCase() as keyof typeof RequestMethod]
    const told: RouteHandler = function (...args) {
      onTriggered(method, String(path))
      return handler.apply(this, args)
    }
    return Object.assign(bearAll(told, handler), handler)
  }
}
