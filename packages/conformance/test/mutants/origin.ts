import { type Mutant, deciding, has, plus, reading } from './mutant.ts'

const allowOrigin = 'Access-Control-Allow-Origin'

/** Mistakes about who asks. */
export const originMutants: readonly Mutant[] = [
  reading(
    'lower-cases the origin',
    (headers) => ({
      ...headers,
      ...(headers.origin === undefined ? {} : { origin: headers.origin.toLowerCase() }),
    }),
    ['origin/case', 'malformed/host-upper-case', 'malformed/scheme-upper-case'],
  ),
  deciding(
    'reflects any origin',
    (decision, { headers }) =>
      headers.origin === undefined || has(decision, allowOrigin)
        ? decision
        : plus(decision, [allowOrigin, headers.origin]),
    [
      'origin/refused',
      'origin/null',
      'malformed/userinfo',
      'preflight/refused',
      'route/false',
      'policy/false',
    ],
  ),
  deciding(
    'tells a refused origin that credentials are allowed',
    (decision) =>
      decision.allowed ? decision : plus(decision, ['Access-Control-Allow-Credentials', 'true']),
    ['origin/refused', 'preflight/refused', 'error/not-found-refused'],
  ),
  deciding(
    'puts the refused origin into a header of its own',
    (decision, { headers }) =>
      decision.allowed || decision.reason === 'origin-too-long'
        ? decision
        : plus(decision, ['X-Refused', `${headers.origin}`]),
    ['origin/refused', 'malformed/path', 'preflight/refused'],
  ),
  deciding(
    'answers an error for a refused origin',
    (decision) => (decision.allowed ? decision : { ...decision, action: 'respond', status: 500 }),
    ['origin/refused', 'preflight/refused', 'actual/reject'],
  ),
  deciding(
    'sends the configured origin to everybody',
    (decision) =>
      has(decision, allowOrigin) ? decision : plus(decision, [allowOrigin, 'https://app.example.com']),
    ['origin/exact-single-refused', 'origin/exact-single-absent', 'classify/no-origin'],
  ),
  reading(
    'takes the first of two origins',
    (headers) => ({
      ...headers,
      ...(headers.origin === undefined ? {} : { origin: headers.origin.split(', ')[0] ?? '' }),
    }),
    ['malformed/two-lines', 'malformed/same-line-twice', 'malformed/two-lines-preflight', 'malformed/comma'],
  ),
  reading(
    'parses the origin and takes what it made of it',
    (headers) => ({
      ...headers,
      ...(headers.origin === undefined ? {} : { origin: serialised(headers.origin) }),
    }),
    [
      'malformed/trailing-slash',
      'malformed/path',
      'malformed/default-port',
      'malformed/userinfo',
      'malformed/short-ipv4',
      'actual/reject-malformed',
    ],
  ),
  deciding(
    'exempts an origin that equals the host',
    (decision, { headers }) =>
      headers.origin === `http://${headers.host}`
        ? { ...decision, headers: [], vary: [], action: 'continue' }
        : decision,
    ['classify/host-is-not-origin', 'classify/host-is-not-origin-rejected'],
  ),
  deciding(
    'trusts whoever sends a cookie',
    (decision, { headers }) =>
      headers.cookie === undefined || has(decision, allowOrigin)
        ? decision
        : plus(decision, [allowOrigin, `${headers.origin}`]),
    ['actual/credentials-cookie'],
  ),
  deciding(
    'takes a failed check for a yes',
    (decision, { headers }) =>
      decision.reason === 'origin-check-failed'
        ? { ...decision, action: 'continue', headers: [[allowOrigin, `${headers.origin}`]] }
        : decision,
    [
      'predicate/throws',
      'predicate/throws-preflight',
      'predicate/rejects',
      'predicate/returns-origin',
      'predicate/promises-number',
    ],
  ),
]

function serialised(text: string): string {
  return URL.canParse(text) ? new URL(text).origin : text
}
