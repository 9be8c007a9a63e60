import type { CorsReason } from '../decision.ts'
import type { OriginRule } from './origin-rule.ts'
import { matchesWildcard } from './origin-set.ts'
import { isLoopback, maxOriginLength, parseOrigin } from './origin.ts'

/** What the resolver needs of a policy. */
export interface OriginJudge {
  readonly rule: OriginRule
  readonly allowsNullOrigin: boolean
  /** Whether `http:` origins beyond loopback are refused whatever an expression or predicate says. */
  readonly secureOnly: boolean
}

/**
 * What a policy says of one `Origin` value, cheapest and safest test first: length, exact match, parse,
 * wildcards, expressions, predicate. Returns a promise only when the predicate does.
 */
export function judgeOrigin(
  { rule, allowsNullOrigin, secureOnly }: OriginJudge,
  text: string,
  context: unknown,
  onFailure: (error: unknown) => void,
): CorsReason | Promise<CorsReason> {
  if (rule.kind === 'any') return 'any-origin'
  if (rule.kind === 'none') return 'cors-off'
  if (text.length > maxOriginLength) return 'origin-too-long'
  if (rule.kind === 'listed' && rule.exact.has(text)) return 'origin-allowed'
  if (text === 'null') return allowsNullOrigin ? 'origin-allowed' : 'origin-null'
  const origin = parseOrigin(text)
  if (origin === undefined) return 'origin-malformed'
  if (rule.kind === 'reflected') return 'origin-allowed'
  const settle = (answer: unknown): CorsReason => {
    if (answer === false) return 'origin-not-allowed'
    if (answer !== true)
      return fail(new TypeError(`the origin predicate returned ${typeof answer}, not a boolean`))
    return secureOnly && origin.scheme === 'http' && !isLoopback(origin.host)
      ? 'origin-insecure'
      : 'origin-allowed'
  }
  const fail = (error: unknown): CorsReason => {
    onFailure(error)
    return 'origin-check-failed'
  }
  if (rule.kind === 'listed') {
    if (matchesWildcard(rule.wildcards, origin)) return 'origin-allowed'
    return settle(rule.expressions.some((expression) => expression.test(text)))
  }
  try {
    // Not as a method: the predicate has no business with the rule.
    const { predicate } = rule
    const answer = predicate(text, context)
    return isThenable(answer) ? Promise.resolve(answer).then(settle, fail) : settle(answer)
  } catch (error) {
    return fail(error)
  }
}

/** Whether the value is a promise, of this realm or another. */
export function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof (value as PromiseLike<unknown> | null | undefined)?.then === 'function'
}
