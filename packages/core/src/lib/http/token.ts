// RFC 9110, section 5.6.2: tchar = "!" / "#" / "$" / "%" / "&" / "'" / "*" / "+" / "-" / "." / "^" /
// "_" / "`" / "|" / "~" / DIGIT / ALPHA. A table by byte: one look-up a character, no expression.
const tchar = new Uint8Array(256)
for (const char of "!#$%&'*+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ") {
  tchar[char.charCodeAt(0)] = 1
}

/** Whether the text is one token. */
export function isToken(text: string): boolean {
  for (let index = 0; index < text.length; index++) {
    if (tchar[text.charCodeAt(index)] !== 1) return false
  }
  return text !== ''
}

/** How much of a list header is read: UTF-16 units (bytes, as hosts hand headers over) and elements. */
export interface ListBounds {
  readonly length: number
  readonly elements: number
}

/**
 * Reads a comma-separated list of tokens (RFC 9110, section 5.6.1), over one line or several: lower-case,
 * each name once. White space around elements and empty elements are tolerated, as the RFC tells
 * recipients. Never splits or copies before the length is known.
 */
export function readTokenList(
  lines: string | readonly string[],
  bounds: ListBounds,
): ReadonlySet<string> | 'too-long' | 'malformed' {
  const tokens = new Set<string>()
  if (typeof lines === 'string') return scan(lines, bounds, bounds.length, tokens) ?? tokens
  let left = bounds.length
  for (const line of lines) {
    const fault = scan(line, bounds, left, tokens)
    if (fault !== undefined) return fault
    // One more for the comma that would have joined the lines, so that many empty lines cost too.
    left -= line.length + 1
  }
  return tokens
}

function scan(
  line: string,
  bounds: ListBounds,
  left: number,
  tokens: Set<string>,
): 'too-long' | 'malformed' | undefined {
  if (line.length > left) return 'too-long'
  let start = -1
  let end = -1
  for (let index = 0; index <= line.length; index++) {
    const code = index === line.length ? 0x2c : line.charCodeAt(index)
    if (code === 0x2c) {
      if (start !== -1) {
        tokens.add(line.slice(start, end).toLowerCase())
        if (tokens.size > bounds.elements) return 'too-long'
      }
      start = -1
    } else if (tchar[code] === 1) {
      // A token that goes on after white space is two: "a b".
      if (start === -1) start = index
      else if (end !== index) return 'malformed'
      end = index + 1
    } else if (code !== 0x20 && code !== 0x09) {
      return 'malformed'
    }
  }
  return undefined
}
