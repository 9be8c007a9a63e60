import { subscribe } from 'node:diagnostics_channel'
import type { FastifyInstance, RouteOptions } from 'fastify'

/** A route as Fastify has announced it. */
export interface KnownRoute {
  /** The instance that the route was declared on. */
  readonly scope: FastifyInstance
  readonly options: RouteOptions & { readonly prefix?: string }
  /** Where it was announced; `options` may have moved on since. */
  readonly url: string
  /** The route that was announced before it. */
  readonly previous: KnownRoute | undefined
}

const known = new WeakMap<FastifyInstance, KnownRoute[]>()

// Fastify's channel for those who must be there from the first route on: a route that is declared before an
// unawaited `register` has run its plugin announces itself to nobody else.
subscribe('fastify.initialization', (message) => {
  knownRoutes((message as { readonly fastify: FastifyInstance }).fastify)
})

/** The routes of an application, in the order they were declared; more may come. */
export function knownRoutes(root: FastifyInstance, scope: FastifyInstance = root): readonly KnownRoute[] {
  const routes = known.get(root) ?? []
  known.set(root, routes)
  // A scope that was made before anybody listened to the root has not inherited the listener.
  for (let each = scope; ; each = Object.getPrototypeOf(each) as FastifyInstance) {
    if (!listening.has(each)) {
      listening.add(each)
      each.addHook('onRoute', function onRoute(this: FastifyInstance, options) {
        if (announced.has(options)) return
        announced.add(options)
        routes.push({ scope: this, options, url: options.url, previous: routes.at(-1) })
      })
    }
    if (each === root) return routes
  }
}

const listening = new WeakSet<FastifyInstance>()
const announced = new WeakSet<RouteOptions>()

/** The methods of a route. */
export function methodsOf({ options }: KnownRoute): readonly string[] {
  return [options.method].flat()
}

/** The paths of a route: `/` under a prefix is announced once, and stands with and without its slash. */
export function urlsOf({ options, url }: KnownRoute): readonly string[] {
  const isBoth = options.prefix === url && options.url === `${url}/`
  return isBoth ? [url, options.url] : [options.url]
}

/** Whether a route is a HEAD that Fastify has added for a GET: it comes next, and has all from it. */
export function isExposedHead({ options, previous }: KnownRoute): boolean {
  if (options.method !== 'HEAD' || previous === undefined) return false
  const { handler, config } = previous.options
  if (handler !== options.handler || config !== options.config) return false
  return methodsOf(previous).includes('GET') || isExposedHead(previous)
}
