import { type Gate, type RouteGate, connectMiddleware, createGate } from '@cors/node'
import type { AbstractHttpAdapter } from '@nestjs/core'
import { type RouteHandler, interceptRoutes } from './adapter.ts'
import { type ExpressMatch, type ExpressRequest, createExpressRoutes } from './express-routes.ts'
import { type CorsContext, createHttpContext } from './http-context.ts'
import type { AppPolicy, Policies } from './policies.ts'

type NestGate = Gate<CorsContext>

/** A request that has passed the door. */
interface Passed extends ExpressRequest {
  [gateMark]?: NestGate
}

const gateMark: unique symbol = Symbol.for('@cors/nestjs/gate')

/** Puts the policies of an application before everything that Nest and its users will mount on Express. */
export function mountOnExpress(adapter: AbstractHttpAdapter, { usual, decorated }: Policies): void {
  if (decorated.size === 0) {
    adapter.use(middlewareOf(createGate<CorsContext>(usual)))
    return
  }
  const routes = createExpressRoutes(adapter)
  const usualGate = createGate<CorsContext>(usual, findRouteGate)
  const nobody = createGate<CorsContext>(false, findRouteGate)
  const gates = new Map<AppPolicy, NestGate>()
  for (const policy of decorated.values()) gates.set(policy, createGate<CorsContext>(policy, findRouteGate))

  adapter.use(
    middlewareOf((request, response, context) => {
      const passed = context.switchToHttp().getRequest<Passed>()
      const match = find(context, passed.method)
      if (match !== undefined) passed.params = match.params
      const gate = match?.gate ?? usualGate
      passed[gateMark] = gate
      return gate(request, response, context)
    }),
  )
  interceptRoutes(adapter, (route) => {
    const policy = route.note?.policy === undefined ? undefined : decorated.get(route.note.policy)
    const gate = policy && gates.get(policy)
    routes.add(route, gate)
    const enter = middlewareOf(gate ?? usualGate)
    // Whoever has rewritten the request since the door has led it under another policy.
    const check: RouteHandler = (request, response, next) =>
      (request as Passed)[gateMark] === (gate ?? usualGate)
        ? next?.()
        : enter(request as never, response as never, next as never)
    return route.register(check)
  })

  /** The gate of the route, where there is one. */
  function find(context: CorsContext, method: string): { gate: NestGate; params: unknown } | undefined {
    let match: ExpressMatch | undefined
    try {
      match = routes.find(context, method)
    } catch {
      // What Express cannot read either: it answers by itself.
    }
    if (match === undefined) return undefined
    const { gates: found, params } = match
    const isOne = found.length > 0 && found.every((each) => each === found[0])
    return { gate: isOne ? (found[0] ?? usualGate) : nobody, params }
  }

  function findRouteGate(context: CorsContext, method: string): RouteGate<CorsContext> {
    const match = find(context, method)
    if (match === undefined) return { gate: usualGate, byMethod: false }
    const { gate, params } = match
    return {
      gate,
      byMethod: gate !== usualGate,
      enter: () => void (context.switchToHttp().getRequest<ExpressRequest>().params = params),
    }
  }
}

function middlewareOf(gate: NestGate): ReturnType<typeof connectMiddleware> {
  return connectMiddleware((request, response, context) =>
    gate(request, response, createHttpContext(context, response)),
  )
}
