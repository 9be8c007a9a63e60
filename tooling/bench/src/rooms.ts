import type { Command } from './command.ts'
import { footprint } from './footprint/footprint.ts'

/** What a room has to say. */
export interface Report {
  /** For `--json`. */
  readonly data: unknown
  /** For people. */
  readonly text: string
  /** What is over its budget, in sentences. */
  readonly excess: readonly string[]
}

/** One part of the bench. */
export type Room = (command: Command) => Promise<Report>

/** By the name that the command line has for each, in the order of the output. */
export const rooms: { readonly [name: string]: Room } = { footprint }
