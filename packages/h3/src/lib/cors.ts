import { type CorsOrigin, type CorsSource, type FetchCors, cors as createHalves } from '@cors/fetch'
import { type H3Event, type Middleware, toResponse } from 'h3'

interface Exchange {
  /** As it came: `bodyLimit` puts another in its place, by which nobody would know what has been decided. */
  readonly request: Request
  /** Of the innermost policy that the event has met: the response is under that one. */
  apply: FetchCors<H3Event>['apply']
}

const exchanges = new WeakMap<H3Event, Exchange>()

/**
 * CORS as h3 middleware: preflights are answered, other requests go on, and the policy's headers stand on
 * their responses, those of `onError` and 404s included. Mount it before everything else; on a route, it is the
 * policy of that route's responses, and the one at the top answers its preflights. Predicates and choosing
 * functions get the event.
 *
 * @throws {CorsConfigError} if the options are faulty.
 */
export function cors<
  const Origin extends CorsOrigin<H3Event> = CorsOrigin<H3Event>,
  Reflect extends boolean = boolean,
>(source: CorsSource<H3Event, Origin, Reflect>): Middleware {
  const { handle, apply } = createHalves<H3Event>(source)
  return async function corsMiddleware(event, next) {
    const outer = exchanges.get(event)
    if (outer !== undefined) {
      outer.apply = apply
      return (await handle(outer.request, event)) ?? next()
    }
    const exchange: Exchange = { request: event.req, apply }
    exchanges.set(event, exchange)
    const run = async (): Promise<unknown> => (await handle(exchange.request, event)) ?? next()
    // What handlers return and throw is a response only here. `onResponse` is for what is sent in the end.
    const { onResponse: _, ...config } = event.app?.config ?? {}
    const response = await toResponse(run(), event, config)
    return exchange.apply(exchange.request, response)
  }
}
