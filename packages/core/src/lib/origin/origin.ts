// 64 scheme + 3 "://" + 253 host + 1 ":" + 5 port: the longest Origin that anybody can own. Longer text
// is refused before a byte of it is read.
export const maxOriginLength = 326
const maxSchemeLength = 64

const defaultPorts: ReadonlyMap<string, string> = new Map([
  ['http', '80'],
  ['https', '443'],
  ['ws', '80'],
  ['wss', '443'],
])

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
  const schemeEnd = text.indexOf('://')
  if (schemeEnd < 1 || schemeEnd > maxSchemeLength || !isScheme(text, schemeEnd)) return undefined
  const scheme = text.slice(0, schemeEnd)
  const hostStart = schemeEnd + 3
  // Inside brackets colons belong to the address.
  const colon = text.indexOf(':', Math.max(hostStart, text.indexOf(']')))
  const host = text.slice(hostStart, colon === -1 ? undefined : colon)
  const port = colon === -1 ? '' : text.slice(colon + 1)
  if (!isHost(host)) return undefined
  if (colon !== -1 && (!isPort(port) || port === defaultPorts.get(scheme))) return undefined
  return { scheme, host, port }
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

/** Whether the text is a canonical host: lower-case labels, canonical IPv4, or bracketed canonical IPv6. */
function isHost(host: string): boolean {
  if (host.length > 253) return false
  if (host.startsWith('[')) return isSerialised(host)
  let labelStart = 0
  for (let index = 0; index <= host.length; index++) {
    const code = index === host.length ? 0x2e : host.charCodeAt(index)
    if (code === 0x2e) {
      const length = index - labelStart
      if (length === 0 || length > 63) return false
      if (index !== host.length) labelStart = index + 1
    } else if (!isLowerAlpha(code) && !isDigit(code) && code !== 0x2d && code !== 0x5f) {
      return false
    }
  }
  // URL Standard, "ends in a number": such a host is an IPv4 address or nothing, and `0x1f` is a number too.
  // Punycode is a code: not every text that begins with its mark is one.
  return (!isDigit(host.charCodeAt(labelStart)) && !host.includes('xn--')) || isSerialised(host)
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
