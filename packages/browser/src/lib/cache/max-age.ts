import { combinedValue } from '../http/header-lines.ts'
import type { Engine } from '../engine/engine.ts'
import type { HeaderLine } from '../exchange.ts'

/** How long the answer of a preflight without `Access-Control-Max-Age` is kept, in seconds: Fetch, 4.8. */
const defaultAge = 5

/** The most that an engine keeps one, in seconds. */
const maxAgeCaps: Readonly<Record<Engine, number>> = Object.freeze({
  standard: Number.POSITIVE_INFINITY,
  chromium: 7200,
  firefox: 86_400,
  webkit: 600,
})

/** How long an answer is kept, in seconds: 0 is not at all. */
export function keptFor(lines: readonly HeaderLine[], engine: Engine): number {
  const value = combinedValue(lines, 'access-control-max-age')
  if (value === undefined || value === '') return defaultAge
  // Negative is a failure of the grammar, which would be 5 seconds; no browser keeps it.
  if (/^-\d+$/u.test(value)) return 0
  const isLenient = engine === 'chromium' || engine === 'webkit'
  if (!(isLenient ? /^\+?\d+$/u : /^\d+$/u).test(value)) return engine === 'firefox' ? 0 : defaultAge
  return Math.min(Number(value), maxAgeCaps[engine])
}
