import type { Cors, CorsDecision, CorsPolicy, CorsRequest } from '@cors/core'
import { type CorsSource, compileChoice, nobody } from './choice.ts'
import { holdDecision, sendDecision } from './head.ts'
import { reportDecision } from './report.ts'
import type { NodeResponse } from './response.ts'
import { warnOfFailedChoice } from './warnings.ts'

/** A request and what it is answered on. */
export interface HttpExchange {
  readonly request: CorsRequest
  readonly response: NodeResponse
  /** Names for `Vary` besides the decision's. */
  readonly alsoVary?: readonly string[] | undefined
}

/** Decides by one policy, or one chosen for the request, and carries the decision out. */
export type Decide<Context> = (exchange: HttpExchange, context: Context) => boolean | Promise<boolean>

/** Makes the decider of a source. */
export function createDecide<Context>(source: CorsSource<Context>): Decide<Context> {
  if (typeof source !== 'function') {
    const cors = compileChoice(source)
    return (exchange, context) => pass(cors, exchange, context)
  }
  return ({ request, response, alsoVary: more }, context) => {
    const alsoVary = more === undefined ? readByChoice : [...readByChoice, ...more]
    const exchange = { request, response, alsoVary }
    let cors: Cors<Context>
    try {
      const choice = source(context)
      if (isPromise(choice)) {
        return choice
          .then((settled) => compileChoice(settled))
          .then(
            unlessSent(response, (settled) => pass(settled, exchange, context)),
            unlessSent(response, (error) => refuse(error, exchange)),
          )
      }
      cors = compileChoice(choice)
    } catch (error) {
      return refuse(error, exchange)
    }
    return pass(cors, exchange, context)
  }
}

// A choosing function may have looked at the origin where the policy it chose does not.
const readByChoice: readonly string[] = ['Origin']

function pass<Context>(
  cors: Cors<Context>,
  exchange: HttpExchange,
  context: Context,
): boolean | Promise<boolean> {
  // The policy that decides, should another be put in force while a predicate thinks.
  const { policy } = cors
  const decision = cors.decide(exchange.request, context)
  return isPromise(decision)
    ? decision.then(unlessSent(exchange.response, (settled) => carryOut(settled, policy, exchange)))
    : carryOut(decision, policy, exchange)
}

/** Goes on after waiting, unless somebody has answered in the meantime: a time-out, say. */
function unlessSent<Value, Result>(
  response: NodeResponse,
  goOn: (value: Value) => Result,
): (value: Value) => Result | false {
  const wasSent = response.headersSent
  return (value) => (response.headersSent && !wasSent ? false : goOn(value))
}

function carryOut(
  decided: CorsDecision,
  policy: CorsPolicy,
  { request, response, alsoVary }: HttpExchange,
): boolean {
  const decision = alsoVary === undefined ? decided : varyMore(decided, alsoVary)
  reportDecision(decision, policy, request)
  if (decision.action === 'respond') {
    sendDecision(response, decision, policy)
    return false
  }
  holdDecision(response, decision, policy)
  return true
}

function varyMore(decision: CorsDecision, names: readonly string[]): CorsDecision {
  const more = names.filter((name) => !decision.vary.includes(name))
  if (more.length === 0) return decision
  return Object.freeze({ ...decision, vary: Object.freeze([...decision.vary, ...more]) })
}

/** A choice that failed allows nobody: answering with an error would tell the page less, and fail open on a cached one. */
export function refuse(error: unknown, exchange: HttpExchange): boolean {
  warnOfFailedChoice(error)
  const decision = nobody.decide(exchange.request)
  return carryOut(
    decision.kind === 'none' ? decision : Object.freeze({ ...decision, reason: 'policy-failed' as const }),
    nobody.policy,
    exchange,
  )
}

function isPromise<Value>(value: Value | Promise<Value>): value is Promise<Value> {
  return typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function'
}
