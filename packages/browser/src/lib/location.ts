import type { Answer, HeaderLine } from './exchange.ts'
import type { EngineProfile } from './engine/engine.ts'
import { parseUrl } from './origin/origin.ts'
import { valuesOf } from './http/header-lines.ts'

/** Fetch, 2.2.6, location URL, its header: what stands there, or `undefined` where there is none. */
export function locationOf(
  { headers }: Answer,
  { locationLines, emptyLocation }: EngineProfile,
): string | undefined {
  const values = valuesOf(headers, 'location')
  const value = locationLines === 'first' || values.length < 2 ? values[0] : values.join(', ')
  return value === '' && emptyLocation !== undefined ? undefined : value
}

/** Whether there is more than one, which is a failure by the letter; engines make something of them. */
export function isAmbiguous({ headers }: Answer, { locationLines }: EngineProfile): boolean {
  return locationLines === undefined && valuesOf(headers, 'location').length > 1
}

/** Whether an engine fails for an empty one, which by itself is none to it. */
export function isDeadEnd({ headers }: Answer, { emptyLocation }: EngineProfile): boolean {
  return emptyLocation === 'fails' && valuesOf(headers, 'location')[0] === ''
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

const singles: readonly string[] = ['location', 'content-length', 'content-disposition']

export function isSingle(name: string): boolean {
  return singles.includes(name)
}

/** A header that some engines refuse to have twice, with another value: its name, or `undefined`. */
export function contradiction(headers: readonly HeaderLine[]): string | undefined {
  return singles.find((name) => new Set(valuesOf(headers, name)).size > 1)
}
