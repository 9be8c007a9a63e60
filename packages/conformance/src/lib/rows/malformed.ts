import { app } from '../names.ts'
import type { Row } from '../row.ts'
import { anyOrigin, ask, asksPut, forbidden, grant, listed, preflight, ran, ranUnread } from './ask.ts'

const long = (bytes: number): string => `https://${'a.'.repeat(bytes)}`.slice(0, bytes)

// Under a policy that says yes to all it is asked, so that nothing but the form can refuse.
const cases: readonly (readonly [name: string, origin: string, rule: string])[] = [
  ['empty', '', 'is empty'],
  ['no-scheme', 'app.example.com', 'has no scheme'],
  ['scheme-upper-case', 'HTTPS://app.example.com', 'has a scheme in upper case'],
  ['host-upper-case', 'https://App.example.com', 'has a host in upper case'],
  ['trailing-slash', 'https://app.example.com/', 'ends in a slash'],
  ['path', 'https://app.example.com/evil', 'has a path'],
  ['query', 'https://app.example.com?evil', 'has a query'],
  ['fragment', 'https://app.example.com#evil', 'has a fragment'],
  ['userinfo', 'https://app.example.com@evil.test', 'has user information'],
  ['trailing-dot', 'https://app.example.com.', 'has an empty last label'],
  ['empty-label', 'https://app..example.com', 'has an empty label'],
  ['long-label', `https://${'a'.repeat(64)}.example.com`, 'has a label above 63 bytes'],
  ['long-host', long(262), 'has a host above 253 bytes'],
  ['default-port', 'https://app.example.com:443', "spells out its scheme's default port"],
  ['empty-port', 'https://app.example.com:', 'has an empty port'],
  ['zero-port', 'https://app.example.com:0', 'has port 0'],
  ['leading-zero-port', 'https://app.example.com:08443', 'has a port with a leading zero'],
  ['port-out-of-range', 'https://app.example.com:65536', 'has a port above 65535'],
  ['short-ipv4', 'https://127.1', 'is an IPv4 address that is not canonical'],
  ['octal-ipv4', 'https://127.0.0.01', 'is an IPv4 address with a leading zero'],
  ['long-ipv6', 'https://[0:0:0:0:0:0:0:1]', 'is an IPv6 address that is not canonical'],
  ['bare-ipv6', 'https://::1', 'is an IPv6 address without brackets'],
  ['comma', 'https://app.example.com, https://evil.test', 'is several joined with a comma'],
  ['space', 'https://app.example.com https://evil.test', 'is several joined with a space'],
  ['tab', 'https://app.example.com\t.evil.test', 'has a tab in it'],
  ['latin1', 'https://\u00E4pp.example.com', 'has a byte that is not ASCII'],
  ['backtick', 'https://app.example.com`.evil.test', 'has a character that no host name has'],
  ['wildcard', 'https://*.example.com', 'is a pattern, not an origin'],
  ['star', '*', 'is a star'],
]

/** Origins that no browser sends. */
export const malformedRows: readonly Row[] = [
  ...cases.map(([name, origin, rule]): Row => ({
    id: `malformed/${name}`,
    rule: `an Origin that ${rule} is never allowed and never echoed, whatever the policy says`,
    policy: 'yes-predicate',
    request: ask('GET', '/ok', origin),
    expect: ranUnread(),
  })),
  {
    id: 'malformed/too-long',
    rule: 'an Origin above 326 bytes is refused before anything else',
    policy: 'yes-predicate',
    request: ask('GET', '/ok', long(327)),
    expect: ranUnread(),
  },
  {
    id: 'malformed/8-kilobytes',
    rule: 'an Origin of 8 KiB is refused like any other that is too long',
    policy: 'yes-predicate',
    request: ask('GET', '/ok', long(8192)),
    expect: ranUnread(),
  },
  {
    id: 'malformed/8-kilobytes-preflight',
    rule: 'a preflight with an Origin of 8 KiB is refused by its origin',
    policy: 'yes-predicate',
    request: preflight('/ok', long(8192), 'PUT'),
    expect: forbidden,
  },
  {
    id: 'malformed/any-origin',
    rule: "a policy of '*' looks at no Origin, well-formed or not",
    policy: anyOrigin,
    request: ask('GET', '/ok', 'https://app.example.com/evil'),
    expect: ran(grant('*'), []),
  },
  {
    id: 'malformed/two-lines',
    rule: 'two Origin lines are not one origin, even if the policy allows both',
    policy: listed,
    request: ask('GET', '/ok', app, ['Origin', 'https://partner.example']),
    expect: ranUnread(),
  },
  {
    id: 'malformed/same-line-twice',
    rule: 'the same Origin on two lines is not one origin',
    policy: 'predicate',
    request: ask('GET', '/ok', app, ['Origin', app]),
    expect: ranUnread(),
  },
  {
    id: 'malformed/two-lines-preflight',
    rule: 'a preflight with two Origin lines is refused by its origin',
    policy: listed,
    request: ask('OPTIONS', '/ok', app, ['Origin', app], asksPut),
    expect: forbidden,
  },
  {
    id: 'malformed/reflected',
    rule: 'a policy that reflects any origin reflects only what is one',
    policy: { origin: '*', dangerouslyReflectAnyOrigin: true, credentials: true },
    request: ask('GET', '/ok', 'https://evil.test/%0d%0aset-cookie'),
    expect: ranUnread(),
  },
]
