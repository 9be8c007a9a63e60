import { type Differences, changesOf } from '../src/compare.ts'

const plain = 'options(?:-stranger|-no-origin)?|preflight-no-origin'
const asked = '(?:inner-)?preflight(?:-other-method|-other-header|-nowhere)?'
const askedOfRoute = '(?:all|disabled|put|deleted)-preflight'
const refusedPreflight = '(?:inner-)?preflight-(?:stranger|null-origin)'
// Who is no page that the policy knows.
const withoutOrigin = '(?:preflight-|options-)?no-origin'
const stranger = '(?:(?:preflight|options|nowhere|broken|inner)-)*stranger|(?:preflight-)?null-origin'
const known = `allowed|head|options|nowhere|broken|${asked}`
const anybody = `${known}|${stranger}|${withoutOrigin}|${askedOfRoute}|log|put|deleted|disabled|text`
const noRoute = '".*Route OPTIONS:/[a-z0-9/]* not found.*"'
const error = '".*(?:Not allowed|Invalid URL|the database is down).*"'
const name = 'https?://example.com'

/** What each difference from `@fastify/cors` looks like. */
export const differences: Differences = {
  'default-methods': changesOf(
    `${asked}|${askedOfRoute}|${refusedPreflight}`,
    '+ access-control-allow-methods: (?:PUT|PATCH|DELETE)',
  ),
  'plain-options': changesOf(
    plain,
    '~ status (?:204|400) -> (?:200|204|401|404)',
    '~ body "(?:Invalid Preflight Request)?" -> ".*"',
    '- access-control-allow-methods: [A-Z]+',
    '- access-control-allow-headers: x-token',
    '- vary: access-control-request-headers',
  ),
  'named-origin': changesOf(`${stranger}|${withoutOrigin}|log`, `- access-control-allow-origin: ${name}`),
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
    // Where nobody is allowed, all are refused.
    ...changesOf(`${asked}|${refusedPreflight}`, '~ status 404 -> 403', `~ body ${noRoute} -> ""`),
  ],
  'whole-origin': changesOf(stranger, '- access-control-allow-origin: https://evilexample.com'),
  star: [
    ...changesOf(known, `~ access-control-allow-origin: ${name} -> \\*`),
    ...changesOf(stranger, '~ access-control-allow-origin: (?:https://evil.example|null) -> \\*'),
    ...changesOf(withoutOrigin, '+ access-control-allow-origin: \\*'),
    ...changesOf(anybody, '- vary: origin'),
  ],
  'null-origin': changesOf('(?:preflight-)?null-origin', '- access-control-allow-origin: null'),
  vary: changesOf(anybody, '+ vary: (?:origin|access-control-request-method)'),
  'function-error': changesOf(
    `${known}|${stranger}`,
    '~ status 500 -> (?:200|403|404)',
    `~ body ${error} -> ".*"`,
  ),
  'no-origin': changesOf(withoutOrigin, '~ status 500 -> (?:200|404)', `~ body ${error} -> ".*"`),
  synchronous: changesOf('synchronous(?:-preflight)?', '- no answer', '+ .*'),
  'expose-on-preflight': changesOf(asked, '- access-control-expose-headers: (?:x-)?content-range'),
  'refused-method': changesOf(
    'preflight-other-(?:method|header)',
    '- access-control-max-age: 600',
    '~ status 200 -> 204',
  ),
  'cache-control': [
    ...changesOf(`${asked}|${refusedPreflight}`, '- cache-control: max-age=600'),
    ...changesOf(asked, '+ access-control-max-age: 600'),
  ],
  'always-answered': [
    ...changesOf(asked, '~ status 404 -> 204'),
    ...changesOf('preflight-nowhere', '~ status 200 -> 204'),
  ],
  'late-hook': changesOf('bad-body|text', '+ access-control-allow-origin: (?:\\*|https://example.com)'),
  'options-route': changesOf('allowed|stranger|no-origin|null-origin', '~ body "\\[.*OPTIONS.*" -> ".*"'),
  'route-policy': [
    ...changesOf(
      `preflight(?:-other-header)?|${askedOfRoute}`,
      '~ status 204 -> 403',
      `- access-control-allow-origin: ${name}`,
      '- access-control-allow-methods: (?:GET|HEAD|POST)',
      '- access-control-allow-headers: x-(?:token|other)',
      '- vary: access-control-request-headers',
    ),
    ...changesOf(askedOfRoute, `~ access-control-allow-origin: ${name} -> (?:\\*|https://partner.example)`),
  ],
  'policy-wins': [
    ...changesOf('no-origin|stranger|null-origin', '- access-control-allow-origin: \\*'),
    ...changesOf('allowed|head', `~ access-control-allow-origin: \\* -> ${name}`),
  ],
  hijacked: changesOf('hijacked(?:-stranger)?', `+ access-control-allow-origin: ${name}`, '+ vary: origin'),
  'malformed-url': changesOf(
    'malformed(?:-stranger)?',
    `+ access-control-allow-origin: ${name}`,
    '+ vary: origin',
  ),
}
