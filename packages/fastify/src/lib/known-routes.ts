import { subscribe } from 'node:diagnostics_channel'
import type { FastifyInstance, RouteOptions } from 'fastify'

/** A route as Fastify has announced it. */
export interface KnownRoute {
  /** The instance that the route was declared on. */
  readonly scope: FastifyInstance
  readonly options: RouteOptions
  /** Where it was announced; `options` may have moved on to a second path since. */
  readonly url: string
}

const known = new WeakMap<FastifyInstance, KnownRoute[]>()

// Fastify's channel for those who must be there from the first route on: a route that is declared before an
// unawaited `register` has run its plugin announces itself to nobody else.
subscribe('fastify.initialization', (message) => {
  knownRoutes((message as { readonly fastify: FastifyInstance }).fastify)
})

/** The routes of an application, in the order they were declared; more may come. */
export function knownRoutes(root: FastifyInstance): readonly KnownRoute[] {
  const earlier = known.get(root)
  if (earlier !== undefined) return earlier
  const routes: KnownRoute[] = []
  known.set(root, routes)
  root.addHook('onRoute', function onRoute(this: FastifyInstance, options) {
    routes.push({ scope: this, options, url: options.url })
  })
  return routes
}
