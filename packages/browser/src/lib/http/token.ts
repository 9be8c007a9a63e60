import { trim } from './header-lines.ts'

const token = /^[\w!#$%&'*+.^`|~-]+$/u

/** RFC 9110, 5.6.2. */
export function isToken(text: string): boolean {
  return token.test(text)
}

/**
 * RFC 9110, 5.6.1, of tokens, and Fetch, 2.2.2, extract header list values: empty elements are passed over, and one
 * that is not a token makes a failure of the whole. `undefined` is that failure.
 */
export function parseTokenList(values: readonly string[]): readonly string[] | undefined {
  const tokens: string[] = []
  for (const value of values) {
    for (const element of value.split(',')) {
      const name = trimOptionalWhitespace(element)
      if (name === '') continue
      if (!isToken(name)) return undefined
      tokens.push(name)
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

/** RFC 9110, 5.6.3. */
function trimOptionalWhitespace(text: string): string {
  return trim(text, ' \t')
}
