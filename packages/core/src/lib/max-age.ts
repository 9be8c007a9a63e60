import type { Report } from './issue.ts'

const day = 86400

/** Compiles `maxAge`, whole seconds. */
export function compileMaxAge(value: unknown, report: Report): number | null {
  if (typeof value !== 'number' || !Number.isInteger(value)) {
    if (value !== undefined) report('maxAge', value, 'max-age-not-seconds', secondsIn(value))
    return null
  }
  if (value < 0 || value > day) report('maxAge', value, 'max-age-out-of-range', value < 0 ? 0 : day)
  else if (value > 7200) report('maxAge', value, 'max-age-cut')
  return value
}

const units: { readonly [unit: string]: number } = { m: 60, h: 3600, d: day }

/** The seconds that a string may have meant: `600`, `10m`, `1h`. */
function secondsIn(value: unknown): number | undefined {
  const [, count, unit = ''] = (typeof value === 'string' && /^(\d{1,4})([smhd]?)$/.exec(value)) || []
  return count === undefined ? undefined : Math.min(Number(count) * (units[unit] ?? 1), day)
}
