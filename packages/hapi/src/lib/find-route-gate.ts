import { type FindRouteGate, type Gate, createGate } from '@cors/node'
import type { Request, RequestRoute } from '@hapi/hapi'
import { asRouted } from './as-routed.ts'

const gates = new WeakMap<RequestRoute, Gate<Request>>()

/** The gate of a route that has a policy; compiled when it is first asked for, which throws if the policy is faulty. */
export function gateOf(route: RequestRoute): Gate<Request> | undefined {
  const source = route.settings.plugins?.cors
  if (source !== undefined && !gates.has(route)) gates.set(route, createGate<Request>(source, findRouteGate))
  return gates.get(route)
}

/** Finds the gate of the route that hapi would run for a request, were it of this method. */
export const findRouteGate: FindRouteGate<Request> = (request, method) => {
  const route = routeOf(request, method)
  // What comes over a socket is never let into an internal route.
  if (route === null || route.settings.isInternal === true) return undefined
  const gate = gateOf(route)
  // By the method always: a route of all methods is hapi's second choice.
  return gate && { gate, byMethod: true, context: asRouted(request, route) }
}

function routeOf({ server, path, info }: Request, method: string): RequestRoute | null {
  try {
    return server.match(method as Request['method'], path, info.hostname)
  } catch {
    // A path that hapi cannot read, and answers 400 whatever the method.
    return null
  }
}
