import { type Cors, type CorsDecision, type CorsRequest, createCors, mergeVary } from '@cors/core'
import type { FixturePolicy, HeaderLine } from '@cors/conformance'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { App, Middleware } from './app.ts'

type Lines = readonly HeaderLine[]

/** What the adapter is made of, so that a test can break one part and keep the rest. */
export interface Parts {
  /** The policy that is in force for a request. */
  choose(policy: FixturePolicy, request: CorsRequest): Cors | Promise<Cors>
  /** The policy of the route that the request is for. */
  routePolicy(app: App, request: IncomingMessage): FixturePolicy | undefined
  decide(cors: Cors, request: IncomingMessage): CorsDecision | Promise<CorsDecision>
  /** A response's lines with the decision applied. */
  apply(own: Lines, decision: CorsDecision, request: IncomingMessage): Lines
  /** Has the lines of a response changed when its head is flushed. */
  hold(response: ServerResponse, change: (own: Lines) => Lines): void
  respond(response: ServerResponse, decision: CorsDecision, next: () => Promise<void>): void | Promise<void>
  proceed(next: () => Promise<void>): Promise<void>
  /** What `Vary` names where a function chose the policy. */
  readonly readByChoice: readonly string[]
}

const nobody = createCors({ origin: false })

export const parts: Parts = {
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
  decide: (compiled, request) => compiled.decide(request),
  apply(own, { headers, vary }) {
    const kept = own.filter(([name]) => !/^(?:access-control-.*|vary)$/i.test(name))
    const varied = mergeVary(valuesOf(own, 'vary'), vary)
    return [...kept, ...headers, ...(varied === '' ? [] : [['Vary', varied] as const])]
  },
  hold(response, change) {
    const writeHead = response.writeHead.bind(response)
    response.writeHead = (status: number, ...rest: readonly unknown[]) => {
      const message = typeof rest[0] === 'string' ? rest[0] : undefined
      setLines(response, change(linesOf(response, message === undefined ? rest[0] : rest[1])))
      return message === undefined ? writeHead(status) : writeHead(status, message)
    }
  },
  respond(response, decision) {
    if (decision.action === 'respond') response.statusCode = decision.status
    response.end()
  },
  proceed: (next) => next(),
  readByChoice: ['Origin'],
}

/** A plain adapter over `decide`: slow, and easy to see through. */
export function cors(policy: FixturePolicy, app: App, made: Parts = parts): Middleware {
  return async (request, response, next) => {
    const own = made.routePolicy(app, request)
    const decision = await made.decide(await made.choose(own ?? policy, request), request)
    // Which route's policy holds for a preflight was read from the method that it asks for.
    const byMethod =
      own !== undefined && decision.kind === 'preflight' ? ['Access-Control-Request-Method'] : []
    // A function that chooses may have read the origin where the policy it chose does not.
    const byChoice = typeof (own ?? policy) === 'function' ? made.readByChoice : []
    const whole = { ...decision, vary: [...new Set([...decision.vary, ...byMethod, ...byChoice])] }
    made.hold(response, (lines) => made.apply(lines, whole, request))
    return decision.action === 'respond' ? made.respond(response, whole, next) : made.proceed(next)
  }
}

export function valuesOf(lines: Lines, lowercaseName: string): readonly string[] {
  return lines.flatMap(([name, value]) => (name.toLowerCase() === lowercaseName ? [value] : []))
}

export function setLines(response: ServerResponse, lines: Lines): void {
  for (const name of response.getHeaderNames()) response.removeHeader(name)
  for (const [name, value] of lines) response.appendHeader(name, value)
}

/** What was set, replaced name by name by what `writeHead` was given. */
export function linesOf(response: ServerResponse, given: unknown): Lines {
  const added = Array.isArray(given) ? pairs(given) : linesOfObject(given ?? {})
  const replaced = new Set(added.map(([name]) => name.toLowerCase()))
  const set = response.getHeaderNames().flatMap((name) => linesOfField(name, response.getHeader(name)))
  return [...set.filter(([name]) => !replaced.has(name)), ...added]
}

function linesOfObject(given: object): Lines {
  return Object.entries(given).flatMap(([name, value]) => linesOfField(name, value))
}

function linesOfField(name: string, value: unknown): Lines {
  return (Array.isArray(value) ? value : [value]).map((one) => [name, String(one)] as const)
}

function pairs(flat: readonly unknown[]): Lines {
  return flat.flatMap((name, index) =>
    index % 2 === 0 ? [[String(name), String(flat[index + 1])] as const] : [],
  )
}
