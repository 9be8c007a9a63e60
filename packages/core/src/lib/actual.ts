import type { CorsDecision, CorsReason } from './decision.ts'
import { decide, field, isAllowed, originFields } from './fields.ts'
import { maxOriginLength } from './origin/origin.ts'
import type { Policy } from './policy.ts'

/** Answers to requests that are not preflights. */
export interface ActualAnswers {
  readonly withoutOrigin: CorsDecision
  /** The decision for an origin whose answer is known already. */
  recall(origin: string): CorsDecision | undefined
  answer(origin: string, reason: CorsReason): CorsDecision
}

// How many answers are kept: all of most lists, and some for origins that the policy does not name, but allows.
const mostNamed = 10_000
const spareAnswers = 256

/** Prepares the answers of a policy; each is made once, as far as the policy bounds their number. */
export function compileActual(policy: Policy): ActualAnswers {
  const { rule, view } = policy
  const { exposedHeaders, rejectDisallowed } = view
  const exposed = exposedHeaders === '*' ? '*' : exposedHeaders.join(', ')
  const exposedFields = exposed === '' ? [] : [field('Access-Control-Expose-Headers', exposed)]
  // A cached answer without it is served to the next site; `'*'` alone looks at nothing.
  const vary = Object.freeze(rule.kind === 'any' ? [] : ['Origin'])
  const allow = (kind: 'none' | 'actual', reason: CorsReason, origin: string): CorsDecision => {
    const fields = originFields(policy, origin)
    return decide(kind, true, reason, [...fields, ...exposedFields], vary, 0)
  }
  // Of a predicate the answer may be another the next time.
  const isConstant = rule.kind !== 'predicate'
  const anybody = rule.kind === 'any' ? allow('actual', 'any-origin', '*') : undefined
  const known = new Map<string, CorsDecision>()
  const most = (rule.kind === 'listed' ? Math.min(rule.exact.size, mostNamed) : 0) + spareAnswers
  const refused = new Map<CorsReason, CorsDecision>()
  return {
    withoutOrigin:
      rule.kind === 'any' ? allow('none', 'no-origin', '*') : decide('none', true, 'no-origin', [], vary, 0),
    // Longer ones are none of the policy's, and to look them up is to read all of them.
    recall: (origin) =>
      anybody ?? (isConstant && origin.length <= maxOriginLength ? known.get(origin) : undefined),
    answer(origin, reason) {
      if (isAllowed(reason)) {
        let decision = known.get(origin)
        if (decision === undefined) {
          decision = allow('actual', reason, origin)
          // What a pattern covers, a request can invent, and a list may be a database: either would fill the memory.
          if (known.size >= most) known.clear()
          known.set(origin, decision)
        }
        return decision
      }
      let decision = refused.get(reason)
      if (decision === undefined) {
        decision = decide('actual', false, reason, [], vary, rejectDisallowed ? 403 : 0)
        refused.set(reason, decision)
      }
      return decision
    },
  }
}
