import type { Counts } from './app.ts'
import { type Fired, connections } from './fire.ts'
import type { Phase } from './phases.ts'

/** What the application is started with; short, so that a phase of seconds sees answers age. */
export const numbers = {
  REFRESH_AFTER_MS: 1_000,
  DEADLINE_MS: 2_000,
  TTL_MS: 4_000,
  KEEP_FOR_MS: 600_000,
  REFUSED_TTL_MS: 1_000,
  MAX_ALLOWED: 5_000,
  MAX_REFUSED: 200,
} as const

export interface Ran {
  readonly phase: Phase
  readonly fired: Fired
  readonly before: Counts
  readonly after: Counts
}

/** What must not be, each in a sentence. Counts only: how fast a machine is says nothing of whether it is right. */
export function judge({ phase, fired, before, after }: Ran): readonly string[] {
  const { allowed, refused, wronglyAllowed, wronglyRefused, errors, seconds } = fired
  const { mustBe, origins, isDead = false } = phase
  const lookUps = after.lookUps - before.lookUps
  const failures = after.failures - before.failures
  // Once, and once more whenever the answer has aged.
  const most = origins && origins.length * (1 + (seconds * 1000) / numbers.REFRESH_AFTER_MS)
  const faults: readonly (readonly [isFault: boolean, sentence: string])[] = [
    [wronglyAllowed > 0, `${wronglyAllowed} allowed that must be refused`],
    [wronglyRefused > 0, `${wronglyRefused} refused that must be allowed`],
    [errors > 0, `${errors} without an answer, or with an error`],
    [allowed === 0 && mustBe !== 'all refused', 'nobody was allowed'],
    [refused === 0 && mustBe !== 'all allowed', 'nobody was refused'],
    [most !== undefined && lookUps > most, `${lookUps} look-ups for ${origins?.length} origins`],
    [lookUps > allowed + refused + connections, `${lookUps} look-ups, more than there were requests`],
    [isDead && failures === 0, 'the database was not dead'],
    [after.entries.allowed < before.entries.allowed, 'known origins were pushed out'],
    [after.entries.refused > numbers.MAX_REFUSED, `${after.entries.refused} refused origins are kept`],
  ]
  return faults.filter(([isFault]) => isFault).map(([, sentence]) => `${phase.name}: ${sentence}`)
}
