// Adding an adapter for another host? CONTRIBUTING.md, "Add an adapter", starts from a file like this one.
import { type CorsOrigin, type CorsSource, cors as connectCors } from '@cors/node'
import type { Request, RequestHandler } from 'express'

/**
 * CORS as Express middleware, for Express 4 and 5: preflights are answered, other requests go on with
 * the policy's headers held on their responses, error pages included. Mount it before everything else.
 * Predicates and choosing functions get the Express request.
 *
 * @throws {CorsConfigError} if the options are faulty.
 */
export function cors<
  const Origin extends CorsOrigin<Request> = CorsOrigin<Request>,
  Reflect extends boolean = boolean,
>(source: CorsSource<Request, Origin, Reflect>): RequestHandler {
  return connectCors<Request, Parameters<RequestHandler>[1], Origin, Reflect>(source)
}
