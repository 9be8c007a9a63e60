import type { IncomingMessage, ServerResponse } from 'node:http'
import { types } from 'node:util'
import type { CorsSource, CorsOrigin, CorsRequest } from '@cors/core'
import { type Gate, createGate } from './gate.ts'
import { markGate } from './gate-mark.ts'
import type { NodeResponse } from './response.ts'

/** Middleware as Connect has it. */
export type ConnectMiddleware<Request = IncomingMessage, Response = ServerResponse> = (
  request: Request,
  response: Response,
  next: (error?: Error) => void,
) => void

/**
 * CORS as Connect-style middleware: preflights are answered, other requests go on with the policy's
 * headers held on their responses. Predicates get the request.
 *
 * @throws {CorsConfigError} if the options are faulty.
 */
export function cors<
  Request extends CorsRequest = IncomingMessage,
  Response extends NodeResponse = ServerResponse,
  const Origin extends CorsOrigin<Request> = CorsOrigin<Request>,
  Reflect extends boolean = boolean,
>(source: CorsSource<NoInfer<Request>, Origin, Reflect>): ConnectMiddleware<Request, Response> {
  return connectMiddleware<Request, Response>(createGate<Request>(source))
}

/** A gate as Connect-style middleware, which {@link gateOf} knows again. */
export function connectMiddleware<Request extends CorsRequest, Response extends NodeResponse>(
  gate: Gate<Request>,
): ConnectMiddleware<Request, Response> {
  const middleware: ConnectMiddleware<Request, Response> = function corsMiddleware(request, response, next) {
    const passed = gate(request, response, request)
    if (passed === true) next()
    else if (passed !== false) {
      // On a tick of its own: what the application throws is not for this promise to reject with.
      passed.then(
        (settled) => settled && process.nextTick(next),
        // Whatever was thrown: `undefined` would mean that all is well, and `'route'` something else to Express.
        (error: unknown) => process.nextTick(next, asError(error)),
      )
    }
  }
  return markGate(middleware, gate)
}

function asError(thrown: unknown): Error {
  // Under Jest those of Node are of another realm.
  if (thrown instanceof Error || types.isNativeError(thrown)) return thrown
  return new Error('the response threw no error', { cause: thrown })
}

/**
 * CORS around a whole request handler, for `http.createServer` and `http2.createServer`: preflights never
 * enter it. Predicates get the request.
 *
 * @throws {CorsConfigError} if the options are faulty.
 */
export function withCors<
  Request extends CorsRequest = IncomingMessage,
  Response extends NodeResponse = ServerResponse,
  const Origin extends CorsOrigin<Request> = CorsOrigin<Request>,
  Reflect extends boolean = boolean,
>(
  source: CorsSource<NoInfer<Request>, Origin, Reflect>,
  handler: (request: Request, response: Response) => unknown,
): (request: Request, response: Response) => void {
  const middleware = cors<Request, Response, Origin, Reflect>(source)
  return function corsHandler(request, response) {
    middleware(request, response, (error) => {
      // Only if the response itself threw; a bare server has nobody to hand that to.
      if (error !== undefined) throw error
      handler(request, response)
    })
  }
}
