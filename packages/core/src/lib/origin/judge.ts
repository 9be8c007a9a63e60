import type { CorsReason, CorsRequest } from '../decision.ts'
import type { CorsPredicate } from '../options.ts'
import type { OriginRule } from './origin-rule.ts'
import { matchesWildcard } from './origin-set.ts'
import { type Origin, isLoopback, isOrigin, maxOriginLength, parseOrigin } from './origin.ts'

/** What the resolver needs of a policy. */
export interface OriginJudge {
  readonly rule: OriginRule
  readonly allowsNullOrigin: boolean
  /** Whether `http:` origins beyond loopback are refused whatever an expression or predicate says. */
  readonly secureOnly: boolean
}

/** What a policy says of one `Origin` value. A promise only when the predicate returns one. */
export type Judge = (text: string, context: unknown, request: CorsRequest) => CorsReason | Promise<CorsReason>

/**
 * Prepares what a policy says of origins, cheapest and safest test first: length, exact match, parse,
 * wildcards, expressions, predicate. `failed` hears of predicates that failed.
 */
export function compileJudge(
  { rule, allowsNullOrigin, secureOnly }: OriginJudge,
  failed: (error: unknown, request: CorsRequest) => void,
): Judge {
  if (rule.kind === 'any') return () => 'any-origin'
  if (rule.kind === 'none') return () => 'cors-off'
  const isExactOnly =
    rule.kind === 'listed' && rule.wildcards.children.size === 0 && rule.expressions.length === 0
  const forNull = allowsNullOrigin ? 'origin-allowed' : 'origin-null'
  const settle = ({ scheme, host }: Origin, answer: unknown, request: CorsRequest): CorsReason => {
    if (answer === false) return 'origin-not-allowed'
    if (answer !== true) {
      failed(new TypeError(`the origin predicate returned ${typeof answer}, not a boolean`), request)
      return 'origin-check-failed'
    }
    return secureOnly && scheme === 'http' && !isLoopback(host) ? 'origin-insecure' : 'origin-allowed'
  }
  const ask = (
    predicate: CorsPredicate,
    text: string,
    origin: Origin,
    context: unknown,
    request: CorsRequest,
  ): CorsReason | Promise<CorsReason> => {
    const fail = (error: unknown): CorsReason => {
      failed(error, request)
      return 'origin-check-failed'
    }
    try {
      const answer = predicate(text, context)
      return isThenable(answer)
        ? Promise.resolve(answer).then((settled) => settle(origin, settled, request), fail)
        : settle(origin, answer, request)
    } catch (error) {
      return fail(error)
    }
  }
  return (text, context, request) => {
    if (text.length > maxOriginLength) return 'origin-too-long'
    if (rule.kind === 'listed' && rule.exact.has(text)) return 'origin-allowed'
    if (text === 'null') return forNull
    if (isExactOnly) return isOrigin(text) ? 'origin-not-allowed' : 'origin-malformed'
    const origin = parseOrigin(text)
    if (origin === undefined) return 'origin-malformed'
    if (rule.kind === 'reflected') return 'origin-allowed'
    if (rule.kind === 'predicate') return ask(rule.predicate, text, origin, context, request)
    if (matchesWildcard(rule.wildcards, origin)) return 'origin-allowed'
    return settle(origin, matchesExpression(rule.expressions, text), request)
  }
}

function matchesExpression(expressions: readonly RegExp[], text: string): boolean {
  for (const expression of expressions) if (expression.test(text)) return true
  return false
}

/** Whether the value is a promise, of this realm or another. */
export function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof (value as PromiseLike<unknown> | null | undefined)?.then === 'function'
}
