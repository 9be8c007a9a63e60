import { compileActual } from './actual.ts'
import type { CorsDecision, CorsReason, CorsRequest } from './decision.ts'
import { isAllowed } from './fields.ts'
import { type CorsConfigIssue, CorsConfigError } from './issue.ts'
import type { CorsEnvironment, CorsOptions, CorsOrigin, CorsPredicate } from './options.ts'
import { isThenable, judgeOrigin } from './origin/judge.ts'
import { compilePolicy } from './policy.ts'
import type { CorsPolicy } from './policy-view.ts'
import { compilePreflight } from './preflight.ts'

/** A compiled policy that decides. */
export interface Cors<Context = unknown> {
  /**
   * What the host must do for one request. Never throws and never rejects. A promise only under an
   * origin predicate that returns one. `context` is what the predicate gets.
   */
  decide(request: CorsRequest, context?: Context): CorsDecision | Promise<CorsDecision>
  /**
   * Whether the origin may read answers: the same list for WebSocket upgrades and CSRF checks. An absent
   * origin is allowed under `'*'` only.
   */
  allows(origin: string | undefined, context?: Context): boolean | Promise<boolean>
  /**
   * Puts another policy in force, at once and whole.
   * @throws {CorsConfigError} with the old policy left in force.
   */
  replace(options: CorsOptions<Context>): void
  /** The policy in force. */
  readonly policy: CorsPolicy
}

/** A {@link Cors} whose origins are known, or whose predicate answers at once. */
export interface SyncCors<Context = unknown> extends Cors<Context> {
  decide(request: CorsRequest, context?: Context): CorsDecision
  allows(origin: string | undefined, context?: Context): boolean
  replace(options: CorsOptions<Context, SyncOrigin<Context>>): void
}

type SyncOrigin<Context> =
  | Exclude<CorsOrigin<Context>, CorsPredicate<Context>>
  | ((origin: string, context: Context) => boolean)

// `any` is what a predicate without types returns: it may well be a promise.
type Answer<Origin> = Origin extends (...args: never[]) => infer Returned
  ? 0 extends 1 & Returned
    ? Promise<boolean>
    : Returned
  : boolean

/** What {@link createCors} makes of an `origin` of this type. */
export type CorsFor<Context, Origin> = [Answer<Origin>] extends [boolean] ? SyncCors<Context> : Cors<Context>

/**
 * Compiles options into a policy that decides.
 *
 * @throws {CorsConfigError} with every fault in the options, each with a fix where there is one.
 */
export function createCors<
  Context = unknown,
  const Origin extends CorsOrigin<Context> = CorsOrigin<Context>,
  Reflect extends boolean = boolean,
>(
  options: CorsOptions<Context, Origin, Reflect>,
  environment: CorsEnvironment = {},
): CorsFor<NoInfer<Context>, Origin> {
  let compiled = compile(options, environment)
  const cors: Cors<Context> = {
    decide: (request, context) => compiled.decide(request, context),
    allows: (origin, context) => compiled.allows(origin, context),
    replace(next) {
      compiled = compile(next, environment)
    },
    get policy() {
      return compiled.view
    },
  }
  return Object.freeze(cors) as CorsFor<Context, Origin>
}

/**
 * Everything that is wrong with options, and everything worth a warning, without throwing. Takes
 * anything: the value of a JSON file, too.
 */
export function validateCors(
  options: unknown,
  environment: CorsEnvironment = {},
): readonly CorsConfigIssue[] {
  return compilePolicy(options, environment).issues
}

interface CompiledCors {
  readonly view: CorsPolicy
  decide(request: CorsRequest, context: unknown): CorsDecision | Promise<CorsDecision>
  allows(origin: unknown, context: unknown): boolean | Promise<boolean>
}

function compile(options: unknown, environment: CorsEnvironment): CompiledCors {
  const { policy, issues } = compilePolicy(options, environment)
  const errors = issues.filter((issue) => issue.severity === 'error')
  if (errors.length > 0) throw new CorsConfigError(errors)
  const { onWarning } = environment
  if (onWarning !== undefined) issues.forEach((issue) => onWarning(issue))
  const { onDecision, onError } = policy
  const actual = compileActual(policy)
  const preflight = compilePreflight(policy)
  const failed = (error: unknown, request: CorsRequest): void => tell(onError, error, request, () => {})
  const seen = (decision: CorsDecision, request: CorsRequest): CorsDecision => {
    if (onDecision !== undefined) tell(onDecision, decision, request, failed)
    return decision
  }
  const judge = (origin: string, context: unknown, request: CorsRequest): CorsReason | Promise<CorsReason> =>
    judgeOrigin(policy, origin, context, (error) => failed(error, request))
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
      const answer = (reason: CorsReason): CorsDecision =>
        seen(isPreflight ? preflight(origin, reason, headers) : actual.answer(origin, reason), request)
      const reason = judge(origin, context, request)
      return typeof reason === 'string' ? answer(reason) : reason.then(answer)
    },
    allows(origin: unknown, context) {
      // A host hands over a header that may be absent.
      if (typeof origin !== 'string') return policy.rule.kind === 'any'
      const reason = judge(origin, context, { headers: { origin } })
      return typeof reason === 'string' ? isAllowed(reason) : reason.then(isAllowed)
    },
  }
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
