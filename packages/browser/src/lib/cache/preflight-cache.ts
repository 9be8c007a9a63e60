import { type Engine, profileOf } from '../engine/engine.ts'
import { createEntryCache } from './entry-cache.ts'
import { createTokenCache } from './token-cache.ts'
import type { PreflightCache } from './remembered.ts'

export type { PreflightCache, PreflightKey } from './remembered.ts'

/**
 * The preflight cache of an engine: Fetch, 4.9, and what each makes of it.
 * @throws {TypeError} for an engine that there is not.
 * @param clock Milliseconds since any moment. Default `Date.now`.
 */
export function createPreflightCache(
  engine: Engine = 'standard',
  clock: () => number = Date.now,
): PreflightCache {
  profileOf(engine)
  return engine === 'chromium' || engine === 'webkit'
    ? createEntryCache(engine, clock)
    : createTokenCache(engine, clock)
}
