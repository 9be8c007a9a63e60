import { calls } from './calls/calls.ts'
import { cases } from './calls/cases/cases.ts'
import { hosts } from './calls/hosts/hosts.ts'
import type { Command, Known } from './command.ts'
import { endToEnd } from './end-to-end/end-to-end.ts'
import { contests } from './footprint/contests.ts'
import { footprint } from './footprint/footprint.ts'
import { memory } from './memory/memory.ts'
import { verdicts } from './verdicts/verdicts.ts'

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
export const rooms: { readonly [name: string]: Room } = {
  footprint,
  calls,
  'end-to-end': endToEnd,
  memory,
  verdicts,
}

// A minute is not enough for all.
const quickly: { readonly [room: string]: readonly string[] } = {
  footprint: ['express'],
  calls: ['express', 'fastify'],
  'end-to-end': ['express'],
}

/** What one room is asked: in a quick run for those frameworks that say most, unless some were named. */
export function commandFor(room: string, command: Command): Command {
  const isNarrow = command.quick && command.frameworks === known.frameworks
  return isNarrow ? { ...command, frameworks: quickly[room] ?? command.frameworks } : command
}

/** What the command line can ask for; each room has some of the frameworks. */
export const known: Known = {
  rooms: Object.keys(rooms),
  frameworks: [...new Set([...contests.map(({ name }) => name), ...Object.keys(hosts)])],
  cases: cases.map(({ id }) => id),
}
