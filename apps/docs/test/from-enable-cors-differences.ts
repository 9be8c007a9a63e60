import { type Differences, changesOf } from '../src/compare.ts'

// Of both platforms. On Express Nest stands on `cors`, on Fastify on `@fastify/cors`.

const plain = 'options(?:-stranger|-no-origin)?|preflight-no-origin'
const asked = 'preflight(?:-other-method|-other-header|-nowhere)?|(?:status|starred)-preflight'
const refusedPreflight = '(?:(?:promised|called-back)-)?preflight-(?:stranger|null-origin)'
// Who is no page that the policy knows.
const withoutOrigin = '(?:preflight-|options-)?no-origin'
const stranger = '(?:preflight-|options-|nowhere-|broken-)?stranger|(?:preflight-)?null-origin'
const known = `allowed|head|options|nowhere|broken|${asked}`
const anybody = `${known}|${stranger}|${withoutOrigin}|status|called-back(?:-stranger|-preflight|-preflight-stranger)?`
const name = 'https?://(?:example.com|localhost:5173)'
const error = '".*(?:Internal server error|Not allowed by CORS|the database is down).*"'
const notFound = '".*Cannot OPTIONS .*"'

/** What each difference from Nest's `enableCors` looks like. */
export const differences: Differences = {
  'default-methods': changesOf(
    `${asked}|${refusedPreflight}`,
    '+ access-control-allow-methods: (?:PUT|PATCH|DELETE)',
  ),
  'plain-options': changesOf(
    plain,
    '~ status (?:200|204|400) -> (?:204|404)',
    `~ body "(?:Invalid Preflight Request)?" -> (?:${notFound}|"")`,
    '- access-control-allow-methods: [A-Z]+',
    '- access-control-allow-headers: [a-z-]+',
    '- access-control-max-age: 600',
    '- vary: access-control-request-headers',
  ),
  'named-origin': changesOf(`${stranger}|${withoutOrigin}`, `- access-control-allow-origin: ${name}`),
  'refused-origin': [
    ...changesOf(
      `${stranger}|${withoutOrigin}`,
      '- access-control-allow-credentials: true',
      '- access-control-expose-headers: (?:x-)?content-range',
    ),
    ...changesOf(
      refusedPreflight,
      '~ status (?:200|204) -> 403',
      '- access-control-allow-methods: [A-Z]+',
      '- access-control-allow-headers: [a-z-]+',
      '- access-control-max-age: 600',
      '- vary: access-control-request-headers',
    ),
    ...changesOf(`${asked}|${refusedPreflight}`, '~ status 404 -> 403', `~ body ${notFound} -> ""`),
  ],
  'whole-origin': changesOf(stranger, '- access-control-allow-origin: https://evilexample.com'),
  star: [
    ...changesOf(known, `~ access-control-allow-origin: ${name} -> \\*`),
    ...changesOf(stranger, '~ access-control-allow-origin: (?:https://evil.example|null) -> \\*'),
    ...changesOf(withoutOrigin, '+ access-control-allow-origin: \\*'),
    ...changesOf(anybody, '- vary: origin'),
  ],
  'null-origin': changesOf('(?:preflight-)?null-origin', '- access-control-allow-origin: null'),
  vary: changesOf(anybody, '+ vary: (?:origin|access-control-request-(?:method|headers))'),
  'function-error': changesOf(
    `${known}|${stranger}`,
    '~ status 500 -> (?:200|400|403|404)',
    `~ body ${error} -> ".*"`,
  ),
  'no-origin': changesOf(withoutOrigin, '~ status 500 -> (?:200|404)', `~ body ${error} -> ".*"`),
  async: changesOf('promised(?:-preflight)?(?:-stranger)?', '- no answer', '+ .*'),
  'async-callback': changesOf('called-back(?:-stranger)?', '~ status 500 -> 200', `~ body ${error} -> ".*"`),
  'async-options': changesOf(
    'resolved(?:-preflight)?(?:-stranger)?',
    '- no answer',
    '+ .*',
    '- access-control-.*',
    '- vary: access-control-request-headers',
    '~ access-control-allow-origin: \\* -> https://example.com',
    '~ status 204 -> 403',
  ),
  'expose-on-preflight': changesOf(asked, '- access-control-expose-headers: (?:x-)?content-range'),
  'refused-method': changesOf(
    'preflight-other-(?:method|header)',
    '- access-control-max-age: 600',
    '~ status 200 -> 204',
  ),
  'always-answered': changesOf('preflight-nowhere', '~ status (?:200|404) -> 204'),
  'star-with-credentials': changesOf('starred(?:-preflight)?', '- access-control-allow-credentials: true'),
  'unset-origin': [
    ...changesOf(
      'unset(?:-no-origin)?',
      '~ status 500 -> 200',
      `~ body ${error} -> ".*Hello.*"`,
      '+ vary: origin',
    ),
    ...changesOf('unset-preflight', '~ status (?:404|500) -> 403', '~ body ".*" -> ""', '+ vary: origin'),
  ],
  'named-in-development': changesOf(stranger, '- access-control-allow-origin: https://evil.example'),
  'needless-headers': changesOf(asked, '- access-control-allow-headers: (?:origin|accept)'),
  'after-init': changesOf(
    'late(?:-nowhere|-preflight)?',
    '~ status 404 -> 204',
    '~ body ".*" -> ""',
    '+ access-control-allow-origin: https://example.com',
    '+ access-control-allow-methods: (?:GET|PUT)',
    '+ access-control-allow-headers: x-token',
    '+ vary: (?:origin|access-control-request-headers)',
  ),
  'policy-wins': [
    ...changesOf('no-origin|stranger|null-origin', '- access-control-allow-origin: \\*'),
    ...changesOf('allowed|head', `~ access-control-allow-origin: \\* -> ${name}`),
  ],
}
