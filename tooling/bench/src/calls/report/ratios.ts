import { digits } from '../../figures.ts'
import { type Spread, overlaps } from '../../statistics.ts'

/** With a mark where the run tells no difference; nothing where one of them costs nothing measurable. */
export function ratioOf(ours: Spread, theirs: Spread): string {
  if (ours.median <= 0 || theirs.median <= 0) return ''
  const times = ratioDigits(ours.median / theirs.median)
  return overlaps(ours, theirs) ? `${times} ~` : times
}

/** Thousandths and less occur here. */
export function ratioDigits(ratio: number): string {
  return `${ratio < 0.0995 ? Number(ratio.toPrecision(2)) : digits(ratio)}x`
}
