import type { FastifyContextConfig, FastifyReply, FastifyRequest } from 'fastify'
import type { KnownRoute } from './known-routes.ts'
import type { RouteMatch } from './route-table.ts'

/** What predicates and choosing functions get, where that is not Fastify's request. */
export interface CorsContextView<Context> {
  /** Makes it. There is no reply for what Fastify answers before any hook: a malformed URL. */
  readonly contextOf: (request: FastifyRequest, reply: FastifyReply | undefined) => Context
  /** What it was made of. */
  readonly exchangeOf: (context: Context) => readonly [FastifyRequest, FastifyReply | undefined]
}

/** Of the plugin: Fastify's request as it is. */
export const fastifyView: CorsContextView<FastifyRequest> = {
  contextOf: (request) => request,
  exchangeOf: (request) => [request, undefined],
}

/** A preflight's request as functions of the policy are to see it: as that of the route. */
export function requestOf(
  request: FastifyRequest,
  { scope, options }: KnownRoute,
  params: RouteMatch['params'],
): FastifyRequest {
  return Object.create(request, {
    params: { value: params },
    is404: { value: false },
    server: { value: scope },
    routeOptions: { value: { ...options, config: options.config ?? {} } },
  }) as FastifyRequest
}

/** The same where no route is: without the parameters of a route that it has come to itself. */
export function requestOfNone(request: FastifyRequest): FastifyRequest {
  return Object.create(request, { params: { value: {} }, is404: { value: true } }) as FastifyRequest
}

/** What a route of a request says of CORS. */
export function configOf(request: FastifyRequest): FastifyContextConfig['cors'] {
  // The first releases of Fastify 4 have it in `context` alone; the last warn of whoever reads that.
  const either = request as unknown as {
    readonly [where: string]: { readonly config?: FastifyContextConfig }
  }
  return (either['routeOptions']?.config ?? either['context']?.config)?.cors
}
