import { type Cors, type CorsDecision, type CorsRequest, createCors, mergeVary } from '@cors/core'
import type { FixturePolicy, HeaderLine } from '@cors/conformance'
import type { IncomingHttpHeaders } from 'node:http'

export type Lines = readonly HeaderLine[]

/** A request, as Node has it, or as it would. */
export interface Asked {
  readonly method?: string | undefined
  readonly url?: string | undefined
  readonly headers: IncomingHttpHeaders
}

/** What an adapter asks of the application around it: the route that a method reaches. */
interface Routes {
  find(
    method: string | undefined,
    url: string | undefined,
  ): { readonly cors: FixturePolicy | undefined } | undefined
}

/** What an adapter is made of whatever its host, so that a test can break one part and keep the rest. */
export interface Parts {
  /** Whether the parser of bodies is mounted before the adapter. */
  readonly parserFirst: boolean
  /** The policy that is in force for a request. */
  choose(policy: FixturePolicy, request: CorsRequest | Request): Cors | Promise<Cors>
  /** The policy of the route that the request is for. */
  routePolicy(app: Routes, request: Asked): FixturePolicy | undefined
  decide(cors: Cors, request: Asked): CorsDecision | Promise<CorsDecision>
  /** A response's lines with the decision applied. */
  apply(own: Lines, decision: CorsDecision, request: Asked): Lines
  proceed<Result>(next: () => Promise<Result>): Promise<Result>
  /** What `Vary` names where a function chose the policy. */
  readonly readByChoice: readonly string[]
}

const nobody = createCors({ origin: false })

export const parts: Parts = {
  parserFirst: false,
  async choose(policy, request) {
    try {
      const chosen = typeof policy === 'function' ? await policy(request) : policy
      if (chosen === false) return nobody
      return 'decide' in chosen ? chosen : createCors(chosen)
    } catch {
      return nobody
    }
  },
  routePolicy(app, { method, headers, url }) {
    const asked = headers['access-control-request-method']
    return app.find(method === 'OPTIONS' && asked !== undefined ? asked : method, url)?.cors
  },
  decide: (compiled, request) => compiled.decide(viewOf(request)),
  apply(own, { headers, vary }) {
    const kept = own.filter(([name]) => !/^(?:access-control-.*|vary)$/i.test(name))
    const varied = mergeVary(valuesOf(own, 'vary'), vary)
    return [...kept, ...headers, ...(varied === '' ? [] : [['Vary', varied] as const])]
  },
  proceed: (next) => next(),
  readByChoice: ['Origin'],
}

/** The decision on a request under the policy of its route or else of the application. */
export async function decideWhole(
  { made, app, policy }: { readonly made: Parts; readonly app: Routes; readonly policy: FixturePolicy },
  asked: Asked,
  request: CorsRequest | Request,
): Promise<CorsDecision> {
  const own = made.routePolicy(app, asked)
  const decision = await made.decide(await made.choose(own ?? policy, request), asked)
  // Which route's policy holds for a preflight was read from the method that it asks for.
  const byMethod = own !== undefined && decision.kind === 'preflight' ? ['Access-Control-Request-Method'] : []
  // A function that chooses may have read the origin where the policy it chose does not.
  const byChoice = typeof (own ?? policy) === 'function' ? made.readByChoice : []
  return { ...decision, vary: [...new Set([...decision.vary, ...byMethod, ...byChoice])] }
}

function viewOf({ method, headers }: Asked): CorsRequest {
  return method === undefined ? { headers } : { method, headers }
}

export function valuesOf(lines: Lines, lowercaseName: string): readonly string[] {
  return lines.flatMap(([name, value]) => (name.toLowerCase() === lowercaseName ? [value] : []))
}
