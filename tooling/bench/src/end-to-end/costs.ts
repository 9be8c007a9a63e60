import { spreadOf } from '../statistics.ts'
import type { Costs } from './results.ts'
import type { Taken } from './serving/window.ts'

/** Of batches in the order of their rounds, beside those of the bare framework in the same rounds. */
export function costsOf(batches: readonly Taken[], bare?: readonly Taken[]): Costs | undefined {
  if (batches.length === 0) return undefined
  const added = batches.flatMap(({ microseconds }, round) => {
    const other = bare?.[round]
    return other === undefined ? [] : [microseconds - other.microseconds]
  })
  return {
    processor: spreadOf(batches.map(({ microseconds }) => microseconds)),
    added: added.length === 0 ? undefined : spreadOf(added),
    perSecond: spreadOf(batches.map(({ perSecond }) => perSecond)),
    busy: spreadOf(batches.map(({ microseconds, perSecond }) => (microseconds * perSecond) / 1e6)),
  }
}
