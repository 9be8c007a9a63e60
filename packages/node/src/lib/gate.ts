import type { Cors, CorsDecision, CorsOptions, CorsOrigin, CorsRequest } from '@cors/core'
import { createCors, isCors } from './create-cors.ts'
import { holdDecision, sendDecision } from './head.ts'
import { reportDecision } from './report.ts'
import type { NodeResponse } from './response.ts'
import { warnOfFailedChoice } from './warnings.ts'

/** A policy for one request: options, a compiled policy, or `false` for nobody. */
export type CorsChoice<Context> = CorsOptions<Context> | Cors<Context> | false

/**
 * The first argument of every adapter: options, a compiled policy, `false` for nobody, or a function
 * that picks one of these for each request. Return the same object for the same tenant: options are
 * compiled once an object.
 */
export type CorsSource<Context, Origin extends CorsOrigin<Context> = CorsOrigin<Context>> =
  | CorsOptions<Context, Origin>
  | Cors<Context>
  | false
  | ((context: Context) => CorsChoice<Context> | Promise<CorsChoice<Context>>)

/**
 * Decides over a request and carries the decision out on its response. `true`: the application runs.
 * `false`: the request has been answered. A promise only under an asynchronous predicate or choice; it
 * never rejects.
 */
export type Gate<Context> = (
  request: CorsRequest,
  response: NodeResponse,
  context: Context,
) => boolean | Promise<boolean>

const nobody = createCors({ origin: false })

/**
 * Makes the gate that an adapter stands at its host's door. `context` is what predicates and choosing
 * functions get.
 *
 * @throws {CorsConfigError} if the options are faulty.
 */
export function createGate<Context>(source: CorsSource<Context>): Gate<Context> {
  if (typeof source !== 'function') {
    const cors = compileChoice(source)
    return (request, response, context) => pass(cors, request, response, context)
  }
  return (request, response, context) => {
    try {
      const choice = source(context)
      if (!isPromise(choice)) return pass(compileChoice(choice), request, response, context)
      return choice
        .then((settled) => compileChoice(settled))
        .then(
          (cors) => pass(cors, request, response, context),
          (error: unknown) => refuse(error, request, response),
        )
    } catch (error) {
      return refuse(error, request, response)
    }
  }
}

const compiled = new WeakMap<object, Cors<never>>()

function compileChoice<Context>(choice: CorsChoice<Context>): Cors<Context> {
  if (choice === false) return nobody
  // Anything else goes to createCors, whose error says what is wrong with it.
  if (typeof choice !== 'object' || choice === null) return createCors<Context>(choice)
  if (isCors(choice)) return choice
  let cors = compiled.get(choice) as Cors<Context> | undefined
  if (cors === undefined) {
    cors = createCors<Context>(choice)
    compiled.set(choice, cors)
  }
  return cors
}

function pass<Context>(
  cors: Cors<Context>,
  request: CorsRequest,
  response: NodeResponse,
  context: Context,
): boolean | Promise<boolean> {
  const decision = cors.decide(request, context)
  return isPromise(decision)
    ? decision.then((settled) => carryOut(settled, cors, request, response))
    : carryOut(decision, cors, request, response)
}

function carryOut(
  decision: CorsDecision,
  { policy }: Cors<never>,
  request: CorsRequest,
  response: NodeResponse,
): boolean {
  reportDecision(decision, policy, request)
  if (decision.action === 'respond') {
    sendDecision(response, decision, policy)
    return false
  }
  holdDecision(response, decision, policy)
  return true
}

/** A choice that failed allows nobody: answering with an error would tell the page less, and fail open on a cached one. */
function refuse(error: unknown, request: CorsRequest, response: NodeResponse): boolean {
  warnOfFailedChoice(error)
  const decision = nobody.decide(request)
  return carryOut(
    decision.kind === 'none' ? decision : Object.freeze({ ...decision, reason: 'policy-failed' as const }),
    nobody,
    request,
    response,
  )
}

function isPromise<Value>(value: Value | Promise<Value>): value is Promise<Value> {
  return typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function'
}
