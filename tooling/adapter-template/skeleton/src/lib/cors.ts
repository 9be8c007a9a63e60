import type { IncomingMessage, ServerResponse } from 'node:http'
import { type CorsOrigin, type CorsSource, createGate, markGate } from '@cors/node'
import { type Context, findRouteGate } from './find-route-gate.ts'

/** What the host takes. */
type Middleware = (request: IncomingMessage, response: ServerResponse, next: () => void) => void

/**
 * CORS as restana middleware: preflights are answered, other requests go on with the policy's headers held
 * on their responses, error pages included. Mount it before everything else. Predicates and choosing
 * functions get the request.
 *
 * @throws {CorsConfigError} if the options are faulty.
 */
export function cors<
  const Origin extends CorsOrigin<Context> = CorsOrigin<Context>,
  Reflect extends boolean = boolean,
>(source: CorsSource<Context, Origin, Reflect>): Middleware {
  const gate = createGate<Context>(source, findRouteGate)
  return markGate<Middleware, Context>(function corsMiddleware(_request, _response, next) {
    // TODO: ask the gate, and go on where it says true. The types above are a bare server's: take restana's.
    next()
  }, gate)
}
