import { type Differences, changesOf } from '../src/compare.ts'

const plain = 'options(?:-stranger|-no-origin)?|preflight-no-origin'
const asked = 'preflight(?:-other-method|-other-header|-nowhere)?'
const refusedPreflight = 'preflight-(?:stranger|null-origin)'
// Who is no page that the policy knows.
const withoutOrigin = '(?:preflight-|options-)?no-origin'
const stranger = '(?:preflight-|options-|nowhere-|broken-)?stranger|(?:preflight-)?null-origin'
const known = `allowed|head|options|nowhere|broken|${asked}`
const anybody = `${known}|${stranger}|${withoutOrigin}`
const error = '"Error: (?:Not allowed by CORS|the database is down)"'

/** What each difference from `cors` looks like. */
export const differences: Differences = {
  'plain-options': [
    ...changesOf(
      plain,
      '~ status 204 -> 200',
      '- access-control-allow-origin: \\*',
      '- access-control-allow-methods: (?:[A-Z]+|\\*)',
      '- access-control-allow-headers: (?:[a-z-]+|\\*)',
      '- access-control-max-age: 600',
      '- vary: access-control-request-headers',
      '~ body "" -> "(?:GET, HEAD|PUT|DELETE)"',
    ),
    ...changesOf('options', '- access-control-allow-origin: https://example.com'),
  ],
  'named-origin': changesOf(
    `${stranger}|${withoutOrigin}`,
    '- access-control-allow-origin: https?://(?:example|mydomain).com',
  ),
  'refused-origin': [
    ...changesOf(
      `${stranger}|${withoutOrigin}`,
      '- access-control-allow-credentials: true',
      '- access-control-expose-headers: (?:x-)?content-range',
    ),
    ...changesOf(
      refusedPreflight,
      '~ status 204 -> 403',
      '- access-control-allow-methods: (?:[A-Z]+|\\*)',
      '- access-control-allow-headers: (?:[a-z-]+|\\*)',
      '- access-control-max-age: 600',
      '- vary: access-control-request-headers',
    ),
    // Where nobody is allowed, all are refused.
    ...changesOf(`${asked}|${refusedPreflight}`, '~ status 200 -> 403', '~ body "GET, HEAD" -> ""'),
    ...changesOf('preflight-nowhere', '~ status 404 -> 403', '~ body "Cannot OPTIONS /nowhere" -> ""'),
  ],
  'whole-origin': changesOf(stranger, '- access-control-allow-origin: https://evilexample.com'),
  star: [
    ...changesOf(known, '~ access-control-allow-origin: http://example.com -> \\*'),
    ...changesOf(stranger, '~ access-control-allow-origin: (?:https://evil.example|null) -> \\*'),
    ...changesOf(withoutOrigin, '+ access-control-allow-origin: \\*'),
    ...changesOf(anybody, '- vary: origin'),
  ],
  'null-origin': changesOf('(?:preflight-)?null-origin', '- access-control-allow-origin: null'),
  vary: changesOf(`${anybody}|public`, '+ vary: (?:origin|access-control-request-(?:method|headers))'),
  'function-error': [
    ...changesOf(`${known}|${stranger}`, '~ status 500 -> (?:200|400|403|404)'),
    ...changesOf(`${asked}|${stranger}`, `~ body ${error} -> ""`),
    ...changesOf('allowed|stranger|null-origin', `~ body ${error} -> ".*Hello.*"`),
    ...changesOf('options(?:-stranger)?', `~ body ${error} -> "GET, HEAD"`),
    ...changesOf('nowhere(?:-stranger)?', `~ body ${error} -> "Cannot GET /nowhere"`),
    ...changesOf('broken(?:-stranger)?', `~ body ${error} -> "URIError.*"`),
  ],
  'no-origin': changesOf(
    withoutOrigin,
    '~ status 500 -> 200',
    `~ body ${error} -> "(?:.*Hello.*|GET, HEAD)"`,
  ),
  async: changesOf('promised(?:-preflight)?', '- no answer', '+ .*'),
  'expose-on-preflight': changesOf(asked, '- access-control-expose-headers: (?:x-)?content-range'),
  'listed-star': changesOf(
    asked,
    '~ access-control-allow-methods: \\* -> (?:PUT|PURGE)',
    '~ access-control-allow-headers: \\* -> x-(?:token|other)',
  ),
  'refused-method': changesOf(
    'preflight-other-(?:method|header)',
    '- access-control-max-age: 600',
    '~ status 200 -> 204',
  ),
  'route-policy': changesOf(
    'preflight-other-method|preflight-nowhere',
    '~ status 204 -> 403',
    '- access-control-allow-origin: (?:\\*|https://example.com)',
    '- access-control-allow-methods: [A-Z]+',
    '- access-control-allow-headers: x-token',
    '- vary: access-control-request-headers',
  ),
  'policy-wins': [
    ...changesOf('no-origin|stranger|null-origin', '- access-control-allow-origin: \\*'),
    ...changesOf('allowed|head', '~ access-control-allow-origin: \\* -> http://example.com'),
  ],
  'inner-policy': changesOf(
    'inner(?:-stranger|-preflight)?',
    '- access-control-allow-credentials: true',
    '- vary: origin',
    '~ access-control-allow-origin: https://example.com -> \\*',
  ),
}
