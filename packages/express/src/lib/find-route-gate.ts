import { type Gate, type RouteGate, gateOf } from '@cors/node'
import type { Request } from 'express'
import { routedPath } from './routed-path.ts'
import {
  type Handler,
  type Layer,
  type Params,
  type Route,
  isAnsweredByRouter,
  isForAll,
  layersOf,
  matchLayer,
  mergeParams,
  nestedLayers,
  stepsOf,
} from './router.ts'

/** A walk along what a request would run through. */
interface Way {
  readonly method: string
  readonly gates: Gate<Request>[]
  /** Whether a handler was passed that may have answered. */
  isGuess: boolean
  /** The last gate on it, and the parameters of the path that it stands under. */
  found?: Omit<RouteGate<Request>, 'enter'> & Pick<Place, 'path' | 'base' | 'params'>
}

/** Where a handler stands. */
interface Place {
  readonly path: string
  /** What routers have taken off the path. */
  readonly base: string
  readonly params: Params
  readonly byMethod: boolean
}

/**
 * The last gate that Express would run for this request, were it of this method: the policy that the
 * response of that request will bear.
 */
export function findRouteGate(request: Request, method: string): RouteGate<Request> | undefined {
  const layers = layersOf(request)
  const path = layers.length === 0 ? undefined : routedPath(request)
  if (path === undefined) return undefined
  const way: Way = { method, gates: [], isGuess: false }
  passRouter(layers, { path, base: mountOf(request, path), params: {}, byMethod: false }, way)
  if (way.found === undefined) return undefined
  const { params, path: rest, base, ...found } = way.found
  return {
    ...found,
    // For the predicates of the policy that was found.
    enter() {
      const { url } = request
      request.params = params as Request['params']
      request.baseUrl = base
      request.url = rest + (/[?].*/s.exec(url)?.[0] ?? '')
    },
  }
}

/** What stands before the path of the application that a request is in. */
function mountOf({ originalUrl }: Request, path: string): string {
  const [whole = ''] = originalUrl.split('?', 1)
  return whole.endsWith(path) ? whole.slice(0, whole.length - path.length) : ''
}

/** Goes through a router's layers as Express does; `true` where the way ends, here as in all below. */
function passRouter(
  layers: readonly Layer[],
  { path, base, params: outer, byMethod }: Place,
  way: Way,
): boolean {
  let hasOtherMethods = false
  for (const layer of layers) {
    let match
    try {
      match = matchLayer(layer, path)
    } catch {
      // A parameter that cannot be decoded: from here on, only error handlers run.
      return true
    }
    if (match === undefined) continue
    const { route, handle } = layer
    const taken = path.endsWith(match.rest) ? path.slice(0, path.length - match.rest.length) : path
    const place = {
      path: match.rest,
      base: base + taken.replace(/\/+$/, ''),
      params: mergeParams(outer, match.params),
      byMethod,
    }
    if (route === undefined) {
      if (passHandler(handle, place, way)) return true
      // What is mounted on a path may be an application, a proxy, or files.
      if (match.rest !== path && isOrdinary(handle)) way.isGuess = true
    } else {
      if (passRoute(route, place, way)) return true
      hasOtherMethods ||= stepsOf(route, way.method).length === 0
    }
  }
  return hasOtherMethods && isAnsweredByRouter(way.method)
}

/** Goes through a route's handlers. */
function passRoute(route: Route, place: Place, way: Way): boolean {
  let isOver = false
  for (const step of stepsOf(route, way.method)) {
    const { handle } = step
    if (passHandler(handle, { ...place, byMethod: true }, way)) return true
    // What takes `next` may use it for the next of its route. Of one method, it is still what answers; for
    // all methods it is how Express mounts what applies to many routes.
    if (!isOrdinary(handle)) continue
    if (isForAll(route, step)) way.isGuess = true
    else isOver = true
  }
  return isOver
}

/** Notes a gate, and goes through a router. */
function passHandler(handle: Handler, place: Place, way: Way): boolean {
  const gate = gateOf<Request>(handle)
  if (gate !== undefined) {
    way.gates.push(gate)
    way.found = { gate, way: way.gates, isGuess: way.isGuess, ...place }
    return false
  }
  const nested = nestedLayers(handle)
  if (nested !== undefined) {
    return passRouter(nested, handle.mergeParams === true ? place : { ...place, params: {} }, way)
  }
  // Nothing comes after what takes no `next`. A wrapper that takes whatever it is given has no length.
  return handle.length === 1 || handle.length === 2
}

/** No gate, no router, no error handler. */
function isOrdinary(handle: Handler): boolean {
  return gateOf(handle) === undefined && nestedLayers(handle) === undefined && handle.length < 4
}
