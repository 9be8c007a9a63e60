import type { PreflightCache, PreflightKey } from './remembered.ts'
import { isSafelistedMethod } from '../fetch/methods.ts'
import { keptFor } from './max-age.ts'
import { parseTokenList } from '../http/token.ts'
import { valuesOf } from '../http/header-lines.ts'

/** When each method and each header name of one place expires. */
interface Place {
  readonly methods: Map<string, number>
  readonly names: Map<string, number>
}

// Firefox, nsPreflightCache.
const mostPlaces = 100

/** An entry for each method and each header name, as Fetch, 4.9, says: answers add to each other. */
export function createTokenCache(engine: 'standard' | 'firefox', clock: () => number): PreflightCache {
  const isFirefox = engine === 'firefox'
  const places = new Map<string, Place>()
  return {
    has(key) {
      const found = placesFor(key)
      const now = clock()
      const method = (name: string): boolean => found.some(({ methods }) => isFresh(methods.get(name), now))
      const header = (name: string): boolean => found.some(({ names }) => isFresh(names.get(name), now))
      const isMethodCached = method(key.method) || method('*')
      const isMethodFine = isMethodCached || (isImplied(key.method) && key.isForced !== true)
      return (
        isMethodFine && key.names.every((name) => header(name) || (name !== 'authorization' && header('*')))
      )
    },
    store(key, { headers }) {
      const seconds = keptFor(headers, engine)
      // By the standard what is there already takes the new age, and is gone; Firefox does not look.
      if (seconds === 0 && isFirefox) return
      const at = placeOf(key, key.isCredentialed)
      const place = places.get(at) ?? { methods: new Map(), names: new Map() }
      const now = clock()
      if (isFirefox && !places.has(at)) makeRoom(now)
      places.delete(at)
      places.set(at, place)
      const expires = now + seconds * 1000
      for (const method of methodsOf(key, valuesOf(headers, 'access-control-allow-methods'))) {
        if (isStored(method, key)) place.methods.set(method, expires)
      }
      for (const name of parseTokenList(valuesOf(headers, 'access-control-allow-headers')) ?? []) {
        if (isStored(name, key)) place.names.set(name.toLowerCase(), expires)
      }
    },
    fail(key) {
      places.delete(placeOf(key, true))
      places.delete(placeOf(key, false))
    },
  }

  // Where credentials went, the answer serves those without; Firefox keeps the two apart.
  function placesFor(key: PreflightKey): readonly Place[] {
    if (isFirefox) return lookedAt(placeOf(key, key.isCredentialed))
    const flags = key.isCredentialed ? [true] : [true, false]
    return flags.flatMap((flag) => places.get(placeOf(key, flag)) ?? [])
  }

  // Firefox, GetEntry: a look is enough to keep a place for longer.
  function lookedAt(at: string): readonly Place[] {
    const place = places.get(at)
    if (place === undefined) return []
    places.delete(at)
    places.set(at, place)
    return [place]
  }

  // Firefox, GetEntry: all that has expired goes, and where nothing has, the one looked at longest ago.
  function makeRoom(now: number): void {
    if (places.size < mostPlaces) return
    for (const [at, { methods, names }] of places) {
      if (![...methods.values(), ...names.values()].some((expires) => expires > now)) places.delete(at)
    }
    const [oldest] = places.keys()
    if (places.size >= mostPlaces && oldest !== undefined) places.delete(oldest)
  }

  // With credentials `*` is a name like another, and Firefox takes it for one always.
  function isStored(token: string, { isCredentialed }: PreflightKey): boolean {
    return token !== '*' || (!isCredentialed && !isFirefox)
  }

  function isImplied(method: string): boolean {
    return isSafelistedMethod(method) && !(isFirefox && method === 'HEAD')
  }
}

function methodsOf({ method, isForced }: PreflightKey, values: readonly string[]): readonly string[] {
  return values.length === 0 && isForced === true ? [method] : (parseTokenList(values) ?? [])
}

function isFresh(expires: number | undefined, now: number): boolean {
  return expires !== undefined && expires > now
}

function placeOf({ origin, url }: PreflightKey, isCredentialed: boolean): string {
  return `${isCredentialed ? 'with' : 'without'} ${origin} ${url}`
}
