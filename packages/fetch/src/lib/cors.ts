import type { CorsSource, CorsDecision, CorsFor, CorsOrigin, SyncCors } from '@cors/core'
import { createDecide, isPromise } from './decide.ts'
import { answer, enter, respond } from './respond.ts'

/** Left out, it is the request; where something else is meant, it must be given. */
type ContextArgument<Context> = Request extends Context ? [context?: Context] : [context: Context]

/** A policy around an application that has a place before it and one after it. */
export interface FetchCors<Context = Request> {
  /**
   * What answers the request without the application: a preflight, or a refusal under `rejectDisallowed`.
   * `undefined`: the application is to run. `context` is what predicates and choosing functions get.
   */
  readonly handle: (
    request: Request,
    ...context: ContextArgument<Context>
  ) => Response | undefined | Promise<Response | undefined>
  /**
   * The application's response with the policy's headers: the same object where they could be set on it,
   * otherwise a copy. What `handle` has decided for the request holds; `context` is needed only without.
   */
  readonly apply: (request: Request, response: Response, context?: Context) => Response | Promise<Response>
}

/** A {@link FetchCors} whose origins are known, or whose predicate answers at once. */
export interface SyncFetchCors<Context = Request> extends FetchCors<Context> {
  readonly handle: (request: Request, ...context: ContextArgument<Context>) => Response | undefined
  readonly apply: (request: Request, response: Response, context?: Context) => Response
}

/** What {@link cors} makes of an `origin` of this type. */
export type FetchCorsFor<Context, Origin> =
  CorsFor<Context, Origin> extends SyncCors<Context> ? SyncFetchCors<Context> : FetchCors<Context>

/**
 * CORS for whatever has Request and Response: ask `handle` before the application, and hand its response to
 * `apply` after it. Promises only under an asynchronous predicate or choosing function.
 *
 * @throws {CorsConfigError} if the options are faulty.
 */
export function cors<Context = Request>(
  source: SyncCors<Context> | false | ((context: Context) => SyncCors<Context> | false),
): SyncFetchCors<Context>
export function cors<
  Context = Request,
  const Origin extends CorsOrigin<Context> = CorsOrigin<Context>,
  Reflect extends boolean = boolean,
>(source: CorsSource<Context, Origin, Reflect>): FetchCorsFor<Context, Origin>
export function cors<Context>(source: CorsSource<Context>): FetchCors<Context> {
  const decide = createDecide(source)
  // A predicate is asked once: its answer may be another the next time.
  const decisions = new WeakMap<Request, CorsDecision | Promise<CorsDecision>>()
  const decideOnce = (
    request: Request,
    context: Context | undefined,
  ): CorsDecision | Promise<CorsDecision> => {
    const known = decisions.get(request)
    if (known !== undefined) return known
    const decision = decide(request, context ?? (request as Context))
    decisions.set(request, decision)
    return decision
  }
  const handle = (
    request: Request,
    context?: Context,
  ): Response | undefined | Promise<Response | undefined> => {
    enter(request)
    const decision = decideOnce(request, context)
    return isPromise(decision)
      ? decision.then((settled) => answerIfDecided(settled, request))
      : answerIfDecided(decision, request)
  }
  const apply = (request: Request, response: Response, context?: Context): Response | Promise<Response> => {
    const decision = decideOnce(request, context)
    return isPromise(decision)
      ? decision.then((settled) => respond(settled, request, response))
      : respond(decision, request, response)
  }
  return Object.freeze({ handle, apply }) as FetchCors<Context>
}

function answerIfDecided(decision: CorsDecision, request: Request): Response | undefined {
  return decision.action === 'respond' ? answer(decision, request) : undefined
}
