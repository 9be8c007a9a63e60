import type { IssueLog } from './issue.ts'

const day = 86400
const chromiumCap = 7200
const units: { readonly [unit: string]: number } = { s: 1, m: 60, h: 3600, d: day }

/** Compiles `maxAge`, whole seconds. */
export function compileMaxAge(value: unknown, log: IssueLog): number | undefined {
  if (value === undefined) return undefined
  if (typeof value !== 'number' || !Number.isInteger(value)) {
    const seconds = secondsOf(value)
    log.error('maxAge', value, {
      code: 'max-age-not-seconds',
      message: 'is not a whole number of seconds.',
      ...(seconds === undefined ? {} : { fix: seconds }),
    })
    return undefined
  }
  if (value < 0 || value > day) {
    log.error('maxAge', value, {
      code: 'max-age-out-of-range',
      message: 'is not between 0 and 86400 seconds, the longest that any browser keeps.',
      fix: value < 0 ? 0 : day,
    })
    return undefined
  }
  if (value > chromiumCap) {
    log.warn('maxAge', value, {
      code: 'max-age-cut',
      message: 'is cut by browsers: Chromium keeps a preflight for 7200 seconds at most, WebKit for 600.',
    })
  }
  // Not -0: it would be sent as "0" but shown as -0.
  return value + 0
}

/** Reads what a number of seconds may have been meant by: `'600'`, `'10m'`, `'1h'`, `90.5`. */
function secondsOf(value: unknown): number | undefined {
  const [, count, unit = 's'] = /^(\d{1,6}(?:\.\d+)?)\s?([smhd]?)$/.exec(String(value)) ?? []
  if (count === undefined) return undefined
  const seconds = Math.round(Number(count) * (units[unit === '' ? 's' : unit] ?? 1))
  return seconds <= day ? seconds : undefined
}
