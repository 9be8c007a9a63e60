import type { PreflightCache, PreflightKey } from './remembered.ts'
import { isSafelistedMethod } from '../fetch/methods.ts'
import { keptFor } from './max-age.ts'
import { parseTokenList } from '../http/token.ts'
import { valuesOf } from '../http/header-lines.ts'

interface Entry {
  readonly methods: ReadonlySet<string>
  readonly names: ReadonlySet<string>
  readonly isCredentialed: boolean
  readonly expires: number
}

// Chromium, PreflightCache: URLs from 1024 characters on are not kept, and 1024 entries are.
const longestUrl = 1024
const mostEntries = 1024

/** One entry for each origin and URL: another answer overwrites it, and a request that it does not cover drops it. */
export function createEntryCache(engine: 'chromium' | 'webkit', clock: () => number): PreflightCache {
  const entries = new Map<string, Entry>()
  return {
    has(key) {
      const at = placeOf(key)
      const entry = entries.get(at)
      if (entry === undefined) return false
      if (entry.expires > clock() && covers(entry, key, engine)) return true
      entries.delete(at)
      return false
    },
    store(key, { headers }) {
      if (engine === 'chromium' && key.url.length >= longestUrl) return
      const seconds = keptFor(headers, engine)
      const at = placeOf(key)
      // What was there is overwritten by what is not kept.
      if (seconds === 0) {
        entries.delete(at)
        return
      }
      // Chromium throws out ten at random; here it is the oldest one.
      const [oldest] = entries.keys()
      if (engine === 'chromium' && entries.size >= mostEntries && oldest !== undefined && !entries.has(at)) {
        entries.delete(oldest)
      }
      const names = parseTokenList(valuesOf(headers, 'access-control-allow-headers')) ?? []
      entries.set(at, {
        methods: new Set(parseTokenList(valuesOf(headers, 'access-control-allow-methods'))),
        names: new Set(names.map((name) => name.toLowerCase())),
        isCredentialed: key.isCredentialed,
        expires: clock() + seconds * 1000,
      })
    },
    // Neither engine drops an entry for a response that fails; a preflight is asked where none is left.
    fail() {},
  }
}

function placeOf({ origin, url }: PreflightKey): string {
  return `${origin} ${url}`
}

function covers(
  entry: Entry,
  { method, names, isCredentialed }: PreflightKey,
  engine: 'chromium' | 'webkit',
): boolean {
  if (isCredentialed && !entry.isCredentialed) return false
  const isAnyMethod = !entry.isCredentialed && entry.methods.has('*')
  const isAnyName = !entry.isCredentialed && entry.names.has('*')
  // Chromium, CheckIfRequestCanSkipPreflight: to ask once more does no harm, so here `*` is read as the standard reads it.
  const isNamed = (name: string): boolean => engine === 'chromium' && name === 'authorization'
  return (
    (isSafelistedMethod(method) || isAnyMethod || entry.methods.has(method)) &&
    names.every((name) => (isAnyName && !isNamed(name)) || entry.names.has(name))
  )
}
