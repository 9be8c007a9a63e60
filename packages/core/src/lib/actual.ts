import type { CorsDecision, CorsReason } from './decision.ts'
import { decide, field, isAllowed, originFields, varyNothing, varyOrigin } from './fields.ts'
import type { Policy } from './policy.ts'

/** Answers to requests that are not preflights. */
export interface ActualAnswers {
  readonly withoutOrigin: CorsDecision
  /** The decision for an origin whose answer is known already. */
  recall(origin: string): CorsDecision | undefined
  answer(origin: string, reason: CorsReason): CorsDecision
}

/** Prepares the answers of a policy; each is made once, as far as the policy bounds their number. */
export function compileActual(policy: Policy): ActualAnswers {
  const { rule, exposedHeaders, rejectDisallowed } = policy
  const exposed = exposedHeaders === '*' ? '*' : exposedHeaders.join(', ')
  // A cached answer without it is served to the next site (protocol, "Vary"); `'*'` alone looks at nothing.
  const vary = rule.kind === 'any' ? varyNothing : varyOrigin
  const allow = (origin: string, kind: 'none' | 'actual', reason: CorsReason): CorsDecision => {
    const fields = originFields(policy, origin)
    if (exposed !== '') fields.push(field('Access-Control-Expose-Headers', exposed))
    return decide(kind, true, reason, fields, vary, 0)
  }
  const anyOrigin = allow('*', 'actual', 'any-origin')
  const refused = new Map<CorsReason, CorsDecision>()
  const allowed = new Map<string, CorsDecision>()
  return {
    withoutOrigin:
      rule.kind === 'any' ? allow('*', 'none', 'no-origin') : decide('none', true, 'no-origin', [], vary, 0),
    recall: (origin) => (rule.kind === 'any' ? anyOrigin : allowed.get(origin)),
    answer(origin, reason) {
      if (reason === 'any-origin') return anyOrigin
      if (isAllowed(reason)) {
        const decision = allow(origin, 'actual', reason)
        // Only what the policy names is kept: what a request can invent would fill the memory.
        if (rule.kind === 'listed' && rule.exact.has(origin)) allowed.set(origin, decision)
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
