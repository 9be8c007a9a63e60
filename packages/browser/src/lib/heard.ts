import { isNamed, normaliseValue, valuesOf } from './http/header-lines.ts'
import type { EngineProfile } from './engine/engine.ts'
import type { HeaderLine } from './exchange.ts'
import type { Received } from './sent.ts'

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

/** The lines of which something is heard: of those without a value only the first, where no other of its name has one. */
export function withoutEmptyLines(headers: readonly HeaderLine[]): readonly HeaderLine[] {
  const heardNames = new Set(
    headers.filter(([, value]) => normaliseValue(value) !== '').map(([name]) => name.toLowerCase()),
  )
  return headers.filter(([name, value]) => {
    const lower = name.toLowerCase()
    if (normaliseValue(value) !== '') return true
    if (heardNames.has(lower)) return false
    heardNames.add(lower)
    return true
  })
}

function hasHighByte(value: string): boolean {
  for (let index = 0; index < value.length; index++) if (value.charCodeAt(index) > 0x7f) return true
  return false
}

/** A string has a character for each byte here, as header values of Fetch do. */
function mended(value: string): string {
  if (!hasHighByte(value)) return value
  const bytes = new Uint8Array(value.length)
  for (let index = 0; index < value.length; index++) bytes[index] = value.charCodeAt(index)
  const encoded = new TextEncoder().encode(new TextDecoder().decode(bytes))
  let text = ''
  // As many as a call takes.
  for (let at = 0; at < encoded.length; at += 8192) {
    text += String.fromCharCode(...encoded.subarray(at, at + 8192))
  }
  return text
}
