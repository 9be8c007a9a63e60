import type { Batch } from './batch.ts'

/** A number of a batch. */
export type Measure = 'nanoseconds' | 'bytes'

/** What each of a contender's batches took beyond the other's of the same round, where both are of use. */
export function addedTo(
  others: readonly Batch[],
  batches: readonly Batch[],
  measure: Measure,
): readonly number[] {
  return batches.flatMap((batch, round) => {
    const other = others[round]
    if (other === undefined || other.isCollected || batch.isCollected) return []
    return [batch[measure] - other[measure]]
  })
}
