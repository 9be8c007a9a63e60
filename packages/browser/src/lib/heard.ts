import { isNamed, normaliseValue, valuesOf } from './http/header-lines.ts'
import type { EngineProfile } from './engine/engine.ts'
import type { HeaderLine } from './exchange.ts'
import type { Received } from './sent.ts'
import { isSingle } from './location.ts'

/** An answer as an engine's header list has it. */
export function heard(answer: Received, { joinsNothing, mendsUtf8 }: EngineProfile): Received {
  if (answer === null || answer === undefined) return answer
  const { status, headers } = answer
  if (mendsUtf8 && headers.some(([, value]) => hasHighByte(value))) {
    return { status, headers: headers.map(([name, value]) => [name, mended(value)]) }
  }
  return joinsNothing ? { status, headers: joined(headers) } : answer
}

const allowOrigin = 'Access-Control-Allow-Origin'

function joined(headers: readonly HeaderLine[]): readonly HeaderLine[] {
  const isCounted = headers.filter(([name]) => name === allowOrigin).length > 1
  const kept = withoutEmptyLines(headers)
  const origins = valuesOf(kept, 'access-control-allow-origin')
  if (isCounted)
    return [
      ...kept.filter(([name]) => name !== allowOrigin),
      ...headers.filter(([name]) => name === allowOrigin),
    ]
  if (origins.length < 2) return kept
  return [
    ...kept.filter(([name]) => !isNamed(name, 'access-control-allow-origin')),
    [allowOrigin, origins.join(', ')],
  ]
}

/**
 * The lines of which something is heard. Of those that may contradict each other all: Firefox, nsHttpHeaderArray. Of others without a value
 * only the first, where no other of its name has one.
 */
export function withoutEmptyLines(headers: readonly HeaderLine[]): readonly HeaderLine[] {
  const heardNames = new Set(
    headers.filter(([, value]) => normaliseValue(value) !== '').map(([name]) => name.toLowerCase()),
  )
  return headers.filter(([name, value]) => {
    const lower = name.toLowerCase()
    if (normaliseValue(value) !== '' || isSingle(lower)) return true
    if (heardNames.has(lower)) return false
    heardNames.add(lower)
    return true
  })
}

function hasHighByte(value: string): boolean {
  return /[\u0080-\uFFFF]/.test(value)
}

/** A string has a character for each byte here, as header values of Fetch do. */
function mended(value: string): string {
  if (!hasHighByte(value)) return value
  const bytes = new Uint8Array(value.length)
  for (let index = 0; index < value.length; index++) bytes[index] = value.charCodeAt(index)
  const encoded = new TextEncoder().encode(new TextDecoder().decode(bytes))
  // Each byte as a code unit, the lower half first: ten times as fast as fromCharCode, for what may be a megabyte.
  const units = new Uint8Array(2 * encoded.length)
  for (let index = 0; index < encoded.length; index++) units[2 * index] = encoded[index] ?? 0
  return new TextDecoder('utf-16le').decode(units)
}
