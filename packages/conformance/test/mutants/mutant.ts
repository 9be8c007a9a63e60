import type { CorsDecision, HeaderField } from '@cors/core'
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'
import { type Making, reference } from '../reference/serve.ts'

/** A mistake that adapters make. */
export interface Mutant {
  readonly name: string
  readonly made: Partial<Making>
  /** Rows that must fail because of it. */
  readonly caughtBy: readonly string[]
}

/** The reference's decision, altered. */
export function deciding(
  name: string,
  change: (decision: CorsDecision, request: IncomingMessage) => CorsDecision,
  caughtBy: readonly string[],
): Mutant {
  return {
    name,
    caughtBy,
    made: { decide: async (cors, request) => change(await reference.decide(cors, request), request) },
  }
}

/** The decision on a request with other headers. */
export function reading(
  name: string,
  change: (headers: IncomingHttpHeaders, method: string | undefined) => IncomingHttpHeaders,
  caughtBy: readonly string[],
): Mutant {
  return {
    name,
    caughtBy,
    made: {
      decide: (cors, { method, headers }) => cors.decide({ method, headers: change({ ...headers }, method) }),
    },
  }
}

/** A guard that lets some heads pass. */
export function holdWhere(sees: (status: number, rest: readonly unknown[]) => boolean): Making['hold'] {
  return (response, change) => {
    const writeHead = response.writeHead.bind(response)
    reference.hold(response, change)
    const held = response.writeHead.bind(response)
    response.writeHead = (status: number, ...rest: readonly unknown[]) =>
      (sees(status, rest) ? held : writeHead)(status, ...(rest as []))
  }
}

export function has(decision: CorsDecision, name: string): boolean {
  return decision.headers.some(([field]) => field === name)
}

export function without(decision: CorsDecision, ...names: readonly string[]): CorsDecision {
  return { ...decision, headers: decision.headers.filter(([name]) => !names.includes(name)) }
}

export function plus(decision: CorsDecision, ...headers: readonly HeaderField[]): CorsDecision {
  return { ...decision, headers: [...decision.headers, ...headers] }
}
