import { type CorsOrigin, type CorsSource, createGate, markGate } from '@cors/node'
import type { Context, Middleware } from 'koa'
import { findRouteGate } from './find-route-gate.ts'

/**
 * CORS as Koa middleware, for Koa 2 and 3: preflights are answered, other requests go on with the policy's
 * headers held on their responses, error pages included. Mount it before everything else; on a route of
 * `@koa/router`, it is that route's policy, for its preflights too. Predicates and choosing functions get
 * the Koa context.
 *
 * @throws {CorsConfigError} if the options are faulty.
 */
export function cors<
  const Origin extends CorsOrigin<Context> = CorsOrigin<Context>,
  Reflect extends boolean = boolean,
>(source: CorsSource<Context, Origin, Reflect>): Middleware {
  const gate = createGate<Context>(source, findRouteGate)
  const middleware: Middleware = async function corsMiddleware(ctx, next) {
    const passed = gate(ctx.req, ctx.res, ctx)
    if (typeof passed === 'boolean' ? passed : await passed) await next()
    // Answered on the raw response: Koa has nothing to add.
    else ctx.respond = false
  }
  return markGate(middleware, gate)
}
