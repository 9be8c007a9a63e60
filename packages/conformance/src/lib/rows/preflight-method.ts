import { app, evil } from '../names.ts'
import type { Expectation, PolicyData, Row } from '../row.ts'
import { answered, ask, asksPut, defaultMethods, grant, listed, preflight, varyEchoed } from './ask.ts'

const credentialed: PolicyData = { ...listed, credentials: true, allowedHeaders: ['X-Token'] }
const putOnly: PolicyData = { ...listed, methods: ['PUT'] }
const starred: PolicyData = { ...listed, methods: '*' }
const varyStarred = [...varyEchoed, 'Access-Control-Request-Method']

const methods = { 'allow-methods': defaultMethods }
const maxAge = { 'max-age': '600' }
const refused: Expectation = answered(grant(app, methods), varyEchoed)

const safelisted = 'GET, HEAD and POST pass the method check whatever the policy lists'
const trueLists =
  'a refused method is answered 204 with the true full lists, without max-age, so that the browser names the method'
const caseSensitive = 'methods are case-sensitive'
const oneMethod = 'Access-Control-Request-Method must be one method'
const echoed = "methods '*' echoes the method that was asked for, and varies by it"

/** Preflights: which method. */
export const preflightMethodRows: readonly Row[] = [
  {
    id: 'preflight-method/full-list',
    rule: 'the full configured list is sent, not the one method that was asked for',
    policy: { ...listed, methods: ['GET', 'PURGE', 'PUT'] },
    request: preflight('/ok', app, 'PURGE'),
    expect: answered(grant(app, { 'allow-methods': 'GET, PURGE, PUT', ...maxAge }), varyEchoed),
  },
  {
    id: 'preflight-method/refused',
    rule: trueLists,
    policy: credentialed,
    request: preflight('/ok', app, 'PURGE', 'x-token'),
    expect: answered(grant(app, { ...methods, 'allow-credentials': 'true', 'allow-headers': 'X-Token' }), [
      'Origin',
    ]),
  },
  {
    id: 'preflight-method/refused-any-origin',
    rule: trueLists,
    policy: { origin: '*', methods: ['PUT'], allowedHeaders: [] },
    request: preflight('/ok', evil, 'DELETE'),
    expect: answered(grant('*', { 'allow-methods': 'PUT' }), []),
  },
  ...['GET', 'HEAD', 'POST'].map((method): Row => ({
    id: `preflight-method/safelisted-${method.toLowerCase()}`,
    rule: safelisted,
    policy: putOnly,
    request: preflight('/ok', app, method, 'x-token'),
    expect: answered(
      grant(app, { 'allow-methods': 'PUT', 'allow-headers': 'x-token', ...maxAge }),
      varyEchoed,
    ),
  })),
  {
    id: 'preflight-method/none-listed',
    rule: 'with no methods listed the safelisted ones still pass, and no empty list is sent',
    policy: { ...listed, methods: [] },
    request: preflight('/ok', app, 'POST'),
    expect: answered(grant(app, maxAge), varyEchoed),
  },
  {
    id: 'preflight-method/none-listed-refused',
    rule: 'with no methods listed all but the safelisted ones are refused',
    policy: { ...listed, methods: [] },
    request: preflight('/ok', app, 'PUT'),
    expect: answered(grant(app), varyEchoed),
  },
  {
    id: 'preflight-method/patch-lower-case',
    rule: caseSensitive,
    policy: listed,
    request: preflight('/ok', app, 'patch'),
    expect: refused,
  },
  {
    id: 'preflight-method/put-mixed-case',
    rule: caseSensitive,
    policy: listed,
    request: preflight('/ok', app, 'Put'),
    expect: refused,
  },
  {
    id: 'preflight-method/get-lower-case',
    rule: caseSensitive,
    policy: putOnly,
    request: preflight('/ok', app, 'get'),
    expect: answered(grant(app, { 'allow-methods': 'PUT' }), varyEchoed),
  },
  {
    id: 'preflight-method/not-a-token',
    rule: oneMethod,
    policy: listed,
    request: preflight('/ok', app, 'PUT;'),
    expect: refused,
  },
  {
    id: 'preflight-method/list',
    rule: oneMethod,
    policy: listed,
    request: preflight('/ok', app, 'PUT, DELETE'),
    expect: refused,
  },
  {
    id: 'preflight-method/two-lines',
    rule: oneMethod,
    policy: listed,
    request: ask('OPTIONS', '/ok', app, asksPut, asksPut),
    expect: refused,
  },
  {
    id: 'preflight-method/echoed',
    rule: echoed,
    policy: starred,
    request: preflight('/ok', app, 'PURGE'),
    expect: answered(grant(app, { 'allow-methods': 'PURGE', ...maxAge }), varyStarred),
  },
  {
    id: 'preflight-method/echoed-any-origin',
    rule: echoed,
    policy: { origin: '*', methods: '*', allowedHeaders: [] },
    request: preflight('/ok', evil, 'DELETE'),
    expect: answered(grant('*', { 'allow-methods': 'DELETE' }), ['Access-Control-Request-Method']),
  },
  {
    id: 'preflight-method/echoed-case',
    rule: caseSensitive,
    policy: starred,
    request: preflight('/ok', app, 'patch'),
    expect: answered(grant(app, { 'allow-methods': 'patch', ...maxAge }), varyStarred),
  },
  ...[
    ['forbidden', 'TRACE', 'a method that no page can send is not echoed'],
    ['not-a-token', '<script>', 'only a validated method is ever echoed'],
    ['too-long', 'M'.repeat(4096), 'only a bounded method is ever echoed'],
    ['empty', '', 'an empty method is refused, not echoed'],
  ].map(([name = '', method = '', rule = '']): Row => ({
    id: `preflight-method/echoed-${name}`,
    rule,
    policy: starred,
    request: preflight('/ok', app, method),
    expect: answered(grant(app), varyStarred),
  })),
]
