import { describe, expect, it } from 'vitest'
import type { CorsOptions, CorsReason } from '../src/index.ts'
import { actual, app, ask, preflight } from './exchange.ts'

interface Row {
  readonly id: string
  readonly options: CorsOptions
  readonly origin: string | readonly string[]
  readonly reason: CorsReason
}

const reflected: CorsOptions = { origin: '*', dangerouslyReflectAnyOrigin: true }
const exact: CorsOptions = {
  origin: [app, 'https://b.example:8443', 'http://127.0.0.1:3000', 'http://[::1]:3000'],
}
const below: CorsOptions = { origin: 'https://*.example.com' }
const belowAnyPort: CorsOptions = { origin: 'https://*.example.com:*' }
const anyPort: CorsOptions = { origin: ['http://localhost:*', 'http://127.0.0.1:*', 'http://[::1]:*'] }
const expression: CorsOptions = { origin: /^https:\/\/[a-z]+\.example\.com$/ }

const label63 = 'a'.repeat(63)
const host253 = `${label63}.${label63}.${label63}.${'a'.repeat(61)}`
const scheme64 = `s${'c'.repeat(63)}`

const rows: readonly Row[] = [
  { id: 'exact-allowed', options: exact, origin: app, reason: 'origin-allowed' },
  { id: 'exact-single-string', options: { origin: app }, origin: app, reason: 'origin-allowed' },
  { id: 'exact-port', options: exact, origin: 'https://b.example:8443', reason: 'origin-allowed' },
  { id: 'exact-ipv4', options: exact, origin: 'http://127.0.0.1:3000', reason: 'origin-allowed' },
  { id: 'exact-ipv6', options: exact, origin: 'http://[::1]:3000', reason: 'origin-allowed' },
  { id: 'exact-refused', options: exact, origin: 'https://evil.example', reason: 'origin-not-allowed' },
  {
    id: 'exact-other-scheme',
    options: exact,
    origin: 'http://app.example.com',
    reason: 'origin-not-allowed',
  },
  { id: 'exact-other-port', options: exact, origin: 'https://b.example', reason: 'origin-not-allowed' },
  {
    id: 'exact-subdomain',
    options: exact,
    origin: 'https://x.app.example.com',
    reason: 'origin-not-allowed',
  },
  { id: 'exact-parent', options: exact, origin: 'https://example.com', reason: 'origin-not-allowed' },
  { id: 'one-line-array', options: exact, origin: [app], reason: 'origin-allowed' },

  // Byte for byte: what differs in case or white space is not the origin, and no browser writes it.
  { id: 'upper-case-host', options: exact, origin: 'https://APP.example.com', reason: 'origin-malformed' },
  { id: 'upper-case-scheme', options: exact, origin: 'HTTPS://app.example.com', reason: 'origin-malformed' },
  { id: 'leading-space', options: exact, origin: ` ${app}`, reason: 'origin-malformed' },
  { id: 'trailing-space', options: exact, origin: `${app} `, reason: 'origin-malformed' },
  { id: 'trailing-tab', options: exact, origin: `${app}\t`, reason: 'origin-malformed' },
  { id: 'trailing-slash', options: exact, origin: `${app}/`, reason: 'origin-malformed' },
  { id: 'trailing-dot', options: exact, origin: `${app}.`, reason: 'origin-malformed' },

  { id: 'malformed/empty', options: reflected, origin: '', reason: 'origin-malformed' },
  { id: 'malformed/star', options: reflected, origin: '*', reason: 'origin-malformed' },
  { id: 'malformed/host-only', options: reflected, origin: 'app.example.com', reason: 'origin-malformed' },
  { id: 'malformed/scheme-only', options: reflected, origin: 'https://', reason: 'origin-malformed' },
  { id: 'malformed/no-scheme', options: reflected, origin: '://a.example', reason: 'origin-malformed' },
  {
    id: 'malformed/scheme-starts-with-digit',
    options: reflected,
    origin: '1s://a.example',
    reason: 'origin-malformed',
  },
  {
    id: 'malformed/userinfo',
    options: reflected,
    origin: 'https://u:p@a.example',
    reason: 'origin-malformed',
  },
  {
    id: 'malformed/user-only',
    options: reflected,
    origin: 'https://a.example@evil.example',
    reason: 'origin-malformed',
  },
  { id: 'malformed/path', options: reflected, origin: 'https://a.example/x', reason: 'origin-malformed' },
  { id: 'malformed/query', options: reflected, origin: 'https://a.example?x', reason: 'origin-malformed' },
  { id: 'malformed/fragment', options: reflected, origin: 'https://a.example#x', reason: 'origin-malformed' },
  {
    id: 'malformed/backslash',
    options: reflected,
    origin: 'https://a.example\\x',
    reason: 'origin-malformed',
  },
  {
    id: 'malformed/carriage-return',
    options: reflected,
    origin: 'https://a.example\r',
    reason: 'origin-malformed',
  },
  {
    id: 'malformed/line-feed',
    options: reflected,
    origin: 'https://a.example\nX: y',
    reason: 'origin-malformed',
  },
  { id: 'malformed/nul', options: reflected, origin: 'https://a\0.example', reason: 'origin-malformed' },
  { id: 'malformed/del', options: reflected, origin: 'https://a\x7f.example', reason: 'origin-malformed' },
  {
    id: 'malformed/latin-1',
    options: reflected,
    origin: 'https://ex\xe4mple.com',
    reason: 'origin-malformed',
  },
  {
    id: 'malformed/beyond-latin-1',
    options: reflected,
    origin: 'https://\u4f8b.example',
    reason: 'origin-malformed',
  },
  { id: 'malformed/percent', options: reflected, origin: 'https://%61.example', reason: 'origin-malformed' },
  {
    id: 'malformed/star-in-host',
    options: reflected,
    origin: 'https://*.example.com',
    reason: 'origin-malformed',
  },
  { id: 'malformed/two-origins', options: reflected, origin: `${app}, ${app}`, reason: 'origin-malformed' },
  {
    id: 'malformed/two-origins-by-space',
    options: reflected,
    origin: `${app} ${app}`,
    reason: 'origin-malformed',
  },
  { id: 'malformed/two-lines', options: reflected, origin: [app, app], reason: 'origin-malformed' },
  {
    id: 'malformed/leading-dot',
    options: reflected,
    origin: 'https://.example.com',
    reason: 'origin-malformed',
  },
  {
    id: 'malformed/empty-label',
    options: reflected,
    origin: 'https://a..example',
    reason: 'origin-malformed',
  },
  {
    id: 'malformed/trailing-dot',
    options: reflected,
    origin: 'https://a.example.',
    reason: 'origin-malformed',
  },
  {
    id: 'malformed/port-empty',
    options: reflected,
    origin: 'https://a.example:',
    reason: 'origin-malformed',
  },
  {
    id: 'malformed/port-zero',
    options: reflected,
    origin: 'https://a.example:0',
    reason: 'origin-malformed',
  },
  {
    id: 'malformed/port-leading-zero',
    options: reflected,
    origin: 'https://a.example:08443',
    reason: 'origin-malformed',
  },
  {
    id: 'malformed/port-too-high',
    options: reflected,
    origin: 'https://a.example:65536',
    reason: 'origin-malformed',
  },
  {
    id: 'malformed/port-six-digits',
    options: reflected,
    origin: 'https://a.example:123456',
    reason: 'origin-malformed',
  },
  {
    id: 'malformed/port-sign',
    options: reflected,
    origin: 'https://a.example:+443',
    reason: 'origin-malformed',
  },
  {
    id: 'malformed/port-letters',
    options: reflected,
    origin: 'https://a.example:8o80',
    reason: 'origin-malformed',
  },
  {
    id: 'malformed/port-twice',
    options: reflected,
    origin: 'https://a.example:1:2',
    reason: 'origin-malformed',
  },
  {
    id: 'malformed/default-port-https',
    options: reflected,
    origin: 'https://a.example:443',
    reason: 'origin-malformed',
  },
  {
    id: 'malformed/default-port-http',
    options: reflected,
    origin: 'http://a.example:80',
    reason: 'origin-malformed',
  },
  {
    id: 'malformed/ipv4-three-octets',
    options: reflected,
    origin: 'http://1.2.3',
    reason: 'origin-malformed',
  },
  {
    id: 'malformed/ipv4-leading-zero',
    options: reflected,
    origin: 'http://01.2.3.4',
    reason: 'origin-malformed',
  },
  {
    id: 'malformed/ipv4-octet-too-high',
    options: reflected,
    origin: 'http://1.2.3.256',
    reason: 'origin-malformed',
  },
  {
    id: 'malformed/ipv4-hexadecimal',
    options: reflected,
    origin: 'http://0x7f.0.0.0x1',
    reason: 'origin-malformed',
  },
  {
    id: 'malformed/ipv4-decimal',
    options: reflected,
    origin: 'http://2130706433',
    reason: 'origin-malformed',
  },
  {
    id: 'malformed/ends-in-number',
    options: reflected,
    origin: 'http://a.example.1',
    reason: 'origin-malformed',
  },
  { id: 'malformed/ends-in-0x', options: reflected, origin: 'http://a.0x', reason: 'origin-malformed' },
  { id: 'malformed/ipv6-no-bracket', options: reflected, origin: 'http://::1', reason: 'origin-malformed' },
  {
    id: 'malformed/ipv6-open-bracket',
    options: reflected,
    origin: 'http://[::1',
    reason: 'origin-malformed',
  },
  {
    id: 'malformed/ipv6-text-after',
    options: reflected,
    origin: 'http://[::1]x',
    reason: 'origin-malformed',
  },
  { id: 'malformed/ipv6-empty', options: reflected, origin: 'http://[]', reason: 'origin-malformed' },
  {
    id: 'malformed/ipv6-leading-zero',
    options: reflected,
    origin: 'http://[::01]',
    reason: 'origin-malformed',
  },
  {
    id: 'malformed/ipv6-not-compressed',
    options: reflected,
    origin: 'http://[0:0:0:0:0:0:0:1]',
    reason: 'origin-malformed',
  },
  {
    id: 'malformed/ipv6-wrong-run',
    options: reflected,
    origin: 'http://[1::2:0:0:0:3]',
    reason: 'origin-malformed',
  },
  { id: 'malformed/ipv6-upper-case', options: reflected, origin: 'http://[::A]', reason: 'origin-malformed' },
  {
    id: 'malformed/ipv6-embedded-ipv4',
    options: reflected,
    origin: 'http://[::ffff:1.2.3.4]',
    reason: 'origin-malformed',
  },
  {
    id: 'malformed/ipv6-zone',
    options: reflected,
    origin: 'http://[fe80::1%25eth0]',
    reason: 'origin-malformed',
  },
  {
    id: 'malformed/ipv6-nine-pieces',
    options: reflected,
    origin: 'http://[1:2:3:4:5:6:7:8:9]',
    reason: 'origin-malformed',
  },
  {
    id: 'malformed/ipv6-five-digits',
    options: reflected,
    origin: 'http://[::12345]',
    reason: 'origin-malformed',
  },
  // `parseInt` and `toString` agree on both of these.
  {
    id: 'malformed/ipv6-not-a-number',
    options: reflected,
    origin: 'http://[NaN::1]',
    reason: 'origin-malformed',
  },
  {
    id: 'malformed/ipv6-minus-sign',
    options: reflected,
    origin: 'http://[-1::1]',
    reason: 'origin-malformed',
  },

  {
    id: 'well-formed/underscore',
    options: reflected,
    origin: 'https://a_b.example',
    reason: 'origin-allowed',
  },
  {
    id: 'well-formed/punycode',
    options: reflected,
    origin: 'https://xn--exmple-cua.com',
    reason: 'origin-allowed',
  },
  { id: 'well-formed/one-label', options: reflected, origin: 'http://intranet', reason: 'origin-allowed' },
  {
    id: 'well-formed/highest-port',
    options: reflected,
    origin: 'https://a.example:65535',
    reason: 'origin-allowed',
  },
  {
    id: 'well-formed/other-default-port',
    options: reflected,
    origin: 'http://a.example:443',
    reason: 'origin-allowed',
  },
  {
    id: 'well-formed/ipv6',
    options: reflected,
    origin: 'http://[2001:db8::1]:8080',
    reason: 'origin-allowed',
  },
  { id: 'well-formed/ipv6-all-zero', options: reflected, origin: 'http://[::]', reason: 'origin-allowed' },
  {
    id: 'well-formed/extension',
    options: reflected,
    origin: 'chrome-extension://abcdefghijklmnop',
    reason: 'origin-allowed',
  },
  { id: 'well-formed/app', options: reflected, origin: 'capacitor://localhost', reason: 'origin-allowed' },
  {
    id: 'well-formed/longest-label',
    options: reflected,
    origin: `https://${label63}.example`,
    reason: 'origin-allowed',
  },
  {
    id: 'well-formed/longest-host',
    options: reflected,
    origin: `https://${host253}`,
    reason: 'origin-allowed',
  },

  {
    id: 'length/longest-origin',
    options: reflected,
    origin: `${scheme64}://${host253}:65535`,
    reason: 'origin-allowed',
  },
  {
    id: 'length/one-more',
    options: reflected,
    origin: `${scheme64}://${host253}:655350`,
    reason: 'origin-too-long',
  },
  {
    id: 'length/label',
    options: reflected,
    origin: `https://${label63}a.example`,
    reason: 'origin-malformed',
  },
  { id: 'length/host', options: reflected, origin: `https://${host253}a`, reason: 'origin-malformed' },
  { id: 'length/scheme', options: reflected, origin: `${scheme64}x://a.example`, reason: 'origin-malformed' },
  {
    id: 'length/before-everything-else',
    options: exact,
    origin: '\0'.repeat(327),
    reason: 'origin-too-long',
  },
  {
    id: 'length/before-expressions',
    options: { origin: /^[^]*$/ },
    origin: `https://${'a'.repeat(400)}`,
    reason: 'origin-too-long',
  },

  { id: 'wildcard/one-label', options: below, origin: 'https://a.example.com', reason: 'origin-allowed' },
  {
    id: 'wildcard/several-labels',
    options: below,
    origin: 'https://c.b.a.example.com',
    reason: 'origin-allowed',
  },
  {
    id: 'wildcard/never-the-apex',
    options: below,
    origin: 'https://example.com',
    reason: 'origin-not-allowed',
  },
  {
    id: 'wildcard/glued-label',
    options: below,
    origin: 'https://evilexample.com',
    reason: 'origin-not-allowed',
  },
  {
    id: 'wildcard/glued-below',
    options: below,
    origin: 'https://a.evilexample.com',
    reason: 'origin-not-allowed',
  },
  {
    id: 'wildcard/suffix',
    options: below,
    origin: 'https://a.example.com.evil.com',
    reason: 'origin-not-allowed',
  },
  {
    id: 'wildcard/other-scheme',
    options: below,
    origin: 'http://a.example.com',
    reason: 'origin-not-allowed',
  },
  { id: 'wildcard/port', options: below, origin: 'https://a.example.com:8443', reason: 'origin-not-allowed' },
  { id: 'wildcard/leading-dot', options: below, origin: 'https://.example.com', reason: 'origin-malformed' },
  {
    id: 'wildcard/fixed-port',
    options: { origin: 'https://*.example.com:8443' },
    origin: 'https://a.example.com:8443',
    reason: 'origin-allowed',
  },
  {
    id: 'wildcard/fixed-port-default',
    options: { origin: 'https://*.example.com:8443' },
    origin: 'https://a.example.com',
    reason: 'origin-not-allowed',
  },
  {
    id: 'wildcard/below-and-port',
    options: belowAnyPort,
    origin: 'https://a.example.com:8443',
    reason: 'origin-allowed',
  },
  {
    id: 'wildcard/below-and-default-port',
    options: belowAnyPort,
    origin: 'https://a.example.com',
    reason: 'origin-allowed',
  },
  {
    id: 'wildcard/below-and-port-apex',
    options: belowAnyPort,
    origin: 'https://example.com:8443',
    reason: 'origin-not-allowed',
  },
  { id: 'wildcard/any-port', options: anyPort, origin: 'http://localhost:5173', reason: 'origin-allowed' },
  { id: 'wildcard/any-port-default', options: anyPort, origin: 'http://localhost', reason: 'origin-allowed' },
  {
    id: 'wildcard/any-port-below',
    options: anyPort,
    origin: 'http://a.localhost:5173',
    reason: 'origin-not-allowed',
  },
  {
    id: 'wildcard/any-port-suffix',
    options: anyPort,
    origin: 'http://localhost.evil.com',
    reason: 'origin-not-allowed',
  },
  {
    id: 'wildcard/any-port-glued',
    options: anyPort,
    origin: 'http://localhostevil',
    reason: 'origin-not-allowed',
  },
  {
    id: 'wildcard/any-port-no-port',
    options: anyPort,
    origin: 'http://localhost:evil',
    reason: 'origin-malformed',
  },
  { id: 'wildcard/any-port-ipv4', options: anyPort, origin: 'http://127.0.0.1:1', reason: 'origin-allowed' },
  { id: 'wildcard/any-port-ipv6', options: anyPort, origin: 'http://[::1]:1', reason: 'origin-allowed' },
  {
    id: 'wildcard/deeper-beside-shallower',
    options: { origin: ['https://*.a.example.com:8443', 'https://*.example.com'] },
    origin: 'https://x.a.example.com',
    reason: 'origin-allowed',
  },
  {
    id: 'wildcard/branches-do-not-leak',
    options: { origin: ['https://*.a.example.com', 'https://*.b.example.org'] },
    origin: 'https://x.b.example.com',
    reason: 'origin-not-allowed',
  },

  {
    id: 'expression/allowed',
    options: expression,
    origin: 'https://a.example.com',
    reason: 'origin-allowed',
  },
  {
    id: 'expression/refused',
    options: expression,
    origin: 'https://a1.example.com',
    reason: 'origin-not-allowed',
  },
  {
    id: 'expression/on-canonical-only',
    options: { origin: /^[^]*$/ },
    origin: 'https://a.example/x',
    reason: 'origin-malformed',
  },
  { id: 'expression/never-null', options: { origin: /^[^]*$/ }, origin: 'null', reason: 'origin-null' },
  {
    id: 'expression/in-a-list',
    options: { origin: [app, /^https:\/\/b\.example$/] },
    origin: 'https://b.example',
    reason: 'origin-allowed',
  },
  {
    id: 'expression/case-flag',
    options: { origin: /^HTTPS:\/\/A\.example$/i },
    origin: 'https://a.example',
    reason: 'origin-allowed',
  },

  { id: 'null/listed', options: exact, origin: 'null', reason: 'origin-null' },
  { id: 'null/reflected', options: reflected, origin: 'null', reason: 'origin-null' },
  {
    id: 'null/allowed',
    options: { origin: [app], dangerouslyAllowNullOrigin: true },
    origin: 'null',
    reason: 'origin-allowed',
  },
  {
    id: 'null/reflected-and-allowed',
    options: { ...reflected, dangerouslyAllowNullOrigin: true },
    origin: 'null',
    reason: 'origin-allowed',
  },
  {
    id: 'null/upper-case',
    options: { origin: [app], dangerouslyAllowNullOrigin: true },
    origin: 'NULL',
    reason: 'origin-malformed',
  },
  {
    id: 'null/nobody',
    options: { origin: false, dangerouslyAllowNullOrigin: true },
    origin: 'null',
    reason: 'cors-off',
  },

  { id: 'nobody', options: { origin: false }, origin: app, reason: 'cors-off' },
  { id: 'anybody', options: { origin: '*' }, origin: app, reason: 'any-origin' },
  { id: 'anybody/null', options: { origin: '*' }, origin: 'null', reason: 'any-origin' },
]

describe('origin', () => {
  for (const { id, options, origin, reason } of rows) {
    it(`origin/${id}`, () => {
      const allowed = reason === 'origin-allowed' || reason === 'any-origin'
      const { headers, ...answer } = ask(options, actual(origin))
      expect(answer).toMatchObject({ kind: 'actual', allowed, reason, does: 'continue' })
      const shown = reason === 'any-origin' ? '*' : String(origin)
      expect(headers).toEqual(allowed ? { 'Access-Control-Allow-Origin': shown } : {})
      // A preflight judges the origin by the same list.
      expect(ask(options, preflight(origin))).toMatchObject({ allowed, reason, does: allowed ? 204 : 403 })
    })
  }
})
