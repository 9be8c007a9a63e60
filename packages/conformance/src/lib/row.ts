import type { PolicyName } from './policies.ts'
import type { RawRequest } from './message.ts'

/** Options that JSON can carry. */
export interface PolicyData {
  readonly origin: string | readonly string[] | false
  readonly credentials?: boolean
  readonly methods?: readonly string[] | '*'
  readonly allowedHeaders?: readonly string[] | '*'
  readonly exposedHeaders?: readonly string[] | '*'
  readonly maxAge?: number
  readonly preflightStatus?: 200 | 204
  readonly rejectDisallowed?: boolean
  readonly dangerouslyReflectAnyOrigin?: boolean
  readonly dangerouslyAllowNullOrigin?: boolean
}

/** What the wire must show. */
export interface Expectation {
  readonly status: number
  /** The reason phrase, where it matters. */
  readonly message?: string
  /** Whether the application's handler ran: exactly once, or not at all. */
  readonly reached: boolean
  /** Every `access-control-*` line by lower-case name. What is not listed must be absent. */
  readonly cors: { readonly [lowercaseName: string]: string }
  /** Every name in `Vary`, in any order and case, each once. */
  readonly vary: readonly string[]
  /** Other headers that must stand, by lower-case name: each on exactly one line, or on these lines in order. */
  readonly headers?: { readonly [lowercaseName: string]: string | readonly string[] }
  /** Lower-case names of headers that must not stand. */
  readonly absent?: readonly string[]
  readonly body?: string
}

/** A request and what must come back. */
export interface Exchange {
  readonly request: RawRequest
  readonly expect: Expectation
}

interface RowHead {
  /** Subject and case: `preflight/allowed`. */
  readonly id: string
  /** What the rules say, in words. */
  readonly rule: string
  /** Why hosts of Request and Response cannot be asked for this. Absent from almost all rows. */
  readonly nodeOnly?: string
  /** Options, `false`, or the name of one of the named policies. */
  readonly policy: PolicyData | PolicyName | false
}

/** A row with one request. */
export interface SingleRow extends RowHead, Exchange {}

/** A row whose requests tell something only together. */
export interface SequenceRow extends RowHead {
  /** In turn on one connection, or at once on several. */
  readonly order: 'in-turn' | 'at-once'
  readonly exchanges: readonly Exchange[]
}

/** One line of the table. Data only. */
export type Row = SingleRow | SequenceRow

/** The exchanges of a row, one or several. */
export function exchangesOf(row: Row): readonly Exchange[] {
  return 'exchanges' in row ? row.exchanges : [{ request: row.request, expect: row.expect }]
}
