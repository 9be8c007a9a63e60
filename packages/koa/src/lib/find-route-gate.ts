import { type Gate, type RouteGate, gateOf } from '@cors/node'
import type { Context } from 'koa'
import {
  type Handler,
  type Layer,
  type Params,
  type Router,
  handlersOfNothing,
  layersOf,
  middlewareOf,
  routedPath,
  routerOf,
} from './router.ts'

/** A walk along what a request would run through. */
interface Way {
  readonly ctx: Context
  readonly method: string
  readonly gates: Gate<Context>[]
  /** Whether a middleware of the application was passed: another of its policies may lie behind an answer. */
  isOpaque: boolean
  /** Whether a handler was passed that may have answered. */
  isGuess: boolean
  /** What routers have read from the path so far; they hand it on to what comes after them. */
  params?: Params
  /** The last gate on it, and the parameters that it sees. */
  found?: Omit<RouteGate<Context>, 'enter'> & { readonly params: Params | undefined }
}

/**
 * The last gate that Koa would run for this request, were it of this method: the policy that the response
 * of that request will bear.
 */
export function findRouteGate(ctx: Context, method: string): RouteGate<Context> | undefined {
  // In a mounted application the path is cut, and the middleware is the outer application's.
  if ('mountPath' in ctx) return undefined
  const way: Way = { ctx, method, gates: [], isGuess: false, isOpaque: false }
  passAll(middlewareOf(ctx), false, way)
  if (way.found === undefined) return undefined
  const { params, ...found } = way.found
  // For the predicates of the policy that was found.
  return { ...found, enter: () => void (params && Object.assign(ctx, { params })) }
}

/** Goes through middleware, noting gates; `true` where the way ends, here as in all below. */
function passAll(handlers: readonly Handler[], byMethod: boolean, way: Way): boolean {
  return handlers.some((handler) => {
    const gate = gateOf<Context>(handler)
    if (gate !== undefined) {
      way.gates.push(gate)
      way.found = {
        gate,
        way: way.gates,
        byMethod,
        isGuess: way.isGuess || (way.isOpaque && !byMethod),
        params: way.params && { ...way.params },
      }
      return false
    }
    const router = routerOf(handler)
    // Nothing comes after what takes no `next`. A wrapper that takes whatever it is given has no length.
    if (router !== undefined) return passRouter(router, way)
    if (!byMethod) way.isOpaque = true
    return handler.length === 1
  })
}

function passRouter(router: Router, way: Way): boolean {
  if (!router.matchHost(way.ctx.host)) return false
  const path = routedPath(router, way.ctx)
  const layers = layersOf(router, path, way.method)
  if (layers === undefined) return passAll(handlersOfNothing(router), true, way)
  return layers.some((layer) => {
    way.params = layer.params(path, layer.captures(path), { ...way.params })
    return passLayer(layer, router, way)
  })
}

/** Goes through a layer. What takes `next` may use it for the next of its layer; then, of one method, it is still what answers. */
function passLayer({ methods, stack }: Layer, router: Router, way: Way): boolean {
  const isForAll = router.methods.every((method) => methods.includes(method))
  let isOver = false
  for (const handler of stack) {
    if (passAll([handler], true, way)) return true
    if (methods.length === 0 || gateOf(handler) !== undefined) continue
    // For all methods it is a way to mount middleware.
    if (isForAll) way.isGuess = true
    else isOver = true
  }
  return isOver
}
