import { type Gate, type RouteGate, connectMiddleware, createGate } from '@cors/node'
import type { AbstractHttpAdapter } from '@nestjs/core'
import { type RouteHandler, interceptRoutes } from './adapter.ts'
import type { Controllers } from './controllers.ts'
import { runFirst } from './first-hook.ts'
import type { ExpressRequest } from './express-conditions.ts'
import { type ExpressMatch, createExpressRoutes } from './express-routes.ts'
import { type CorsContext, createHttpContext } from './http-context.ts'
import type { AppPolicy, CorsPolicyRef, Policies } from './policies.ts'

type NestGate = Gate<CorsContext>

/** A request that has passed the door. */
interface Passed extends ExpressRequest {
  [gateMark]?: NestGate
}

const gateMark: unique symbol = Symbol.for('@cors/nestjs/gate')

/** Puts the policies of an application before everything that Nest and its users will mount on Express. */
export function mountOnExpress(
  adapter: AbstractHttpAdapter,
  { usual, of }: Policies,
  { catchUp, haveOwn }: Controllers,
): void {
  const routes = createExpressRoutes(adapter)
  const usualGate = createGate<CorsContext>(usual, findRouteGate)
  let nobody: NestGate | undefined
  const gates = new Map<AppPolicy, NestGate>()

  const door = middlewareOf((request, response, context) => {
    const passed = context.switchToHttp().getRequest<Passed>()
    const match = find(context, passed.method, false)
    if (match !== undefined) passed.params = match.params
    const gate = match?.gate ?? usualGate
    passed[gateMark] = gate
    return gate(request, response, context)
  })
  runFirst(adapter, door)
  interceptRoutes(adapter, {
    onBefore: catchUp,
    onRoute(route) {
      const gate = gateOf(route.note?.policy)
      const isFor = routes.add(route, gate)
      if (!haveOwn()) return route.register()
      const own = gate ?? usualGate
      const enter = middlewareOf(own)
      // Whoever has rewritten the request since the door, or lets it go on to another route, leads it under
      // another policy.
      const check: RouteHandler = (request, response, next) => {
        const passed = request as Passed
        if (passed[gateMark] === own || !isFor(passed, response)) return next?.()
        passed[gateMark] = own
        return enter(request as never, response as never, next as never)
      }
      return route.register(check)
    },
  })

  /** The gate of what a decorator says; none where it says nothing. */
  function gateOf(ref: CorsPolicyRef | undefined): NestGate | undefined {
    const policy = ref === undefined ? undefined : of(ref)
    if (policy === undefined) return undefined
    const gate = gates.get(policy) ?? createGate<CorsContext>(policy, findRouteGate)
    gates.set(policy, gate)
    return gate
  }

  /** The gate of the route, where there is one. */
  function find(
    context: CorsContext,
    method: string,
    isAnother: boolean,
  ): { gate: NestGate; params: unknown } | undefined {
    if (!haveOwn() && !isOfRequest(usual)) return undefined
    let match: ExpressMatch | undefined
    try {
      match = routes.find(context, method, isAnother)
    } catch {
      // What Express cannot read either: it answers by itself.
    }
    if (match === undefined) return undefined
    const { gates: found, params } = match
    const isOne = !haveOwn() || (found.length > 0 && found.every((each) => each === found[0]))
    if (isOne) return { gate: found[0] ?? usualGate, params }
    nobody ??= createGate<CorsContext>(false, findRouteGate)
    return { gate: nobody, params }
  }

  function findRouteGate(context: CorsContext, method: string, isAnother: boolean): RouteGate<CorsContext> {
    const match = find(context, method, isAnother)
    const { gate = usualGate, params = {} } = match ?? {}
    return {
      gate,
      byMethod: gate !== usualGate,
      enter: () => void (context.switchToHttp().getRequest<ExpressRequest>().params = params),
    }
  }
}

/** Whether a policy is one for each request, which may look at the parameters of its path. */
function isOfRequest(policy: AppPolicy): boolean {
  return typeof policy === 'function' || policy.policy.origin.kind === 'predicate'
}

function middlewareOf(gate: NestGate): ReturnType<typeof connectMiddleware> {
  return connectMiddleware((request, response, context) =>
    gate(request, response, createHttpContext(context, response)),
  )
}
