import type { CorsDecision } from '@cors/core'
import type { FixturePolicy } from '@cors/conformance'
import type { ServerResponse } from 'node:http'
import type { App, Middleware } from './app.ts'
import { type Lines, type Parts, decideWhole, parts } from './parts.ts'

/** What the adapter is made of on Node. */
export interface NodeParts extends Parts {
  /** Has the lines of a response changed when its head is flushed. */
  hold(response: ServerResponse, change: (own: Lines) => Lines): void
  respond(response: ServerResponse, decision: CorsDecision, next: () => Promise<void>): void | Promise<void>
}

export const reference: NodeParts = {
  ...parts,
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
}

/** A plain adapter over `decide`: slow, and easy to see through. */
export function cors(policy: FixturePolicy, app: App, made: NodeParts = reference): Middleware {
  return async (request, response, next) => {
    const decision = await decideWhole({ made, app, policy }, request, request)
    made.hold(response, (lines) => made.apply(lines, decision, request))
    return decision.action === 'respond' ? made.respond(response, decision, next) : made.proceed(next)
  }
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
