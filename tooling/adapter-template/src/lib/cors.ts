import { type CorsOrigin, type CorsSource, createGate, markGate } from '@cors/node'
import type { RequestHandler, Service } from 'restana'
import { type Context, type Http, findRouteGate } from './find-route-gate.ts'

/**
 * CORS as restana middleware. Mount it before everything else, with the service, so that its routes may have
 * policies of their own. Predicates and choosing functions get the request.
 * @throws {CorsConfigError} if the options are faulty.
 */
export function cors<
  const Origin extends CorsOrigin<Context> = CorsOrigin<Context>,
  Reflect extends boolean = boolean,
>(source: CorsSource<Context, Origin, Reflect>, service?: Service<Http>): RequestHandler<Http> {
  const gate = createGate<Context>(source, service && findRouteGate(service.getRouter()))
  const middleware: RequestHandler<Http> = async function corsMiddleware(request, response, next) {
    const passed = gate(request, response, request)
    if (typeof passed === 'boolean' ? passed : await passed) next()
  }
  return markGate(middleware, gate)
}
