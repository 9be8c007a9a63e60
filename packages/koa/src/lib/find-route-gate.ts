import { type RouteGate, gateOf } from '@cors/node'
import type { Context } from 'koa'
import {
  type Handler,
  type Layer,
  type Params,
  type Router,
  layersOf,
  middlewareOf,
  routedPath,
} from './router.ts'

/** A gate on the way, and the parameters of the path that it stands under. */
interface Found extends RouteGate<Context> {
  readonly params?: Params
}

/**
 * The last gate that Koa would run for this request, were it of this method: the policy that the response
 * of that request will bear.
 */
export function findRouteGate(ctx: Context, method: string): RouteGate<Context> | undefined {
  let found: Found | undefined
  // In a mounted application the path is cut, and the middleware is the outer application's.
  if ('mountPath' in ctx) return undefined
  for (const handler of middlewareOf(ctx)) {
    const gate = gateOf<Context>(handler)
    if (gate !== undefined) found = { gate, byMethod: false }
    if (handler.router === undefined) continue
    const way = walk(handler.router, ctx, method)
    found = way.found ?? found
    if (way.ends) break
  }
  // For the predicates of the policy that was found.
  return found && { ...found, enter: () => void Object.assign(ctx, { params: found?.params ?? {} }) }
}

interface Way {
  readonly found: Found | undefined
  readonly ends: boolean
}

/** Goes through the layers that a router would run. */
function walk(router: Router, ctx: Context, method: string): Way {
  const path = routedPath(router, ctx)
  let found: Found | undefined
  let params: Params = {}
  for (const layer of layersOf(router, ctx, path, method)) {
    params = layer.params(path, layer.captures(path), params)
    for (const handler of layer.stack) {
      const gate = gateOf<Context>(handler)
      if (gate !== undefined) found = { gate, byMethod: true, params }
    }
    if (isAnswering(layer, router)) return { found, ends: true }
  }
  return { found, ends: false }
}

/** Whether nothing comes after a layer. A route for all methods with `next` is one way to mount middleware. */
function isAnswering({ methods, stack }: Layer, router: Router): boolean {
  const handlers = stack.filter((handler: Handler) => gateOf(handler) === undefined)
  if (methods.length === 0 || handlers.length === 0) return false
  const isForAll = router.methods.every((method) => methods.includes(method))
  return !isForAll || handlers.some(({ length }) => length < 2)
}
