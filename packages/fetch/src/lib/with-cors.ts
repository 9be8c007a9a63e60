import type { CorsSource, CorsDecision, CorsOrigin } from '@cors/core'
import { createDecide, isPromise, refuseFailed } from './decide.ts'
import { answer, enter, isResponse, respond } from './respond.ts'

/** What else `withCors` may be told. */
export interface HandlerSettings<Incoming, Rest extends readonly unknown[], Context> {
  /** What predicates and choosing functions get, made of what the handler gets: the environment, say. The request by default. */
  readonly context?: ((request: Incoming, ...rest: Rest) => Context) | undefined
  /**
   * Makes the response to what the handler has thrown, which then gets the policy's headers.
   * By default the error is written to the console, and the answer a plain 500.
   */
  readonly onError?: ((error: unknown, request: Incoming) => Response | Promise<Response>) | undefined
}

/**
 * CORS around a whole handler: preflights never enter it, and whatever it returns or throws has the policy's
 * headers. What a runtime hands over besides the request is handed on.
 *
 * @throws {CorsConfigError} if the options are faulty.
 */
export function withCors<
  Incoming extends Request = Request,
  Rest extends readonly unknown[] = [],
  Context = Incoming,
  const Origin extends CorsOrigin<Context> = CorsOrigin<Context>,
  Reflect extends boolean = boolean,
>(
  source: CorsSource<NoInfer<Context>, Origin, Reflect>,
  handler: (request: Incoming, ...rest: Rest) => Response | Promise<Response>,
  // Each by itself: a rest parameter that is kept from inference whole takes no function of fewer.
  settings: HandlerSettings<NoInfer<Incoming>, { [Index in keyof Rest]: NoInfer<Rest[Index]> }, Context> = {},
): (request: Incoming, ...rest: Rest) => Response | Promise<Response> {
  const decide = createDecide<Context>(source)
  const { context: contextOf, onError } = settings
  const run = (request: Incoming, rest: Rest): Response | Promise<Response> => {
    try {
      const returned = handler(request, ...rest)
      return isPromise(returned)
        ? returned.then(checkResponse).catch((error: unknown) => respondToError(error, request, onError))
        : checkResponse(returned)
    } catch (error) {
      return respondToError(error, request, onError)
    }
  }
  const carryOut = (decision: CorsDecision, request: Incoming, rest: Rest): Response | Promise<Response> => {
    if (decision.action === 'respond') return answer(decision, request)
    const response = run(request, rest)
    return isPromise(response)
      ? response.then((settled) => respond(decision, request, settled))
      : respond(decision, request, response)
  }
  return function corsHandler(request, ...rest) {
    enter(request)
    let decision: CorsDecision | Promise<CorsDecision>
    try {
      decision = decide(request, contextOf ? contextOf(request, ...rest) : (request as unknown as Context))
    } catch (error) {
      decision = refuseFailed(error, request)
    }
    return isPromise(decision)
      ? decision.then((settled) => carryOut(settled, request, rest))
      : carryOut(decision, request, rest)
  }
}

function checkResponse(returned: Response): Response {
  if (isResponse(returned)) return returned
  throw new TypeError(`the handler returned ${typeof returned}, not a Response`)
}

async function respondToError<Incoming>(
  error: unknown,
  request: Incoming,
  onError: HandlerSettings<Incoming, [], unknown>['onError'],
): Promise<Response> {
  if (isResponse(error)) return error
  // Next's redirect() and notFound(): thrown to be caught by Next.
  if (typeof (error as { readonly digest?: unknown } | null | undefined)?.digest === 'string') throw error
  if (onError === undefined) return failed(error)
  try {
    return checkResponse(await onError(error, request))
  } catch (another) {
    return failed(another)
  }
}

function failed(error: unknown): Response {
  console.error(error)
  return new Response('Internal Server Error', { status: 500 })
}
