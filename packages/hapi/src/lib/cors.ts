import { type CorsSource, type Gate, createGate } from '@cors/node'
import type { Lifecycle, Plugin, Request } from '@hapi/hapi'
import { findRouteGate, gateOf } from './find-route-gate.ts'

declare module '@hapi/hapi' {
  interface PluginSpecificConfiguration {
    /** The policy of this route, for its preflights too; it replaces the policy of the server whole. */
    cors?: CorsSource<Request> | undefined
  }
}

/**
 * CORS as a hapi plugin: preflights are answered, by the policy of their route where it has one; other
 * requests go on with the policy's headers held on their responses, error pages included. Register it
 * before everything else. Predicates and choosing functions get the request.
 *
 * Registration fails with a {@link CorsConfigError} if the options are faulty, `server.route()` if those
 * of a route are.
 */
export const cors: Plugin<CorsSource<Request>> = {
  name: 'cors',
  register(server, source) {
    // hapi would mix it with the policies of routes, option by option.
    if (server.settings.routes?.plugins?.cors !== undefined) {
      throw new TypeError('plugins.cors is for single routes: give the policy of the server to register().')
    }
    const gate = createGate<Request>(source, findRouteGate)
    server.table().forEach(gateOf)
    server.events.on('route', gateOf)
    server.ext({ type: 'onRequest', method: ask(() => gate) })
    // The first that runs when the route is known.
    server.ext({ type: 'onPreAuth', method: ask(({ route }) => gateOf(route)) })
  },
}

function ask(gateFor: (request: Request) => Gate<Request> | undefined): Lifecycle.Method {
  return async (request, h) => {
    const passed = gateFor(request)?.(request.raw.req, request.raw.res, request) ?? true
    return (await passed) ? h.continue : h.abandon
  }
}
