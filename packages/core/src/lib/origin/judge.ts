import type { CorsReason } from '../decision.ts'
import { matchesExpression, matchesWildcard } from './origin-set.ts'
import type { OriginRule } from './origin-rule.ts'
import { type Origin, isLoopback, maxOriginLength, parseOrigin } from './origin.ts'

/** What the resolver needs of a policy. */
export interface OriginJudge {
  readonly rule: OriginRule
  readonly allowNull: boolean
  /** Whether `http:` origins beyond loopback are refused whatever a pattern or predicate says. */
  readonly secureOnly: boolean
}

/**
 * What a policy says of one `Origin` value, cheapest and safest test first: length, exact match, parse,
 * wildcards, expressions, predicate. Returns a promise only when the predicate does.
 */
export function judgeOrigin(
  { rule, allowNull, secureOnly }: OriginJudge,
  text: string,
  context: unknown,
  onFailure: (error: unknown) => void,
): CorsReason | Promise<CorsReason> {
  if (rule.kind === 'any') return 'any-origin'
  if (rule.kind === 'none') return 'cors-off'
  if (text.length > maxOriginLength) return 'origin-too-long'
  if (rule.kind === 'listed' && rule.exact.has(text)) return 'origin-allowed'
  if (text === 'null') return allowNull ? 'origin-allowed' : 'origin-null'
  const origin = parseOrigin(text)
  if (origin === undefined) return 'origin-malformed'
  if (rule.kind === 'reflected') return 'origin-allowed'
  if (rule.kind === 'listed') {
    if (matchesWildcard(rule.wildcards, origin)) return 'origin-allowed'
    return secured(matchesExpression(rule.expressions, text), origin, secureOnly)
  }
  try {
    const answer = rule.predicate(text, context)
    if (typeof answer === 'boolean') return secured(answer, origin, secureOnly)
    if (typeof (answer as Promise<boolean> | undefined)?.then !== 'function') return misanswered(answer, onFailure)
    return Promise.resolve(answer).then(
      (settled: unknown) =>
        typeof settled === 'boolean' ? secured(settled, origin, secureOnly) : misanswered(settled, onFailure),
      (error: unknown) => failed(error, onFailure),
    )
  } catch (error) {
    return failed(error, onFailure)
  }
}

function secured(allowed: boolean, origin: Origin, secureOnly: boolean): CorsReason {
  if (!allowed) return 'origin-not-allowed'
  return secureOnly && origin.scheme === 'http' && !isLoopback(origin.host) ? 'origin-insecure' : 'origin-allowed'
}

function failed(error: unknown, onFailure: (error: unknown) => void): CorsReason {
  onFailure(error)
  return 'origin-check-failed'
}

function misanswered(answer: unknown, onFailure: (error: unknown) => void): CorsReason {
  return failed(
    new TypeError(`the origin predicate answered ${answer === null ? 'null' : typeof answer}, not true or false`),
    onFailure,
  )
}
