import type { CorsChoice, CorsSource, CorsDecision, CorsRequest } from '@cors/core'
import { compileChoice, nobody } from './choice.ts'
import { warnOfFailedChoice } from './warnings.ts'

/** Decides over a request by one policy, or one chosen for it. Never rejects. */
export type Decide<Context> = (request: Request, context: Context) => CorsDecision | Promise<CorsDecision>

/** Makes the decider of a source. */
export function createDecide<Context>(source: CorsSource<Context>): Decide<Context> {
  if (typeof source !== 'function') {
    const cors = compileChoice(source)
    return (request, context) => cors.decide(viewOf(request), context)
  }
  return (request, context) => {
    const view = viewOf(request)
    try {
      const choice = source(context)
      if (!isPromise(choice)) return decideBy(choice, view, context)
      return choice
        .then((settled) => decideBy(settled, view, context))
        .catch((error: unknown) => refuse(error, view))
    } catch (error) {
      return refuse(error, view)
    }
  }
}

function decideBy<Context>(
  choice: CorsChoice<Context>,
  view: CorsRequest,
  context: Context,
): CorsDecision | Promise<CorsDecision> {
  const decision = compileChoice(choice).decide(view, context)
  // A promise is that of a predicate, whose answers vary by it anyway.
  return isPromise(decision) ? decision : varyByOrigin(decision)
}

/** A choice that failed allows nobody: answering with an error would tell the page less, and fail open on a cached one. */
export function refuseFailed(error: unknown, request: Request): CorsDecision {
  return refuse(error, viewOf(request))
}

function refuse(error: unknown, view: CorsRequest): CorsDecision {
  warnOfFailedChoice(error)
  const decision = nobody.decide(view)
  return decision.kind === 'none'
    ? decision
    : Object.freeze({ ...decision, reason: 'policy-failed' as const })
}

/** What a policy sees of a request: no more fields than it reads. */
function viewOf({ method, headers }: Request): CorsRequest {
  const origin = headers.get('origin') ?? undefined
  if (method !== 'OPTIONS') return { method, headers: { origin } }
  return {
    method,
    headers: {
      origin,
      'access-control-request-method': headers.get('access-control-request-method') ?? undefined,
      'access-control-request-headers': headers.get('access-control-request-headers') ?? undefined,
    },
  }
}

/** A choosing function may have looked at the origin where the policy it chose does not. */
function varyByOrigin(decision: CorsDecision): CorsDecision {
  if (decision.vary.includes('Origin')) return decision
  return Object.freeze({ ...decision, vary: Object.freeze(['Origin', ...decision.vary]) })
}

/** Whether the value is a promise, of this realm or another. */
export function isPromise<Value>(value: Value | Promise<Value>): value is Promise<Value> {
  return typeof (value as Promise<Value> | null | undefined)?.then === 'function'
}
