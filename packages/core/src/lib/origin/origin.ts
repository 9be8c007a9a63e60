// 64 scheme + 3 "://" + 253 host + 1 ":" + 5 port: the longest Origin that anybody can own. Longer text
// is refused before a byte of it is read.
export const maxOriginLength = 326
const maxSchemeLength = 64

/** A serialised tuple origin, taken apart. `port` is `''` for the scheme's default. */
export interface Origin {
  readonly scheme: string
  readonly host: string
  readonly port: string
}

/**
 * Takes a serialised origin apart (Fetch, "Origin header", grammar of 2026-05; RFC 6454 lists are gone).
 * Strict: what a browser would not have written is not an origin. `_` is accepted in labels, since
 * browsers do send such hosts. Precondition: at most {@link maxOriginLength} long.
 */
export function parseOrigin(text: string): Origin | undefined {
  const hostEnd = findHostEnd(text)
  if (hostEnd === 0) return undefined
  const schemeEnd = text.indexOf(':')
  return {
    scheme: text.slice(0, schemeEnd),
    host: text.slice(schemeEnd + 3, hostEnd),
    port: text.slice(hostEnd + 1),
  }
}

/** Whether the text is a serialised origin, without taking it apart: what most refused requests are asked. */
export function isOrigin(text: string): boolean {
  return findHostEnd(text) !== 0
}

/** Where the host of a serialised origin ends; 0 for any other text. */
function findHostEnd(text: string): number {
  const schemeEnd = text.indexOf('://')
  if (schemeEnd < 1 || schemeEnd > maxSchemeLength || !isScheme(text, schemeEnd)) return 0
  const hostStart = schemeEnd + 3
  // Inside brackets colons belong to the address.
  const colon = text.indexOf(':', text[hostStart] === '[' ? text.indexOf(']') : hostStart)
  const hostEnd = colon === -1 ? text.length : colon
  if (!isHost(text, hostStart, hostEnd)) return 0
  if (colon === -1) return hostEnd
  const port = text.slice(colon + 1)
  return isPort(port) && port !== defaultPortOf(text, schemeEnd) ? hostEnd : 0
}

function defaultPortOf(text: string, schemeEnd: number): string | undefined {
  const scheme = text.slice(0, schemeEnd)
  if (scheme === 'http' || scheme === 'ws') return '80'
  return scheme === 'https' || scheme === 'wss' ? '443' : undefined
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39
}

function isLowerAlpha(code: number): boolean {
  return code >= 0x61 && code <= 0x7a
}

/** Whether the text up to `end` is a lower-case scheme (RFC 3986, section 3.1). */
function isScheme(text: string, end: number): boolean {
  for (let index = 0; index < end; index++) {
    const code = text.charCodeAt(index)
    const later = isDigit(code) || code === 0x2b || code === 0x2d || code === 0x2e
    if (!isLowerAlpha(code) && (index === 0 || !later)) return false
  }
  return true
}

/** Whether the text is a port without leading zero, 1 to 65535. */
export function isPort(text: string): boolean {
  // Reading back what was read rules out signs, spaces, fractions, exponents and leading zeros.
  const port = Number(text)
  return text.length < 6 && port > 0 && port < 65536 && String(Math.trunc(port)) === text
}

/** Whether that part of the text is a canonical host: lower-case labels, canonical IPv4, or bracketed canonical IPv6. */
function isHost(text: string, start: number, end: number): boolean {
  if (end - start > 253) return false
  if (text[start] === '[') return isSerialised(text.slice(start, end))
  let labelStart = start
  for (let index = start; index <= end; index++) {
    const code = index === end ? 0x2e : text.charCodeAt(index)
    if (code === 0x2e) {
      const length = index - labelStart
      if (length === 0 || length > 63) return false
      if (index !== end) labelStart = index + 1
    } else if (!isLowerAlpha(code) && !isDigit(code) && code !== 0x2d && code !== 0x5f) {
      return false
    }
  }
  // URL Standard, "ends in a number": such a host is an IPv4 address or nothing, and `0x1f` is a number too.
  // Punycode is a code: not every text that begins with its mark is one.
  const isPlain = !isDigit(text.charCodeAt(labelStart)) && !text.includes('xn--')
  return isPlain || isSerialised(text.slice(start, end))
}

interface ParsedUrl {
  readonly protocol: string
  readonly hostname: string
  readonly port: string
}

/** What the platform's URL parser makes of the text; `undefined` for a failure. */
export function parseUrl(text: string): ParsedUrl | undefined {
  try {
    return new (globalThis as unknown as { readonly URL: new (text: string) => ParsedUrl }).URL(text)
  } catch {
    return undefined
  }
}

/** Whether the platform's URL parser writes this host as it stands: it alone knows what canonical is. */
function isSerialised(host: string): boolean {
  return parseUrl(`http://${host}`)?.hostname === host
}

/** Whether requests to this host never leave the machine (Secure Contexts: localhost, 127/8, ::1). */
export function isLoopback(host: string): boolean {
  return /^(?:(?:[^[]*\.)?localhost|127\.[\d.]+|\[::1\])$/.test(host)
}
