import type { CorsSource, Cors, CorsDecision, CorsPolicy, CorsRequest } from '@cors/core'
import { compileChoice, nobody } from './choice.ts'
import { holdDecision, isReplacing, sendDecision } from './head.ts'
import { reportDecision } from './report.ts'
import type { NodeResponse } from './response.ts'
import { warnOfFailedChoice } from './warnings.ts'

/** A request and what it is answered on. */
export interface HttpExchange<Context> {
  readonly request: CorsRequest
  readonly response: NodeResponse
  /** Names for `Vary` besides the decision's. */
  readonly alsoVary?: readonly string[] | undefined
  /** Whether nothing is to be set before the head is written. */
  readonly isDeferred?: boolean | undefined
  /** What the host's router leads to, where there is one to ask. */
  readonly leadsTo?: ((request: CorsRequest, context: Context) => RouteEnd | undefined) | undefined
}

/** What the router leads a request to, as seen from a gate on its way. */
export interface RouteEnd {
  /** Whether the last gate on the way is the one that asks. */
  readonly isOwn: boolean
  /** Whether that gate is a route's. */
  readonly byMethod: boolean
  /** Whether something on the way may answer before that gate is reached. */
  readonly isGuess: boolean
}

/** Decides by one policy, or one chosen for the request, and carries the decision out. */
export type Decide<Context> = (
  exchange: HttpExchange<Context>,
  context: Context,
) => boolean | Promise<boolean>

/** Makes the decider of a source. */
export function createDecide<Context>(source: CorsSource<Context>): Decide<Context> {
  if (typeof source !== 'function') {
    const cors = compileChoice(source)
    return (exchange, context) => pass(cors, exchange, context)
  }
  return (asked, context) => {
    const { response, alsoVary } = asked
    const exchange = {
      ...asked,
      alsoVary: alsoVary === undefined ? readByChoice : [...readByChoice, ...alsoVary],
    }
    let cors: Cors<Context>
    try {
      const choice = source(context)
      if (isPromise(choice)) {
        return choice
          .then((settled) => compileChoice(settled))
          .then(
            unlessSent(response, (settled) => pass(settled, exchange, context)),
            unlessSent(response, (error) => refuse(error, exchange, context)),
          )
      }
      cors = compileChoice(choice)
    } catch (error) {
      return refuse(error, exchange, context)
    }
    return pass(cors, exchange, context)
  }
}

// A choosing function may have looked at the origin where the policy it chose does not.
const readByChoice: readonly string[] = ['Origin']

function pass<Context>(
  cors: Cors<Context>,
  exchange: HttpExchange<Context>,
  context: Context,
): boolean | Promise<boolean> {
  // The policy that decides, should another be put in force while a predicate thinks.
  const { policy } = cors
  const decision = cors.decide(exchange.request, context)
  return isPromise(decision)
    ? passLater(decision, policy, exchange, context)
    : carryOut(decision, policy, exchange, context)
}

/** Not where it is called: a closure there would be paid for by every request. */
function passLater<Context>(
  decision: Promise<CorsDecision>,
  policy: CorsPolicy,
  exchange: HttpExchange<Context>,
  context: Context,
): Promise<boolean> {
  return decision.then(
    unlessSent(exchange.response, (settled) => carryOut(settled, policy, exchange, context)),
  )
}

/** Goes on after waiting, unless somebody has answered in the meantime: a time-out, say. */
function unlessSent<Value, Result>(
  response: NodeResponse,
  goOn: (value: Value) => Result,
): (value: Value) => Result | false {
  const wasSent = response.headersSent
  return (value) => (response.headersSent && !wasSent ? false : goOn(value))
}

function carryOut<Context>(
  decided: CorsDecision,
  policy: CorsPolicy,
  exchange: HttpExchange<Context>,
  context: Context,
): boolean {
  const { request, response, alsoVary, leadsTo } = exchange
  const varied = alsoVary === undefined ? decided : varyMore(decided, alsoVary)
  // What an outer policy turns away may be welcome to that of the route, which replaces it whole.
  const isTurnedAway = varied.action === 'respond' && varied.kind === 'actual'
  const end = isTurnedAway ? leadsTo?.(request, context) : undefined
  const decision = end !== undefined && !end.isOwn && !end.isGuess ? letOn(varied) : varied
  reportDecision(decision, policy, request)
  const isMeant = isReplacing(response) && isRoutePolicy(exchange, context)
  if (decision.action === 'respond') {
    sendDecision(response, decision, policy, isMeant)
    return false
  }
  holdDecision(response, decision, policy, isMeant, exchange.isDeferred === true)
  return true
}

/** Whether the policy is that of the route, which is there to replace an outer one. */
function isRoutePolicy<Context>({ request, leadsTo }: HttpExchange<Context>, context: Context): boolean {
  const end = leadsTo?.(request, context)
  return end?.isOwn === true && end.byMethod
}

function letOn({ kind, allowed, reason, headers, vary }: CorsDecision): CorsDecision {
  return Object.freeze({ kind, allowed, reason, headers, vary, action: 'continue' })
}

function varyMore(decision: CorsDecision, names: readonly string[]): CorsDecision {
  const more = names.filter((name) => !decision.vary.includes(name))
  if (more.length === 0) return decision
  return Object.freeze({ ...decision, vary: Object.freeze([...decision.vary, ...more]) })
}

/** A choice that failed allows nobody: answering with an error would tell the page less, and fail open on a cached one. */
export function refuse<Context>(error: unknown, exchange: HttpExchange<Context>, context: Context): boolean {
  warnOfFailedChoice(error)
  const decision = nobody.decide(exchange.request)
  return carryOut(
    decision.kind === 'none' ? decision : Object.freeze({ ...decision, reason: 'policy-failed' as const }),
    nobody.policy,
    exchange,
    context,
  )
}

function isPromise<Value>(value: Value | Promise<Value>): value is Promise<Value> {
  return typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function'
}
