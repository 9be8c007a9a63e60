import type { Request, RequestRoute } from '@hapi/hapi'

// What is relied on of hapi that it does not document: `server.match()` keeps the parameters to itself (decisions/017).
interface Core {
  readonly router: { route(method: string, path: string, host: string): Pick<Request, 'params'> }
}

/** The request as handlers of the route that it would come to see it. */
export function asRouted(request: Request, route: RequestRoute): Request {
  const { server, path, info } = request
  const { _core: core } = server as typeof server & { readonly _core: Core }
  // Read when they are asked for: nothing else depends on the above.
  const params = { get: () => core.router.route(route.method, path, info.hostname).params }
  return Object.create(request, { route: { value: route }, params }) as Request
}
