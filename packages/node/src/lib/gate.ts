import type { CorsSource, CorsRequest } from '@cors/core'
import { compileChoice } from './choice.ts'
import { type Decide, type RouteEnd, createDecide, refuse } from './decide.ts'
import { countGate, isOnlyGate } from './only-gate.ts'
import { requestedMethod } from './requested-method.ts'
import type { NodeResponse } from './response.ts'

/**
 * Decides over a request and carries the decision out on its response. `true`: the application runs.
 * `false`: the request has been answered. A promise only under an asynchronous predicate or choice; it
 * rejects only if the response itself throws.
 */
export type Gate<Context> = (
  request: CorsRequest,
  response: NodeResponse,
  context: Context,
) => boolean | Promise<boolean>

/** Where a host's router leads. */
export interface RouteGate<Context> {
  /** The innermost gate on the way to the route, or the route's own. */
  readonly gate: Gate<Context>
  /** Whether it was reached by the method too, and not by the path alone. */
  readonly byMethod: boolean
  /** All gates on the way, the last of which this is; absent if the gate that asks is known to be on it. */
  readonly way?: readonly Gate<Context>[] | undefined
  /** Whether a handler stands on the way that may answer instead: good enough for a preflight, not to let a request on. */
  readonly isGuess?: boolean | undefined
  /** The context as the route will see it, where that is another one. */
  readonly context?: Context | undefined
  /** Shows the context as the route will see it; called if the gate then answers a preflight. */
  readonly enter?: (() => void) | undefined
}

/**
 * Asks the host's own router which gate the request would come to, were it of this method. `undefined`
 * leaves the decision to the gate that asks. `isAnother`: it is another request that is meant, which this
 * one asks for, so that nothing but its path and host is known.
 */
export type FindRouteGate<Context> = (
  context: Context,
  method: string,
  isAnother: boolean,
) => RouteGate<Context> | undefined

/** What a gate should know of its host. */
export interface GateSettings {
  /**
   * Whether nothing is set on the response before its head is written: for a host that keeps what is set in
   * a record of its own and hands that over whole, which Node writes faster. Default `false`.
   */
  readonly isDeferred?: boolean
  /**
   * Whether preflights come to this gate for routes that it does not govern: one of a part of an application
   * that is asked for all of it. Default `false`.
   */
  readonly isOfPart?: boolean
}

/**
 * Makes the gate that an adapter stands at its host's door. `context` is what predicates and choosing
 * functions get. With `findRouteGate`, the policy of a route answers the preflights for that route.
 *
 * @throws {CorsConfigError} if the options are faulty.
 */
export function createGate<Context>(
  source: CorsSource<Context>,
  findRouteGate?: FindRouteGate<Context>,
  { isDeferred = false, isOfPart = false }: GateSettings = {},
): Gate<Context> {
  const decide = createDecide(source)
  countGate()
  if (typeof source === 'function' || isOfPart) return openGate(decide, findRouteGate, isDeferred)
  const cors = compileChoice(source)
  // A predicate is to see the request as the route would.
  const isOnly = (): boolean => isOnlyGate() && cors.policy.origin.kind !== 'predicate'
  return openGate(decide, findRouteGate, isDeferred, isOnly)
}

/** Makes a gate without a policy: it hands preflights on to the gates of routes, and lets all else pass untouched. */
export function createRouteGate<Context>(findRouteGate: FindRouteGate<Context>): Gate<Context> {
  return openGate(() => true, findRouteGate)
}

function openGate<Context>(
  decide: Decide<Context>,
  findRouteGate: FindRouteGate<Context> | undefined,
  isDeferred = false,
  isOnly = () => false,
): Gate<Context> {
  const leadsTo =
    findRouteGate &&
    (({ method = '' }: CorsRequest, context: Context): RouteEnd | undefined => {
      try {
        const found = findRouteGate(context, method, false)
        // A gate that the walk has not met is called by something opaque: what comes after it is unknown.
        if (found === undefined || found.way?.includes(gate) === false) return undefined
        return { isOwn: found.gate === gate, byMethod: found.byMethod, isGuess: found.isGuess === true }
      } catch {
        return undefined
      }
    })
  const gate: Gate<Context> = (request, response, context) => {
    const method = findRouteGate === undefined ? undefined : requestedMethod(request)
    if (method === undefined || isOnly()) return decide({ request, response, isDeferred, leadsTo }, context)
    let found: RouteGate<Context> | undefined
    try {
      found = findRouteGate?.(context, method, true)
      found?.enter?.()
    } catch (error) {
      return refuse(error, { request, response, isDeferred }, context)
    }
    const alsoVary = found?.byMethod ? chosenByMethod : undefined
    // What was found decides by itself: asked as a whole it would look for routes again.
    return decideOf(found?.gate ?? gate)(
      { request, response, alsoVary, isDeferred },
      found?.context ?? context,
    )
  }
  return Object.defineProperty(gate, decideMark, { value: decide })
}

// Which route a preflight is for was read from the method it asks for.
const chosenByMethod: readonly string[] = ['Access-Control-Request-Method']

// Registered: the gate of a route may come from another copy of this module.
const decideMark = Symbol.for('@cors/node/decide')

function decideOf<Context>(gate: Gate<Context>): Decide<Context> {
  const { [decideMark]: decide } = gate as { readonly [decideMark]?: Decide<Context> }
  // Without it: a function that somebody has put around a gate of ours.
  return decide ?? (({ request, response }, context) => gate(request, response, context))
}
