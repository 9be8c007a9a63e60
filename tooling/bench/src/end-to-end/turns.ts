/** When somebody is asked. */
export interface Turn<Entry> {
  readonly round: number
  readonly entry: Entry
}

/** All in each round, every other round backwards, so that what slows the machine slows all of them. */
export function takeTurns<Entry>(entries: readonly Entry[], rounds: number): readonly Turn<Entry>[] {
  return Array.from({ length: rounds }, (_, round) => round).flatMap((round) =>
    (round % 2 === 0 ? entries : entries.toReversed()).map((entry) => ({ round, entry })),
  )
}
