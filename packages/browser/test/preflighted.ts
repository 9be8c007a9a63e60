import {
  type Answer,
  type Engine,
  type HeaderLine,
  type PreflightCache,
  type PreflightKey,
  createPreflightCache,
} from '../src/index.ts'

/** A key: the row's, and a PUT for the rest. */
export function keyOf(changed: Partial<PreflightKey> = {}): PreflightKey {
  return {
    origin: 'https://page.example',
    url: 'https://api.example/',
    method: 'PUT',
    names: [],
    isCredentialed: false,
    ...changed,
  }
}

/** The answer to a preflight, of its three lists; `undefined` is a header that is not there. */
export function answerOf(methods?: string, names?: string, age?: string): Answer {
  const headers: HeaderLine[] = []
  if (methods !== undefined) headers.push(['Access-Control-Allow-Methods', methods])
  if (names !== undefined) headers.push(['Access-Control-Allow-Headers', names])
  if (age !== undefined) headers.push(['Access-Control-Max-Age', age])
  return { status: 204, headers }
}

/** A cache, and a clock in seconds that is set by hand. */
export function clocked(engine: Engine): {
  readonly cache: PreflightCache
  readonly at: (seconds: number) => PreflightCache
} {
  let now = 1_700_000_000_000
  const start = now
  const cache = createPreflightCache(engine, () => now)
  return {
    cache,
    at(seconds) {
      now = start + seconds * 1000
      return cache
    },
  }
}
