import type { Batch, Slice } from './batch.ts'

/** How often, and how long. */
export interface Plan {
  readonly rounds: number
  /** Rounds before these, in which machine code is made and sizes are found. */
  readonly warmUps: number
}

/** Runs one batch of one of those that are compared. */
export type RunBatch = (entry: number, slice: Slice) => Promise<Batch>

/** What one of them came to, round by round. */
export interface Series {
  readonly batches: readonly Batch[]
  /** Calls in each. */
  readonly size: number
}

// A batch should take so many nanoseconds, and no more calls than requests can be kept for.
const aim = 1e6
const mostCalls = 400
const firstSize = 8

/** How many calls the next batch should have, after some of which the fastest took so long by the call. */
export function nextSize(size: number, fastest: number): number {
  const wanted = fastest > 0 ? Math.round(aim / fastest) : mostCalls
  // Not at a leap: a first batch may have missed what is dear.
  return Math.max(1, Math.min(wanted, size * 4, mostCalls))
}

/** Runs all in turns, every other round backwards, so that what slows the machine slows all of them. */
export async function runRounds(
  count: number,
  { rounds, warmUps }: Plan,
  runBatch: RunBatch,
): Promise<readonly Series[]> {
  const sizes = Array.from({ length: count }, () => firstSize)
  const fastest = sizes.map(() => Infinity)
  const batches = sizes.map((): Batch[] => [])
  for await (const { round, entry, batch, size } of inTurns(sizes, rounds + warmUps, runBatch)) {
    if (round >= warmUps) batches[entry]?.push(batch)
    else if (!batch.isCollected) {
      // Not the last: anything may have interrupted that.
      fastest[entry] = Math.min(fastest[entry] ?? Infinity, batch.nanoseconds)
      sizes[entry] = nextSize(size, fastest[entry])
    }
  }
  return batches.map((each, entry) => ({ batches: each, size: sizes[entry] ?? 0 }))
}

interface Turn extends Pick<Slice, 'size'> {
  readonly round: number
  readonly entry: number
  readonly batch: Batch
}

async function* inTurns(sizes: readonly number[], rounds: number, runBatch: RunBatch): AsyncGenerator<Turn> {
  const entries = [...sizes.keys()]
  for (let round = 0; round < rounds; round++) {
    for (const entry of round % 2 === 0 ? entries : entries.toReversed()) {
      const size = sizes[entry] ?? firstSize
      // The same requests for all that meet in a round, and others in the next.
      yield runBatch(entry, { first: round * mostCalls, size }).then((batch) => ({
        round,
        entry,
        batch,
        size,
      }))
    }
  }
}
