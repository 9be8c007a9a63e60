/** Where the samples of one thing lie: the middle, and the tenth and ninetieth of a hundred. */
export interface Spread {
  readonly median: number
  readonly low: number
  readonly high: number
}

/** @throws if there are no samples. */
export function spreadOf(samples: readonly number[]): Spread {
  const sorted = samples.toSorted((a, b) => a - b)
  return { median: quantile(sorted, 0.5), low: quantile(sorted, 0.1), high: quantile(sorted, 0.9) }
}

/** Whether two spreads have something in common: then one run tells no difference between them. */
export function overlaps(a: Spread, b: Spread): boolean {
  return a.low <= b.high && b.low <= a.high
}

/** Between two samples, the straight line. */
function quantile(sorted: readonly number[], share: number): number {
  const place = (sorted.length - 1) * share
  const below = sorted[Math.floor(place)]
  const above = sorted[Math.ceil(place)]
  if (below === undefined || above === undefined) throw new RangeError('there are no samples')
  return below + (above - below) * (place - Math.floor(place))
}
