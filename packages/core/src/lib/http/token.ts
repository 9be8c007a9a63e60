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
  let length = 0
  if (typeof lines === 'string') length = lines.length
  // One more for the comma that joins the lines, so that many empty lines count too.
  else for (const line of lines) length += line.length + 1
  if (length > bounds.length + (typeof lines === 'string' ? 0 : 1)) return 'too-long'
  return scan(typeof lines === 'string' ? lines : lines.join(','), bounds.elements)
}

function scan(text: string, most: number): ReadonlySet<string> | 'too-long' | 'malformed' {
  const tokens = new Set<string>()
  let count = 0
  let start = -1
  let end = -1
  for (let index = 0; index <= text.length; index++) {
    const code = index === text.length ? 0x2c : text.charCodeAt(index)
    if (code === 0x2c) {
      if (start !== -1) {
        if (++count > most) return 'too-long'
        tokens.add(text.slice(start, end).toLowerCase())
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
  return tokens
}
