import type { CorsDecision, CorsRequest } from './decision.ts'
import { compileDecider } from './decider.ts'
import type { CorsConfigIssue } from './issue.ts'
import type { CorsEnvironment, CorsOptions, CorsOrigin, CorsPredicate } from './options.ts'
import { compilePolicy } from './policy.ts'
import type { CorsPolicy } from './policy-view.ts'

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
  let inForce = compileDecider(options, environment)
  const cors: Cors<Context> = {
    decide: (request, context) => inForce.decide(request, context),
    allows: (origin, context) => inForce.allows(origin, context),
    replace(next) {
      inForce = compileDecider(next, environment)
    },
    get policy() {
      return inForce.view
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
