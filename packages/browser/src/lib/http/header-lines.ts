import type { HeaderLine } from '../exchange.ts'

/** Fetch, 2.2.2, normalize: HTTP whitespace at both ends, and no other character, is not part of a value. */
export function normaliseValue(value: string): string {
  let start = 0
  let end = value.length
  while (start < end && isWhitespace(value.charCodeAt(start))) start++
  while (end > start && isWhitespace(value.charCodeAt(end - 1))) end--
  return start === 0 && end === value.length ? value : value.slice(start, end)
}

function isWhitespace(code: number): boolean {
  return code === 0x20 || code === 0x09 || code === 0x0a || code === 0x0d
}

/** The values of all lines of a name, in order. The name is in lower case. */
export function valuesOf(lines: readonly HeaderLine[], name: string): readonly string[] {
  let values: string[] | undefined
  for (const [candidate, value] of lines) {
    if (isNamed(candidate, name)) (values ??= []).push(normaliseValue(value))
  }
  return values ?? none
}

const none: readonly string[] = Object.freeze([])

/** Fetch, 2.2.2, get: the values of all lines, joined. */
export function combinedValue(lines: readonly HeaderLine[], name: string): string | undefined {
  const values = valuesOf(lines, name)
  return values.length < 2 ? values[0] : values.join(', ')
}

export function isNamed(candidate: string, lowercaseName: string): boolean {
  return (
    candidate.length === lowercaseName.length &&
    (candidate === lowercaseName || candidate.toLowerCase() === lowercaseName)
  )
}
