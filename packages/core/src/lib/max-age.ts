import type { Report } from './issue.ts'

const day = 86400

/** Compiles `maxAge`, whole seconds. */
export function compileMaxAge(value: unknown, report: Report): number | undefined {
  if (value === undefined) return undefined
  const seconds = Number(value)
  if (!Number.isInteger(value)) {
    const [, count, unit = 's'] = /^(\d{1,4})([smhd]?)$/.exec(String(value)) ?? []
    const fix = Math.min(Number(count) * (units[unit] ?? 1), day)
    report('maxAge', value, 'max-age-not-seconds', count && fix)
  } else if (seconds < 0 || seconds > day) {
    report('maxAge', value, 'max-age-out-of-range', seconds < 0 ? 0 : day)
  } else if (seconds > 7200) {
    report('maxAge', value, 'max-age-cut')
  }
  return seconds
}

const units: { readonly [unit: string]: number } = { m: 60, h: 3600, d: day }
