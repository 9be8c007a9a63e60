import { type Differences, changesOf } from '../src/compare.ts'

const name = 'https://example.com'
const asked = 'preflight(?:-other-method|-other-header|-nowhere)?'
const refusedPreflight = 'preflight-(?:stranger|null-origin)'
const plain = 'options(?:-stranger|-no-origin)?'
// Who is no page that the policy knows.
const withoutOrigin = '(?:preflight-|options-)?no-origin'
const stranger = '(?:preflight-|options-|nowhere-|broken-)?stranger|(?:preflight-)?null-origin'
const known = `allowed|head|options|nowhere|broken|${asked}`
const anybody = `${known}|${stranger}|${withoutOrigin}`
const error = '"Internal Server Error"'

/** What each difference from `@koa/cors` looks like. */
export const differences: Differences = {
  'plain-options': changesOf(
    plain,
    '+ access-control-allow-origin: (?:\\*|https://(?:evil.example|example.com))',
    '+ access-control-allow-credentials: true',
    '+ access-control-expose-headers: (?:x-)?content-range',
  ),
  'needs-origin': changesOf(
    'preflight-no-origin',
    '~ status 204 -> 404',
    '- access-control-allow-methods: [A-Z]+',
    '- access-control-allow-headers: [a-z-]+',
    '- access-control-max-age: 600',
    '+ access-control-expose-headers: (?:x-)?content-range',
    '~ body "" -> "Not Found"',
  ),
  'named-origin': changesOf(`${stranger}|${withoutOrigin}`, `- access-control-allow-origin: (?:${name})?`),
  'refused-origin': [
    ...changesOf(
      `${stranger}|${withoutOrigin}`,
      '- access-control-allow-credentials: true',
      '- access-control-expose-headers: (?:x-)?content-range',
    ),
    ...changesOf(
      `${asked}|${refusedPreflight}`,
      '~ status (?:204|404) -> 403',
      '- access-control-allow-methods: [A-Z]+',
      '- access-control-allow-headers: [a-z-]+',
      '~ body "(?:Not Found|forbidden)" -> ""',
    ),
    ...changesOf(refusedPreflight, '- access-control-max-age: 600'),
  ],
  'refused-method': changesOf('preflight-other-(?:method|header)', '- access-control-max-age: 600'),
  'max-age-zero': changesOf(`${asked}|${refusedPreflight}`, '+ access-control-max-age: 0'),
  star: [
    ...changesOf(known, `~ access-control-allow-origin: ${name} -> \\*`),
    ...changesOf(stranger, '~ access-control-allow-origin: (?:https://evil.example|null) -> \\*'),
    ...changesOf(anybody, '- vary: origin'),
  ],
  'null-origin': changesOf('(?:preflight-)?null-origin', '- access-control-allow-origin: null'),
  vary: changesOf(
    `${anybody}|private-network`,
    '+ vary: (?:origin|access-control-request-(?:method|headers))',
  ),
  'error-headers': changesOf('broken', `+ access-control-allow-origin: ${name}`),
  'shared-error': changesOf(
    `${stranger}|${withoutOrigin}`,
    '- access-control-allow-origin: https://www.example.com',
  ),
  'function-error': [
    ...changesOf(anybody, '~ status 500 -> (?:200|400|403|404)'),
    ...changesOf(`${asked}|${refusedPreflight}`, `~ body ${error} -> ""`),
    ...changesOf('no-origin|allowed|stranger|null-origin', `~ body ${error} -> ".*Hello.*"`),
    ...changesOf(`${plain}|preflight-no-origin|nowhere(?:-stranger)?`, `~ body ${error} -> "Not Found"`),
    ...changesOf('broken(?:-stranger)?', `~ body ${error} -> "no such product"`),
  ],
  'secure-context': changesOf(
    plain,
    '+ cross-origin-opener-policy: same-origin',
    '+ cross-origin-embedder-policy: require-corp',
  ),
  'private-network': changesOf('private-network', '- access-control-allow-private-network: true'),
  'route-policy': changesOf('preflight-other-method', `- access-control-allow-origin: ${name}`),
  'policy-wins': [
    ...changesOf('no-origin|stranger|null-origin', '- access-control-allow-origin: https://old.example'),
    ...changesOf('allowed|head', `~ access-control-allow-origin: https://old.example -> ${name}`),
  ],
  'inner-policy': changesOf(
    'inner(?:-stranger)?',
    '- access-control-allow-origin: https://www.example.com',
    '- access-control-allow-credentials: true',
  ),
  'false-is-nobody': changesOf(`${known}|${stranger}|${withoutOrigin}`, '- access-control-allow-origin: \\*'),
  'several-origins': [
    ...changesOf(
      `${stranger}|${withoutOrigin}`,
      `- access-control-allow-origin: ${name} AND https://www.example.com`,
    ),
    ...changesOf(known, `~ access-control-allow-origin: ${name} AND https://www.example.com -> ${name}`),
  ],
}
