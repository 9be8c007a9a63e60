import { type RouteGate, gateOf } from '@cors/node'
import type { Request } from 'express'
import { type Handler, type Layer, type Params, handlersOf, layersOf, matchLayer } from './router.ts'
import { routedPath } from './routed-path.ts'

/** A gate on the way, and the parameters of the path that it stands under. */
interface Found extends RouteGate<Request> {
  readonly params: Params
}

/** A walk along what a request would run through. */
interface Way {
  readonly method: string
  found?: Found
}

/**
 * The last gate that Express would run for this request, were it of this method: the policy that the
 * response of that request will bear.
 */
export function findRouteGate(request: Request, method: string): RouteGate<Request> | undefined {
  const path = routedPath(request)
  if (path === undefined) return undefined
  const way: Way = { method }
  walk(layersOf(request), path, {}, way)
  const { found } = way
  // For the predicates of the policy that was found. The request ends here: nobody else sees them.
  if (found !== undefined) request.params = found.params as Request['params']
  return found
}

/** Goes through a router's layers as Express does; `true` where the way ends. */
function walk(layers: readonly Layer[], path: string, inherited: Params, way: Way): boolean {
  return layers.some((layer) => {
    const match = matchLayer(layer, path)
    if (match === undefined) return false
    const { handle, route } = layer
    const params = { ...inherited, ...match.params }
    if (route !== undefined) return passRoute(route, params, way)
    if (handle.stack === undefined) return passHandler(handle, { byMethod: false, params }, way)
    return walk(handle.stack, match.rest, handle.mergeParams === true ? params : {}, way)
  })
}

/** Goes through a route's handlers; `true` if one of them answers. */
function passRoute(route: NonNullable<Layer['route']>, params: Params, way: Way): boolean {
  const handlers = handlersOf(route, way.method)
  const answers = handlers.filter((handle) => passHandler(handle, { byMethod: true, params }, way))
  // A route for all methods whose handlers take `next` is how Express mounts what applies to many routes.
  return answers.length > 0 || (handlers.some(isOrdinary) && route.methods['_all'] !== true)
}

/** Notes a gate; `true` for a handler that takes no `next`, so that nothing comes after it. */
function passHandler(handle: Handler, at: Omit<Found, 'gate'>, way: Way): boolean {
  const gate = gateOf<Request>(handle)
  if (gate !== undefined) way.found = { gate, ...at }
  return gate === undefined && handle.length < 3
}

/** Neither a gate nor an error handler. */
function isOrdinary(handle: Handler): boolean {
  return gateOf(handle) === undefined && handle.length < 4
}
