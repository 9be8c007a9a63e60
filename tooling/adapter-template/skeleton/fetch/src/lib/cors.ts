import { type CorsOrigin, type CorsSource, cors as createHalves } from '@cors/fetch'

/** What predicates and choosing functions get. */
export type Context = Request

/** What the host takes. */
type Middleware = (request: Request, next: () => Promise<Response>) => Promise<Response>

/**
 * CORS as restana middleware: preflights are answered, other requests go on, and the policy's headers stand on
 * their responses, error pages included. Mount it before everything else. Predicates and choosing functions
 * get the request.
 *
 * @throws {CorsConfigError} if the options are faulty.
 */
export function cors<
  const Origin extends CorsOrigin<Context> = CorsOrigin<Context>,
  Reflect extends boolean = boolean,
>(source: CorsSource<Context, Origin, Reflect>): Middleware {
  createHalves(source)
  return async function corsMiddleware(_request, next) {
    // TODO: ask the half `handle` before the application, and `apply` after it. The types above are a bare handler's: take restana's.
    return next()
  }
}
