import type { CorsDecision } from '@cors/core'
import type { FixturePolicy } from '@cors/conformance'
import { type Asked, type Lines, type Parts, decideWhole, parts } from '../parts.ts'
import type { FetchApp, FetchMiddleware } from './app.ts'

/** What the adapter is made of on hosts of Request and Response. */
export interface FetchParts extends Parts {
  /** The application's response, also where it has thrown. */
  settle(app: FetchApp, next: () => Promise<Response>): Promise<Response>
  /** A response with its lines changed. */
  change(response: Response, change: (own: Lines) => Lines): Response | Promise<Response>
  respond(decision: CorsDecision, next: () => Promise<Response>): Response | Promise<Response>
}

export const fetchReference: FetchParts = {
  ...parts,
  async settle(app, next) {
    try {
      return await next()
    } catch (error) {
      return app.answerError(error)
    }
  },
  change: ({ body, status, statusText, headers }, change) =>
    new Response(body, { status, statusText, headers: change([...headers]).map(([...line]) => line) }),
  respond: (decision) =>
    new Response(null, { status: decision.action === 'respond' ? decision.status : 200 }),
}

/** A plain adapter over `decide`: slow, and easy to see through. */
export function fetchCors(
  policy: FixturePolicy,
  app: FetchApp,
  made: FetchParts = fetchReference,
): FetchMiddleware {
  return async (request, next) => {
    const asked = askedOf(request)
    const decision = await decideWhole({ made, app, policy }, asked, request)
    const response =
      decision.action === 'respond'
        ? await made.respond(decision, next)
        : await made.settle(app, () => made.proceed(next))
    return made.change(response, (lines) => made.apply(lines, decision, asked))
  }
}

function askedOf({ method, url, headers }: Request): Asked {
  const { pathname, search } = new URL(url)
  return { method, url: `${pathname}${search}`, headers: Object.fromEntries(headers) }
}
