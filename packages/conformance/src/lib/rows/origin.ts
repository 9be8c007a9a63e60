import { app, evil, partner } from '../names.ts'
import type { Exchange, Row } from '../row.ts'
import { anyOrigin, ask, credentialed, forbidden, grant, listed, preflight, ran, ranUnread } from './ask.ts'

const wildcard = { origin: ['https://*.example.com', 'http://localhost:*'] }
const reflected = { origin: '*', dangerouslyReflectAnyOrigin: true, credentials: true }

const allowed = (origin: string): Exchange => ({
  request: ask('GET', '/ok', origin),
  expect: ran(grant(origin), ['Origin']),
})
const refused = (origin: string): Exchange => ({ request: ask('GET', '/ok', origin), expect: ranUnread() })

const whole = 'the whole string must match an expression'
const noOrigin = 'an origin that the policy does not contain gets no Access-Control header'
const below = 'a wildcard stands for one or more whole labels'
const notBelow = 'a wildcard never stands for the apex, a part of a label, another scheme or another port'

/** Who is allowed. */
export const originRows: readonly Row[] = [
  { id: 'origin/exact', rule: 'an exact match is allowed', policy: listed, ...allowed(app) },
  {
    id: 'origin/exact-other',
    rule: 'every origin of a list is allowed',
    policy: listed,
    ...allowed(partner),
  },
  {
    id: 'origin/exact-single',
    rule: 'one exact origin is origin-dependent too',
    policy: { origin: app },
    ...allowed(app),
  },
  {
    id: 'origin/exact-single-refused',
    rule: 'one exact origin is sent only to that origin',
    policy: { origin: app },
    ...refused(evil),
  },
  {
    id: 'origin/exact-single-absent',
    rule: 'one exact origin is not sent to requests without Origin',
    policy: { origin: app },
    request: ask('GET', '/ok'),
    expect: ranUnread(),
  },
  { id: 'origin/refused', rule: noOrigin, policy: listed, ...refused(evil) },
  {
    id: 'origin/case',
    rule: 'the comparison is byte for byte: no lower-casing',
    policy: listed,
    ...refused('https://APP.example.com'),
  },
  {
    id: 'origin/look-alike-suffix',
    rule: 'an origin that begins with an allowed one is another',
    policy: listed,
    ...refused(`${app}.evil.test`),
  },
  {
    id: 'origin/look-alike-prefix',
    rule: 'an origin that ends like an allowed one is another',
    policy: listed,
    ...refused('https://evilapp.example.com'),
  },
  {
    id: 'origin/other-port',
    rule: 'another port is another origin',
    policy: listed,
    ...refused(`${app}:8443`),
  },
  {
    id: 'origin/other-scheme',
    rule: 'another scheme is another origin',
    policy: listed,
    ...refused('http://app.example.com'),
  },
  {
    id: 'origin/ipv4',
    rule: 'a canonical IPv4 address is a host',
    policy: { origin: ['http://127.0.0.1:3000'] },
    ...allowed('http://127.0.0.1:3000'),
  },
  {
    id: 'origin/ipv6',
    rule: 'a bracketed canonical IPv6 address is a host',
    policy: { origin: ['http://[::1]:3000'] },
    ...allowed('http://[::1]:3000'),
  },
  { id: 'origin/wildcard', rule: below, policy: wildcard, ...allowed('https://a.example.com') },
  { id: 'origin/wildcard-deep', rule: below, policy: wildcard, ...allowed('https://a.b_c.example.com') },
  { id: 'origin/wildcard-apex', rule: notBelow, policy: wildcard, ...refused('https://example.com') },
  { id: 'origin/wildcard-part', rule: notBelow, policy: wildcard, ...refused('https://evilexample.com') },
  {
    id: 'origin/wildcard-suffix',
    rule: notBelow,
    policy: wildcard,
    ...refused('https://a.example.com.evil.test'),
  },
  { id: 'origin/wildcard-scheme', rule: notBelow, policy: wildcard, ...refused('http://a.example.com') },
  {
    id: 'origin/wildcard-other-port',
    rule: notBelow,
    policy: wildcard,
    ...refused('https://a.example.com:8443'),
  },
  {
    id: 'origin/any-port',
    rule: 'a port of * is any port',
    policy: wildcard,
    ...allowed('http://localhost:5173'),
  },
  {
    id: 'origin/any-port-default',
    rule: "a port of * is the scheme's default port too",
    policy: wildcard,
    ...allowed('http://localhost'),
  },
  {
    id: 'origin/any-port-suffix',
    rule: notBelow,
    policy: wildcard,
    ...refused('http://localhost.evil.test:5173'),
  },
  { id: 'origin/expression', rule: whole, policy: 'expression', ...allowed(app) },
  { id: 'origin/expression-suffix', rule: whole, policy: 'expression', ...refused(`${app}.evil.test`) },
  {
    id: 'origin/expression-state',
    rule: 'an expression keeps no state between requests',
    policy: 'stateful-expression',
    order: 'in-turn',
    exchanges: [allowed(app), allowed(app), allowed(app)],
  },
  {
    id: 'origin/null',
    rule: 'null never matches unless the policy says so by the dangerous name',
    policy: 'yes-predicate',
    ...refused('null'),
  },
  {
    id: 'origin/null-preflight',
    rule: 'a preflight from null is refused by its origin',
    policy: listed,
    request: preflight('/ok', 'null', 'PUT'),
    expect: forbidden,
  },
  {
    id: 'origin/null-allowed',
    rule: 'null is allowed by dangerouslyAllowNullOrigin',
    policy: { ...listed, dangerouslyAllowNullOrigin: true },
    ...allowed('null'),
  },
  {
    id: 'origin/null-any',
    rule: 'null may read what everybody may read',
    policy: anyOrigin,
    request: ask('GET', '/ok', 'null'),
    expect: ran(grant('*'), []),
  },
  { id: 'origin/null-reflected', rule: 'null is not reflected', policy: reflected, ...refused('null') },
  {
    id: 'origin/reflected',
    rule: 'every origin is reflected with credentials only where dangerouslyReflectAnyOrigin says so',
    policy: reflected,
    request: ask('GET', '/ok', evil),
    expect: ran(grant(evil, { 'allow-credentials': 'true' }), ['Origin']),
  },
  {
    id: 'origin/reflected-absent',
    rule: 'a policy that reflects is origin-dependent: Vary stands without Origin too',
    policy: reflected,
    request: ask('GET', '/ok'),
    expect: ranUnread(),
  },
  { id: 'origin/none', rule: 'origin: false is nobody', policy: { origin: false }, ...refused(app) },
  {
    id: 'origin/none-preflight',
    rule: 'origin: false refuses every preflight',
    policy: { origin: false },
    request: preflight('/ok', app, 'PUT'),
    expect: forbidden,
  },
  {
    id: 'origin/credentials-refused',
    rule: 'a refused origin gets no Access-Control header, credentials and exposed headers included',
    policy: credentialed,
    ...refused(evil),
  },
]
