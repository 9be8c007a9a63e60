import { type Spread, overlaps } from './statistics.ts'

/** Bytes as people read them, in powers of a thousand. */
export function bytes(number: number): string {
  if (Math.abs(number) < 999.5) return `${Math.round(number)} B`
  return Math.abs(number) < 999_500 ? `${digits(number / 1000)} kB` : `${megabytes(number)} MB`
}

/** Without the unit. */
export function megabytes(number: number): string {
  return digits(number / 1_000_000)
}

/** A number with as many digits as mean something. */
export function digits(number: number): string {
  const size = Math.abs(number)
  if (size >= 99.95) return number.toFixed(0)
  return number.toFixed(size >= 9.995 ? 1 : 2)
}

/** The middle, with what it lies in. */
export function spread({ median, low, high }: Spread, unit: (number: number) => string): string {
  return `${unit(median)} (${unit(low)} to ${unit(high)})`
}

/** How many times as much; nothing where there is nothing to compare with. */
export function ratio(ours: number, theirs: number): string {
  if (theirs <= 0) return ''
  return ours === 0 ? '0x' : `${digits(ours / theirs)}x`
}

/** The same of medians, with a mark where the run tells no difference. */
export function ratioOfSpreads(ours: Spread, theirs: Spread): string {
  const times = ratio(ours.median, theirs.median)
  return overlaps(ours, theirs) ? `${times} ~` : times
}
