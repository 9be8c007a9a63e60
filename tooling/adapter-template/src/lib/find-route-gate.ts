import { type FindRouteGate, type Gate, type RouteGate, gateOf } from '@cors/node'
import type { Protocol, Request, Router } from 'restana'

export type Http = Protocol.HTTP
/** What predicates and choosing functions get. */
export type Context = Request<Http>

interface Found {
  /** All that the request would run through, in order. */
  readonly handlers: readonly { readonly length: number }[]
  readonly params: Context['params']
}

/** Finds the last gate that a router would run for a request, were it of this method: its policy is the response's. */
export function findRouteGate(router: Router<Http>): FindRouteGate<Context> {
  const find = (method: string, path: string): Found => router.find(method, path) as Found
  return (request, method) => {
    const { path } = request as Context & { readonly path: string }
    const { handlers, params } = find(method, path)
    const enter = (): void => void Object.assign(request, { params })
    // Of no method, and of no path: what is left stands there for all of them.
    const [forPath, forAll] = [find('', path).handlers, find('', '').handlers]
    const way: Gate<Context>[] = []
    let isGuess = false
    let found: RouteGate<Context> | undefined
    for (const handler of handlers) {
      const gate = gateOf<Context>(handler)
      if (gate === undefined) {
        // Nothing comes after a nested router, or after a handler that takes no `next`.
        if (typeof handler !== 'function' || [1, 2].includes(handler.length)) return found
        isGuess ||= !forAll.includes(handler)
      } else {
        way.push(gate)
        found = { gate, way, byMethod: !forPath.includes(handler), isGuess, enter }
      }
    }
    return found
  }
}
