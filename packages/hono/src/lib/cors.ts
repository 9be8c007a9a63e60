import { type CorsOrigin, type CorsSource, cors as createHalves } from '@cors/fetch'
import type { Context, MiddlewareHandler } from 'hono'

// The request that a policy has met first: `bodyLimit` puts another one in its place, by which nobody would know
// what has been decided, and what a policy further in has said.
const requests = new WeakMap<Context, Request>()

/**
 * CORS as Hono middleware: preflights are answered, other requests go on, and the policy's headers stand on
 * their responses, those of `app.onError` and `app.notFound` included. Mount it before everything else; on a
 * route, it is the policy of that route's responses, and the one at the top answers its preflights.
 * Predicates and choosing functions get Hono's context.
 *
 * @throws {CorsConfigError} if the options are faulty.
 */
export function cors<
  const Origin extends CorsOrigin<Context> = CorsOrigin<Context>,
  Reflect extends boolean = boolean,
>(source: CorsSource<Context, Origin, Reflect>): MiddlewareHandler {
  const { handle, apply } = createHalves<Context>(source)
  return async function corsMiddleware(c, next) {
    const request = requests.get(c) ?? c.req.raw
    requests.set(c, request)
    const answer = await handle(request, c)
    if (answer !== undefined) return put(c, answer)
    try {
      await next()
    } finally {
      // Also where `app.notFound` throws: Hono copies what stands here to the page of `app.onError`.
      put(c, await apply(request, c.res))
    }
  }
}

/** Nothing where the headers could be set in place: Hono takes what is put there for an answer, and copies it. */
function put(c: Context, response: Response): void {
  if (response === c.res) return
  // Or Hono sets the headers of the response before on this one.
  c.res = undefined
  c.res = response
}
