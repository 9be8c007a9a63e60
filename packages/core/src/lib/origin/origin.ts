import { canonicalIPv6 } from './ipv6.ts'

// 64 scheme + 3 "://" + 253 host + 1 ":" + 5 port: the longest Origin that anybody can own. Longer text
// is refused before a byte of it is read.
export const maxOriginLength = 326
const maxSchemeLength = 64
export const maxHostLength = 253
const maxLabelLength = 63

const defaultPorts: { readonly [scheme: string]: string } = {
  __proto__: null as never,
  http: '80',
  https: '443',
  ws: '80',
  wss: '443',
  ftp: '21',
}

/** The port that a scheme's origins never spell out. */
export function defaultPort(scheme: string): string | undefined {
  return defaultPorts[scheme]
}

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
  const bracket = text.charCodeAt(hostStart) === 0x5b ? text.indexOf(']', hostStart) : hostStart
  if (bracket === -1) return undefined
  const colon = text.indexOf(':', bracket)
  const hostEnd = colon === -1 ? text.length : colon
  const host = text.slice(hostStart, hostEnd)
  if (!isHost(host)) return undefined
  const port = colon === -1 ? '' : text.slice(colon + 1)
  if (colon !== -1 && (!isPort(port) || port === defaultPorts[scheme])) return undefined
  return { scheme, host, port }
}

/** Whether the text up to `end` is a lower-case scheme (RFC 3986, section 3.1). */
function isScheme(text: string, end: number): boolean {
  for (let index = 0; index < end; index++) {
    const code = text.charCodeAt(index)
    const alpha = code >= 0x61 && code <= 0x7a
    const later = (code >= 0x30 && code <= 0x39) || code === 0x2b || code === 0x2d || code === 0x2e
    if (!alpha && (index === 0 || !later)) return false
  }
  return true
}

/** Whether the text is a port without leading zero, 1 to 65535. */
export function isPort(text: string): boolean {
  if (text.length === 0 || text.length > 5 || text.charCodeAt(0) === 0x30) return false
  return isDigits(text, 0) && Number(text) <= 65535
}

function isDigits(text: string, from: number): boolean {
  for (let index = from; index < text.length; index++) {
    const code = text.charCodeAt(index)
    if (code < 0x30 || code > 0x39) return false
  }
  return from < text.length
}

/** Whether the text is a canonical host: lower-case labels, canonical IPv4, or bracketed canonical IPv6. */
export function isHost(host: string): boolean {
  if (host.charCodeAt(0) === 0x5b) {
    return host.endsWith(']') && canonicalIPv6(host.slice(1, -1))
  }
  if (host.length > maxHostLength) return false
  let labelStart = 0
  for (let index = 0; index <= host.length; index++) {
    const code = index === host.length ? 0x2e : host.charCodeAt(index)
    if (code === 0x2e) {
      const length = index - labelStart
      if (length === 0 || length > maxLabelLength) return false
      if (index !== host.length) labelStart = index + 1
    } else if (!isLabelCode(code)) {
      return false
    }
  }
  return !endsInNumber(host, labelStart) || isCanonicalIPv4(host)
}

function isLabelCode(code: number): boolean {
  return (
    (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39) || code === 0x2d || code === 0x5f
  )
}

/**
 * URL Standard, "ends in a number": a browser reads such a host as an IPv4 address, so it is one or
 * it is nothing. `0x` with hexadecimal digits, even none, counts.
 */
export function endsInNumber(host: string, lastLabelStart: number): boolean {
  if (isDigits(host, lastLabelStart)) return true
  if (!host.startsWith('0x', lastLabelStart)) return false
  for (let index = lastLabelStart + 2; index < host.length; index++) {
    const code = host.charCodeAt(index)
    if (!((code >= 0x30 && code <= 0x39) || (code >= 0x61 && code <= 0x66))) return false
  }
  return true
}

/** Whether the text is four decimal octets without leading zeros. */
export function isCanonicalIPv4(host: string): boolean {
  const octets = host.split('.')
  return (
    octets.length === 4 &&
    octets.every(
      (octet) => isDigits(octet, 0) && octet.length <= 3 && Number(octet) <= 255 && String(Number(octet)) === octet,
    )
  )
}

/** Whether requests to this host never leave the machine (WICG Secure Contexts: localhost, 127/8, ::1). */
export function isLoopback(host: string): boolean {
  return (
    host === 'localhost' ||
    host.endsWith('.localhost') ||
    host === '[::1]' ||
    (host.startsWith('127.') && isCanonicalIPv4(host))
  )
}
