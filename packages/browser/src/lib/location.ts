import type { Answer, HeaderLine } from './exchange.ts'
import type { EngineProfile } from './engine/engine.ts'
import { parseUrl } from './origin/origin.ts'
import { valuesOf } from './http/header-lines.ts'

/**
 * Fetch, 2.2.6, location URL, its header: what stands there, or `undefined` where there is none. Several lines are a failure by the
 * letter, which a URL cannot be made of either; engines take the first of them.
 */
export function locationOf(
  { headers }: Answer,
  { takesFirstLocation, emptyLocationIsNone }: EngineProfile,
): string | undefined {
  const values = valuesOf(headers, 'location')
  const value = takesFirstLocation || values.length < 2 ? values[0] : `http://[${values.join(', ')}`
  return value === '' && emptyLocationIsNone ? undefined : value
}

/** Where it leads, with the fragment of what led there, or what stands there in the place of a URL. */
export function nextUrlOf(
  answer: Answer,
  current: URL,
  fragment: string,
  profile: EngineProfile,
): string | undefined {
  const location = locationOf(answer, profile)
  if (location === undefined) return undefined
  const next = parseUrl(location, current)
  if (next?.hash === '') next.hash = fragment
  return next?.href ?? location
}

const singles = ['location', 'content-length', 'content-disposition'] as const

/** A header that some engines refuse to have twice, with another value: its name, or `undefined`. */
export function contradiction(headers: readonly HeaderLine[]): string | undefined {
  return singles.find((name) => new Set(valuesOf(headers, name)).size > 1)
}
