import {
  type CorsSource,
  type Gate,
  type GateSettings,
  type RouteGate,
  createGate,
  createRouteGate,
} from '@cors/node'
import type { FastifyInstance, FastifyReply, FastifyRequest, onRequestHookHandler } from 'fastify'
import { type CorsContextView, configOf, fastifyView, requestOf, requestOfNone } from './context-view.ts'
import { knownRoutes } from './known-routes.ts'
import { createPrefixTable } from './prefix-table.ts'
import { createRoutePolicies } from './route-policies.ts'
import { type RouteTable, createRouteTable, unroutable } from './route-table.ts'
import { gateOf, rootOf, setGate } from './scope-gates.ts'
import { guardUnroutable } from './unroutable.ts'

/** The one place of an application where requests meet its policies. */
export interface Door<Context> {
  /**
   * Puts a scope under a policy.
   *
   * @throws {CorsConfigError} if the options are faulty.
   */
  readonly govern: (scope: FastifyInstance, source: CorsSource<Context>) => void
  /** Whether the plugin has opened it, whose policies see requests as Fastify does. */
  readonly isPlugin: boolean
  /** What every request goes through. */
  readonly hook: onRequestHookHandler
}

// Registered: an ESM and a CJS copy of this package must not each answer for half of an application.
const doorMark: unique symbol = Symbol.for('@cors/fastify/door')

/** The door of the application that a scope belongs to. */
export function doorOf(scope: FastifyInstance): Door<FastifyRequest> {
  const root: Marked<FastifyRequest> = rootOf(scope)
  knownRoutes(root, scope)
  if (root[doorMark] === undefined) {
    const door = openDoor(root, fastifyView)
    // At the root, also for a policy below: a preflight that finds no route of its own ends up here.
    root.addHook('onRequest', door.hook)
  }
  const door = root[doorMark] as Door<FastifyRequest>
  if (!door.isPlugin) throw new TypeError(isTaken)
  return door
}

const isTaken =
  'this application has its CORS policy from another framework or plug-in already, @cors/nestjs perhaps: leave one of them.'

type Marked<Context> = FastifyInstance & { [doorMark]?: Door<Context> }

/** Opens the door of an application that has none. Whoever opens it has the hook run. */
export function openDoor<Context>(
  root: Marked<Context>,
  { contextOf, exchangeOf }: CorsContextView<Context>,
): Door<Context> {
  if (root[doorMark] !== undefined) throw new TypeError(isTaken)
  const prefixes = createPrefixTable(root)
  const routes = knownRoutes(root)
  const free: Gate<Context> = createRouteGate(findRouteGate)
  let nobody: Gate<Context> | undefined
  let findRoute: RouteTable = nothing
  const policies = createRoutePolicies<Context>((source) => createGate(source, findRouteGate, inReply))

  root.addHook('onReady', async function layOut() {
    policies.compile(routes)
    findRoute = createRouteTable(root, routes)
  })
  guardUnroutable(root, {
    isRoute(raw) {
      const match = findRoute(raw, raw.method ?? '')
      return match === undefined ? 'none' : match === unroutable ? 'answer' : 'route'
    },
    pass: (raw, response, request) =>
      (gateOf(prefixes.find(raw)) ?? free)(raw, response, contextOf(request, undefined)),
  })

  const door: Door<Context> = {
    isPlugin: contextOf === (fastifyView.contextOf as unknown),
    hook(request, reply, done) {
      const passed = ownGate(request).gate(request.raw, reply.raw, contextOf(request, reply))
      if (typeof passed === 'boolean') leave(passed, reply, done)
      else passed.then((settled) => leave(settled, reply, done), done)
    },
    govern(scope, source) {
      setGate(scope, createGate<Context>(source, findRouteGate, scope === root ? inReply : inPart))
      prefixes.add(scope)
    },
  }
  root[doorMark] = door
  return door

  /** The gate of the route that Fastify has found for a request, or of its scope. */
  function ownGate(request: FastifyRequest): RouteGate<Context> {
    const own = policies.gateOf(configOf(request) as CorsSource<Context> | undefined)
    return { gate: own ?? gateOf(scopeOf(request)) ?? free, byMethod: own !== undefined }
  }

  /** The scope whose policy a request is under, or would be under if it reached no route. */
  function scopeOf(request: FastifyRequest, isFound = !request.is404): FastifyInstance {
    if (isFound) return request.server
    const under = prefixes.find(request.raw)
    const server = request.is404 ? request.server : root
    return under.prefix.length > server.prefix.length ? under : server
  }

  function findRouteGate(
    context: Context,
    method: string,
    isAnother: boolean,
  ): RouteGate<Context> | undefined {
    const [request, reply] = exchangeOf(context)
    // Fastify has found the route, which the hook goes by.
    if (!isAnother) return ownGate(request)
    const match = findRoute(request.raw, method)
    if (match === undefined || match === unroutable) {
      const scope = match === unroutable ? prefixes.find(request.raw) : scopeOf(request, false)
      const seen = request.is404 ? context : contextOf(requestOfNone(request), reply)
      return { gate: gateOf(scope) ?? free, byMethod: false, context: seen }
    }
    const ways = match.routes.map((route): RouteGate<Context> => {
      const own = policies.gateOf(route.options.config?.cors as CorsSource<Context> | undefined)
      const gate = own ?? gateOf(route.scope) ?? free
      const seen = contextOf(requestOf(request, route, match.params), reply)
      return { gate, byMethod: own !== undefined, context: seen }
    })
    const [first] = ways
    // Routes that differ by what a preflight does not show, under different policies: refuse, not guess.
    if (ways.every(({ gate }) => gate === first?.gate)) return first
    nobody ??= createGate<Context>(false, findRouteGate, inReply)
    return { gate: nobody, byMethod: true }
  }
}

/** Before the application is ready there are no requests. */
function nothing(): undefined {}

// Fastify hands over the head of a reply whole.
const inReply: GateSettings = { isDeferred: true }
// Under a prefix there may be routes of the application outside.
const inPart: GateSettings = { ...inReply, isOfPart: true }

/** The request goes on, or has been answered. */
function leave(passed: boolean, reply: FastifyReply, done: () => void): void {
  if (passed) done()
  else reply.hijack()
}
