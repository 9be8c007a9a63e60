/** RFC 9110, 5.6.2. */
export function isToken(text: string): boolean {
  for (let index = 0; index < text.length; index++) {
    if (!isTokenCode(text.charCodeAt(index))) return false
  }
  return text !== ''
}

// ! # $ % & ' * + - . ^ _ ` | ~ beside digits and letters
const marks = new Set(Array.from("!#$%&'*+-.^_`|~", (mark) => mark.charCodeAt(0)))

function isTokenCode(code: number): boolean {
  return (
    (code >= 0x61 && code <= 0x7a) ||
    (code >= 0x41 && code <= 0x5a) ||
    (code >= 0x30 && code <= 0x39) ||
    marks.has(code)
  )
}

/**
 * RFC 9110, 5.6.1, of tokens, and Fetch, 2.2.2, extract header list values: empty elements are passed over, and one
 * that is not a token makes a failure of the whole. `undefined` is that failure.
 */
export function parseTokenList(values: readonly string[]): readonly string[] | undefined {
  const tokens: string[] = []
  for (const value of values) {
    for (const element of value.split(',')) {
      const token = trimOptionalWhitespace(element)
      if (token === '') continue
      if (!isToken(token)) return undefined
      tokens.push(token)
    }
  }
  return tokens
}

/** The first element that is not a token. */
export function badElement(values: readonly string[]): string | undefined {
  return values
    .flatMap((value) => value.split(',').map(trimOptionalWhitespace))
    .find((element) => element !== '' && !isToken(element))
}

function trimOptionalWhitespace(text: string): string {
  let start = 0
  let end = text.length
  while (start < end && isSpaceOrTab(text.charCodeAt(start))) start++
  while (end > start && isSpaceOrTab(text.charCodeAt(end - 1))) end--
  return text.slice(start, end)
}

function isSpaceOrTab(code: number): boolean {
  return code === 0x20 || code === 0x09
}
