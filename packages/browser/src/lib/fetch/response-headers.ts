import type { HeaderLine } from '../exchange.ts'
import { normaliseValue, valuesOf } from '../http/header-lines.ts'
import { parseTokenList } from '../http/token.ts'

const safelisted = new Set(
  'cache-control content-language content-length content-type expires last-modified pragma'.split(' '),
)

/** Fetch, 2.2.2, forbidden response-header name: no script reads them. */
function isForbidden(name: string): boolean {
  return name === 'set-cookie' || name === 'set-cookie2'
}

/** What a script reads of a response: names in lower case, sorted, each with the values of all its lines. */
export function readableHeaders(
  lines: readonly HeaderLine[],
  type: 'basic' | 'cors',
  isCredentialed: boolean,
): readonly HeaderLine[] {
  const isReadable = type === 'basic' ? () => true : exposes(lines, isCredentialed)
  const values = new Map<string, string>()
  for (const [spelling, raw] of lines) {
    const name = spelling.toLowerCase()
    if (isForbidden(name) || !isReadable(name)) continue
    const earlier = values.get(name)
    const value = normaliseValue(raw)
    values.set(name, earlier === undefined ? value : `${earlier}, ${value}`)
  }
  return Object.freeze(
    [...values].toSorted(([a], [b]) => (a < b ? -1 : 1)).map((line) => Object.freeze(line)),
  )
}

/** Fetch, 2.2.6, CORS filtered response, and 3.3.5: with credentials `*` is a name like another. */
function exposes(lines: readonly HeaderLine[], isCredentialed: boolean): (name: string) => boolean {
  const listed = parseTokenList(valuesOf(lines, 'access-control-expose-headers')) ?? []
  if (!isCredentialed && listed.includes('*')) return () => true
  const names = new Set(listed.map((name) => name.toLowerCase()))
  return (name) => safelisted.has(name) || names.has(name)
}
