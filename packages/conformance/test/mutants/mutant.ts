import type { CorsDecision, HeaderField } from '@cors/core'
import type { IncomingHttpHeaders } from 'node:http'
import { type Asked, type Parts, parts } from '../reference/parts.ts'

/** A mistake that adapters make: on hosts of any kind, unless it says of which. */
export interface Mutant<Made extends Parts = Parts> {
  readonly name: string
  readonly made: Partial<Made>
  /** Rows that must fail because of it. */
  readonly caughtBy: readonly string[]
}

/** The reference's decision, altered. */
export function deciding(
  name: string,
  change: (decision: CorsDecision, request: Asked) => CorsDecision,
  caughtBy: readonly string[],
): Mutant {
  return {
    name,
    caughtBy,
    made: { decide: async (cors, request) => change(await parts.decide(cors, request), request) },
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
      decide: (cors, { method, headers }) =>
        parts.decide(cors, { method, headers: change({ ...headers }, method) }),
    },
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
