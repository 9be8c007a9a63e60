import { brokenValueRule, totalLimit, valueLimit } from './safelisted-value.ts'
import type { EngineProfile } from '../engine/engine.ts'
import type { HeaderLine } from '../exchange.ts'
import { isNamed, normaliseValue } from '../http/header-lines.ts'
import { combineLines } from './request-headers.ts'

const none: readonly string[] = Object.freeze([])

/**
 * Fetch, 2.2.2, CORS-unsafe request-header names: in lower case, in the order of the request, each once but where an engine
 * repeats them.
 */
export function unsafeNames(lines: readonly HeaderLine[], profile: EngineProfile): readonly string[] {
  if (lines.length === 0) return none
  const unsafe: string[] = []
  const potentiallyUnsafe: string[] = []
  let total = 0
  for (const [name, raw] of profile.joinsLines ? combineLines(lines) : lines) {
    const value = profile.trimsJoined ? normaliseValue(raw) : raw
    const lower = name.toLowerCase()
    if (isUnasked(lower, value, profile)) {
      potentiallyUnsafe.push(lower)
      total += value.length
    } else unsafe.push(lower)
  }
  // Fetch, 4, fetch: it is added before anybody looks. So may Accept-Language be, of which nobody knows the value.
  if (!profile.ignoresOwnAccept && !lines.some(([name]) => isNamed(name, 'accept'))) {
    potentiallyUnsafe.push('accept')
    total += '*/*'.length
  }
  if (total > totalLimit && !profile.ignoresTotal) unsafe.push(...potentiallyUnsafe)
  return profile.repeatsNames ? unsafe : [...new Set(unsafe)]
}

/** Whether a line by itself needs no asking: it is safelisted, or the engine's own. The name is in lower case. */
export function isUnasked(name: string, value: string, profile: EngineProfile): boolean {
  const hint = profile.unasked?.get(name)
  if (hint !== undefined) return hint.test(value) && value.length <= valueLimit
  if (name === 'content-type' && profile.commaEndsType && value.includes(',')) return false
  const read = name === 'range' && profile.rangeInAnyCase ? value.toLowerCase() : value
  return brokenValueRule(name, read, profile.isAsciiOnly) === undefined
}
