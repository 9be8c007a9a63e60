import type { Fault } from '../issue.ts'
import type { OriginFlaw } from '../issue-code.ts'
import { isPort, parseUrl } from './origin.ts'
import { address, opaque, readPattern } from './pattern.ts'

/** Says what is wrong with a configured origin. Precondition: `readPattern(text)` is `undefined`. */
export function diagnosePattern(text: string): Fault {
  const parts = text.split(/[\s,;]+/).filter(Boolean)
  const fixes = parts.map((part) => (readPattern(part) ? part : canonicalise(part)))
  const isClean = !/\p{Cc}/u.test(text)
  if (parts.length > 1) {
    return isClean
      ? ['origin-several', fixes.includes(undefined) ? undefined : fixes]
      : ['origin-control-character']
  }
  const flaw = findFlaw(text)
  // The URL parser would make an origin of what cannot have meant one.
  return [`origin-${flaw}`, flaw === 'null' || flaw === 'opaque-scheme' ? undefined : fixes[0]]
}

/** Names the flaw that makes the rest unreadable, first. */
function findFlaw(text: string): OriginFlaw {
  const [, before = '', below, host = '', port = '', after] =
    /^([^/]*:\/\/(?:.*@)?)(\*\.)?(\[[^\]]*\]|[^/?#:]*):?([^/?#]*)(.?)/.exec(text) ?? []
  if (text === '') return 'empty'
  if (text === 'null') return 'null'
  if (/\p{Cc}/u.test(text)) return 'control-character'
  if (/[\s,;]/.test(text)) return 'white-space'
  if (opaque.test(text)) return 'opaque-scheme'
  if (before === '') return 'no-scheme'
  if (before.includes('@')) return 'userinfo'
  if (/[^/]\/$/.test(text)) return 'trailing-slash'
  if (after !== '') return after === '?' ? 'query' : after === '#' ? 'fragment' : 'path'
  if (/\*/.test(before + host) || /.\*|\*./.test(port) || host === '') return 'wildcard-position'
  if (/\P{ASCII}/u.test(text)) return 'non-ascii'
  if (/[A-Z]/.test(text)) return 'upper-case'
  if (/^0|[^\d*]/.test(port) || Number(port) > 65535) return 'port'
  if (below !== undefined && address.test(host)) return 'wildcard-ip'
  if (/^\[|(?:^|\.)(?:0x[\da-f]*|\d+)$/.test(host)) return 'ip-not-canonical'
  if (host.length > 253) return 'host-too-long'
  if (/[^.]{64}/.test(host)) return 'label-too-long'
  return isPort(port) ? 'default-port' : 'malformed'
}

/** What the text should have been, if the platform's URL parser can make a pattern of it. */
function canonicalise(text: string): string | undefined {
  // "http://localhost*" means any port; "https://*example.com" means subdomains; "localhost" means http.
  const [, scheme = '', short = '', below = '', authority = '', anyPort] =
    /^(?:(\w[\w+.-]*):\/\/|(https?)[:/]\/?|\/\/)?([*.]*)(.*?)(:?\*)?(?:[/?#\\].*)?$/.exec(text.trim()) ?? []
  const url = parseUrl(
    `${scheme || short || (/^(?:localhost|127\.|\[)/.test(authority) ? 'http' : 'https')}://${authority}`,
  )
  // "https://example.com:8*" cannot have meant every port.
  if (url === undefined || (anyPort !== undefined && url.port !== '')) return undefined
  const port = anyPort === undefined ? url.port && `:${url.port}` : ':*'
  const fix = `${url.protocol}//${below && '*.'}${url.hostname}${port}`
  return readPattern(fix) && fix
}
