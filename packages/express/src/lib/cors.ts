// Adding an adapter for another host? CONTRIBUTING.md, "Add an adapter", starts from a file like this one.
import { type CorsOrigin, type CorsSource, connectMiddleware, createGate } from '@cors/node'
import type { Request, RequestHandler } from 'express'
import { findRouteGate } from './find-route-gate.ts'

/**
 * CORS as Express middleware, for Express 4 and 5: preflights are answered, other requests go on with
 * the policy's headers held on their responses, error pages included. Mount it before everything else;
 * on a route, it is that route's policy, for its preflights too. Predicates and choosing functions get
 * the Express request.
 *
 * @throws {CorsConfigError} if the options are faulty.
 */
export function cors<
  const Origin extends CorsOrigin<Request> = CorsOrigin<Request>,
  Reflect extends boolean = boolean,
>(source: CorsSource<Request, Origin, Reflect>): RequestHandler {
  return connectMiddleware<Request, Parameters<RequestHandler>[1]>(createGate<Request>(source, findRouteGate))
}
