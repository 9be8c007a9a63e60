import { compileActual } from './actual.ts'
import type { CorsDecision, CorsReason, CorsRequest } from './decision.ts'
import { isAllowed } from './fields.ts'
import { CorsConfigError } from './issue.ts'
import type { CorsEnvironment } from './options.ts'
import { compileJudge, isThenable } from './origin/judge.ts'
import { compilePolicy } from './policy.ts'
import type { CorsPolicy } from './policy-view.ts'
import { compilePreflight } from './preflight.ts'

/** A policy in force: what stays the same until it is replaced. */
export interface Decider {
  readonly view: CorsPolicy
  decide(request: CorsRequest, context: unknown): CorsDecision | Promise<CorsDecision>
  allows(origin: unknown, context: unknown): boolean | Promise<boolean>
}

/**
 * Compiles options into a policy in force.
 *
 * @throws {CorsConfigError} with every error in the options.
 */
export function compileDecider(options: unknown, environment: CorsEnvironment): Decider {
  const { policy, issues } = compilePolicy(options, environment)
  const errors = issues.filter((issue) => issue.severity === 'error')
  if (errors.length > 0) throw new CorsConfigError(errors)
  const { onWarning } = environment
  if (onWarning !== undefined) issues.forEach((issue) => onWarning(issue))
  const { onDecision, onError } = policy
  const actual = compileActual(policy)
  const preflight = compilePreflight(policy)
  const failed = (error: unknown, request: CorsRequest): void => tell(onError, error, request, () => {})
  const judge = compileJudge(policy, failed)
  const seen = (decision: CorsDecision, request: CorsRequest): CorsDecision => {
    if (onDecision !== undefined) tell(onDecision, decision, request, failed)
    return decision
  }
  const answerActual = (origin: string, reason: CorsReason, request: CorsRequest): CorsDecision =>
    seen(actual.answer(origin, reason), request)
  const answerPreflight = (origin: string, reason: CorsReason, request: CorsRequest): CorsDecision =>
    seen(preflight(origin, reason, request.headers), request)
  return {
    view: policy.view,
    decide(request, context) {
      const { headers } = request
      const origin = readOrigin(headers['origin'])
      if (origin === undefined) return seen(actual.withoutOrigin, request)
      const isPreflight =
        request.method === 'OPTIONS' && (headers['access-control-request-method'] ?? undefined) !== undefined
      const known = isPreflight ? undefined : actual.recall(origin)
      if (known !== undefined) return seen(known, request)
      const answer = isPreflight ? answerPreflight : answerActual
      const reason = judge(origin, context, request)
      return typeof reason === 'string'
        ? answer(origin, reason, request)
        : after(reason, answer, origin, request)
    },
    allows(origin: unknown, context) {
      // A host hands over a header that may be absent.
      if (typeof origin !== 'string') return policy.rule.kind === 'any'
      const reason = judge(origin, context, { headers: { origin } })
      return typeof reason === 'string' ? isAllowed(reason) : reason.then(isAllowed)
    },
  }
}

/** Not where it is called: a closure there would be paid for by every request. */
function after(
  reason: Promise<CorsReason>,
  answer: (origin: string, reason: CorsReason, request: CorsRequest) => CorsDecision,
  origin: string,
  request: CorsRequest,
): Promise<CorsDecision> {
  return reason.then((settled) => answer(origin, settled, request))
}

/** The one `Origin` value; several lines make something that is no origin. */
function readOrigin(value: string | readonly string[] | null | undefined): string | undefined {
  // `null` is what `Headers.get` says of an absent field.
  if (value === null || value === undefined || typeof value === 'string') return value ?? undefined
  return value.length < 2 ? value[0] : ','
}

/** Calls a listener whose failing, at once or later, must change no answer and end no process. */
function tell<Value>(
  listener: ((value: Value, request: CorsRequest) => unknown) | undefined,
  value: Value,
  request: CorsRequest,
  failed: (error: unknown, request: CorsRequest) => void,
): void {
  try {
    const returned = listener?.(value, request)
    if (isThenable(returned)) returned.then(undefined, (error: unknown) => failed(error, request))
  } catch (error) {
    failed(error, request)
  }
}
