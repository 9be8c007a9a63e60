import type { Fault } from '../issue.ts'
import { defaultPort, endsInNumber, isPort, maxHostLength } from './origin.ts'
import { isAddress, isOpaqueScheme, readPattern } from './pattern.ts'

// Where the platform's parser would make an origin of what cannot have meant one.
const noFix: unique symbol = Symbol('no fix')

/** Says what is wrong with a configured origin. Precondition: `readPattern(text)` is `undefined`. */
export function diagnosePattern(text: string): Fault {
  const fault = (code: string, message: string, fix: unknown = canonicalise(text)): Fault => ({
    code: `origin-${code}`,
    message,
    ...(fix === undefined || fix === noFix ? {} : { fix }),
  })
  if (text === '') {
    return fault('empty', 'is an empty string: an environment variable that is set to nothing is the usual cause.', noFix)
  }
  if (text === 'null') {
    return fault(
      'null',
      'is "null", which any sandboxed frame on any site can send. If you mean it, set dangerouslyAllowNullOrigin.',
      noFix,
    )
  }
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  if (/[\0-\x1f\x7f]/.test(text)) {
    return fault('control-character', 'has a control character (a line break or NUL) in it.')
  }
  const several = text.split(/[\s,;]+/).filter((part) => part !== '')
  if (several.length > 1) {
    return fault('several', 'has several origins in one string. Give an array.', several)
  }
  if (/[\s,;]/.test(text)) return fault('white-space', 'has white space or a separator around it.', several[0])
  const schemeEnd = text.indexOf('://')
  const scheme = /^[a-z][a-z\d+.-]*(?=:\D)/i.exec(text)?.[0].toLowerCase()
  if (scheme !== undefined && isOpaqueScheme(scheme)) {
    return fault('opaque-scheme', `has the scheme "${scheme}:", whose pages send "null" as their origin.`)
  }
  if (schemeEnd === -1) {
    return fault('no-scheme', 'has no scheme: an origin begins with https:// or http://.')
  }
  const authorityEnd = schemeEnd + 3 + text.slice(schemeEnd + 3).search(/[/?#\\]|$/)
  const authority = text.slice(schemeEnd + 3, authorityEnd)
  const rest = text.slice(authorityEnd)
  if (authority.includes('@')) return fault('userinfo', 'has a user name or password in it.')
  if (rest === '/') return fault('trailing-slash', 'ends with a slash: no browser sends one in Origin.')
  if (rest.startsWith('?')) return fault('query', 'has a query: an origin is scheme, host and port.')
  if (rest.startsWith('#')) return fault('fragment', 'has a fragment: an origin is scheme, host and port.')
  if (rest !== '') return fault('path', 'has a path: an origin is scheme, host and port.')
  const { host, port } = splitAuthority(authority)
  if (text.slice(0, schemeEnd).includes('*') || hasStrayWildcard(host, port)) {
    return fault(
      'wildcard-position',
      'has a wildcard where none can stand: "*" is whole labels before the host ("https://*.example.com") or the port ("http://localhost:*"). For every origin, the option is "*".',
    )
  }
  if (host.startsWith('*.') && isIPLike(host.slice(2))) {
    return fault('wildcard-ip', 'has a wildcard before an IP address, which has no subdomains.', noFix)
  }
  // oxlint-disable-next-line no-control-regex -- ASCII is the range
  if (/[^\0-\x7f]/.test(text)) {
    return fault('non-ascii', 'has characters beyond ASCII: browsers send the punycode form of the host.')
  }
  if (text !== text.toLowerCase()) return fault('upper-case', 'has upper-case letters: browsers send lower case.')
  if (port !== undefined && port !== '*') {
    if (scheme !== undefined && port === defaultPort(scheme)) {
      return fault('default-port', `spells out the default port of ${scheme}:, which browsers leave away.`)
    }
    if (!isPort(port)) return fault('port', 'has a port that is not a number from 1 to 65535 without leading zeros.')
  }
  if (isIPLike(host)) return fault('ip-not-canonical', 'has an IP address that is not in canonical form.')
  if (host.length > maxHostLength) return fault('host-too-long', 'has a host of more than 253 characters.')
  if (host.split('.').some((label) => label.length > 63)) {
    return fault('label-too-long', 'has a label of more than 63 characters.')
  }
  return fault('malformed', 'is not an origin: scheme, "://", host, and a port unless it is the default.')
}

function splitAuthority(authority: string): { readonly host: string; readonly port: string | undefined } {
  const colon = authority.indexOf(':', authority.startsWith('[') ? authority.indexOf(']') : 0)
  return colon === -1
    ? { host: authority, port: undefined }
    : { host: authority.slice(0, colon), port: authority.slice(colon + 1) }
}

function hasStrayWildcard(host: string, port: string | undefined): boolean {
  const base = host.startsWith('*.') ? host.slice(2) : host
  return base.includes('*') || base === '' || (port !== undefined && port !== '*' && port.includes('*'))
}

function isIPLike(host: string): boolean {
  return host.startsWith('[') || endsInNumber(host, host.lastIndexOf('.') + 1) || isAddress(host)
}

interface ParsedUrl {
  readonly protocol: string
  readonly hostname: string
  readonly port: string
}
const Url = (globalThis as { readonly URL?: new (text: string) => ParsedUrl }).URL

/** What the text should have been, if the platform's URL parser can make a pattern of it. */
function canonicalise(text: string): string | undefined {
  const trimmed = text.trim().replace(/^\/\//, '')
  const schemed = trimmed.includes('://')
    ? trimmed
    : `${/^(\*\.)?(localhost|127\.|\[)/i.test(trimmed) ? 'http' : 'https'}://${trimmed}`
  const [, scheme = '', wildcards = '', authority = ''] =
    /^([a-z][a-z\d+.-]*):\/\/((?:\*\.?)*)([^/?#\\]*)/i.exec(schemed) ?? []
  // "http://localhost*" means any port; "https://*example.com" means subdomains.
  const anyPort = /(?::?\*)$/.test(authority)
  try {
    if (Url === undefined) return undefined
    const url = new Url(`${scheme}://${anyPort ? authority.replace(/:?\*$/, '') : authority}`)
    const port = anyPort ? ':*' : url.port === '' ? '' : `:${url.port}`
    const fix = `${url.protocol}//${wildcards === '' ? '' : '*.'}${url.hostname}${port}`
    return readPattern(fix) === undefined ? undefined : fix
  } catch {
    return undefined
  }
}
