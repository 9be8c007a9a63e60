import type { HeaderLine } from '../exchange.ts'

/** Fetch, 2.2.2, normalize: HTTP whitespace at both ends, and no other character, is not part of a value. */
export function normaliseValue(value: string): string {
  return trim(value, ' \t\n\r')
}

/** Without these marks at both ends. A scan: an expression would take quadratic time for what is full of them. */
export function trim(text: string, marks: string): string {
  let start = 0
  let end = text.length
  while (start < end && marks.includes(text.charAt(start))) start++
  while (end > start && marks.includes(text.charAt(end - 1))) end--
  return text.slice(start, end)
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
