import { type Spread, spreadOf } from '../../statistics.ts'
import type { Soaked } from '../results.ts'

/** Whether a server keeps something of every request. */
export interface Flatness {
  /** Bytes by which the heap grows with a request, between every two of the looks that count. */
  readonly growth: Spread
  /** The most that the middle of these may be. */
  readonly atMost: number
  readonly isFlat: boolean
}

// By the request: less than anything that could be kept of one.
const atMost = 1

// Bytes that Node takes for itself while it warms up, and that caches take between empty and full: in a short
// run these are more than a byte by the request, and say nothing.
const slack = 512_000

// Looks that do not count: those before and after the first tenth.
const skipped = 2

/** From the last eight tenths: one heap that is out of line does not move the middle of all slopes. */
export function flatnessOf({ requests, looks }: Pick<Soaked, 'requests' | 'looks'>): Flatness {
  const each = requests / (looks.length - 1)
  const counted = looks.slice(skipped)
  const slopes = counted.flatMap((from, start) =>
    counted.slice(start + 1).map((to, steps) => (to.heap - from.heap) / ((steps + 1) * each)),
  )
  const growth = spreadOf(slopes)
  const most = Math.max(atMost, slack / (each * (counted.length - 1)))
  return { growth, atMost: most, isFlat: growth.median <= most }
}
