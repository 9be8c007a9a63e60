import { describe, expect, it } from 'vitest'
import { type CorsIssueCode, validateCors } from '../src/index.ts'
import { type AnyOptions, type FaultRow, testFaults } from './config-row.ts'

const app = 'https://app.example.com'
const row = (
  option: string,
  id: string,
  value: unknown,
  code: CorsIssueCode,
  says: readonly string[],
  fix?: unknown,
  index?: number,
): FaultRow => ({
  id: `${option}/${id}`,
  options: { origin: app, [option]: value },
  code,
  path: index === undefined ? option : `${option}[${index}]`,
  says,
  ...(fix === undefined ? {} : { fix }),
})

const warned = (fault: FaultRow): FaultRow => ({ ...fault, severity: 'warning' })

const methods: readonly FaultRow[] = [
  row('methods', 'string', 'GET', 'methods-wrong-type', ['array'], ['GET']),
  row('methods', 'comma-string', 'GET, PUT', 'methods-wrong-type', ['array'], ['GET', 'PUT']),
  row('methods', 'comma-string-wrong-case', 'get, put', 'methods-wrong-type', ['array'], ['GET', 'PUT']),
  row('methods', 'empty-string', '', 'methods-wrong-type', ['array']),
  row('methods', 'true', true, 'methods-wrong-type', ['array']),
  row('methods', 'null', null, 'methods-wrong-type', ['array']),
  row('methods', 'set', new Set(['GET']), 'methods-wrong-type', ['array']),
  row('methods', 'not-token', ['P UT'], 'methods-comma-list', ['several'], ['P', 'UT'], 0),
  row('methods', 'empty-name', ['PUT', ''], 'methods-not-token', ['token'], undefined, 1),
  row('methods', 'line-break', ['PUT\r\nX'], 'methods-comma-list', ['several'], ['PUT', 'X'], 0),
  row('methods', 'nul', ['PUT\0'], 'methods-not-token', ['token'], undefined, 0),
  row('methods', 'non-ascii', ['P\u00dcT'], 'methods-not-token', ['token'], undefined, 0),
  row('methods', 'comma-list', ['GET,PUT'], 'methods-comma-list', ['several'], ['GET', 'PUT'], 0),
  row(
    'methods',
    'comma-list-wrong-case',
    ['put,patch'],
    'methods-comma-list',
    ['several'],
    ['PUT', 'PATCH'],
    0,
  ),
  row('methods', 'connect', ['CONNECT'], 'methods-forbidden', ['no page can send'], undefined, 0),
  row('methods', 'trace', ['PUT', 'TRACE'], 'methods-forbidden', ['no page can send'], undefined, 1),
  row('methods', 'track', ['track'], 'methods-forbidden', ['no page can send'], undefined, 0),
  row('methods', 'patch', ['patch'], 'methods-wrong-case', ['case-sensitive'], 'PATCH', 0),
  row('methods', 'put', ['Put'], 'methods-wrong-case', ['case-sensitive'], 'PUT', 0),
  row('methods', 'get', ['get'], 'methods-wrong-case', ['case-sensitive'], 'GET', 0),
  row('methods', 'delete', ['Delete'], 'methods-wrong-case', ['case-sensitive'], 'DELETE', 0),
  row('methods', 'star-in-list', ['*'], 'methods-star-in-list', ["'*' itself"], undefined, 0),
  row('methods', 'number', [5], 'methods-wrong-type', ['string'], undefined, 0),
]

const allowedHeaders: readonly FaultRow[] = [
  row('allowedHeaders', 'string', 'X-A, X-B', 'allowed-headers-wrong-type', ['array'], ['X-A', 'X-B']),
  row('allowedHeaders', 'empty-string', '', 'allowed-headers-wrong-type', ['array']),
  row('allowedHeaders', 'true', true, 'allowed-headers-wrong-type', ['array']),
  row('allowedHeaders', 'null', null, 'allowed-headers-wrong-type', ['array']),
  row('allowedHeaders', 'space', ['X A'], 'allowed-headers-comma-list', ['several'], ['X', 'A'], 0),
  row('allowedHeaders', 'colon', ['X-A:'], 'allowed-headers-not-token', ['token'], undefined, 0),
  row('allowedHeaders', 'line-break', ['X-A\n'], 'allowed-headers-not-token', ['token'], 'X-A', 0),
  row(
    'allowedHeaders',
    'header-injection',
    ['X-A\r\nSet-Cookie: a=b'],
    'allowed-headers-not-token',
    ['token'],
    'X-A',
    0,
  ),
  row(
    'allowedHeaders',
    'comma-list',
    ['X-A,X-B'],
    'allowed-headers-comma-list',
    ['several'],
    ['X-A', 'X-B'],
    0,
  ),
  row(
    'allowedHeaders',
    'star-in-list',
    ['X-A', '*'],
    'allowed-headers-star-in-list',
    ["'*' itself"],
    undefined,
    1,
  ),
  row(
    'allowedHeaders',
    'undefined-name',
    [undefined],
    'allowed-headers-wrong-type',
    ['string'],
    undefined,
    0,
  ),
  ...[
    'Cookie',
    'Origin',
    'Host',
    'Sec-Fetch-Mode',
    'Proxy-Authorization',
    'Content-Length',
    'Referer',
    'DNT',
  ].map((name) =>
    row(
      'allowedHeaders',
      `forbidden-${name.toLowerCase()}`,
      [name],
      'allowed-headers-forbidden',
      ['no page can set'],
      undefined,
      0,
    ),
  ),
  ...['Access-Control-Request-Method', 'Access-Control-Request-Headers'].map((name) =>
    row(
      'allowedHeaders',
      name.toLowerCase(),
      [name],
      'allowed-headers-forbidden',
      ['no page can set'],
      undefined,
      0,
    ),
  ),
  ...['Access-Control-Allow-Origin', 'Access-Control-Allow-Headers', 'Access-Control-Max-Age'].map((name) =>
    row(
      'allowedHeaders',
      name.toLowerCase(),
      [name],
      'allowed-headers-response-only',
      ['response header'],
      undefined,
      0,
    ),
  ),
  ...['Accept', 'accept-language', 'Content-Language'].map((name) =>
    warned(
      row(
        'allowedHeaders',
        `safelisted-${name.toLowerCase()}`,
        [name],
        'allowed-headers-safelisted',
        ['safelisted'],
        undefined,
        0,
      ),
    ),
  ),
]

const exposedHeaders: readonly FaultRow[] = [
  row('exposedHeaders', 'string', 'ETag', 'exposed-headers-wrong-type', ['array'], ['ETag']),
  row('exposedHeaders', 'null', null, 'exposed-headers-wrong-type', ['array']),
  row('exposedHeaders', 'not-token', ['X(A)'], 'exposed-headers-not-token', ['token'], undefined, 0),
  row('exposedHeaders', 'nul', ['X\0'], 'exposed-headers-not-token', ['token'], undefined, 0),
  row(
    'exposedHeaders',
    'comma-list',
    ['ETag, X-A'],
    'exposed-headers-comma-list',
    ['several'],
    ['ETag', 'X-A'],
    0,
  ),
  row('exposedHeaders', 'star-in-list', ['*'], 'exposed-headers-star-in-list', ["'*' itself"], undefined, 0),
  row('exposedHeaders', 'set-cookie', ['Set-Cookie'], 'exposed-headers-forbidden', ['no page'], undefined, 0),
  row(
    'exposedHeaders',
    'set-cookie2',
    ['set-cookie2'],
    'exposed-headers-forbidden',
    ['no page'],
    undefined,
    0,
  ),
  row(
    'exposedHeaders',
    'response-only',
    ['Access-Control-Allow-Origin'],
    'exposed-headers-cors',
    ['browser'],
    undefined,
    0,
  ),
  row(
    'exposedHeaders',
    'request-only',
    ['Access-Control-Request-Method'],
    'exposed-headers-cors',
    ['browser'],
    undefined,
    0,
  ),
  ...[
    'Cache-Control',
    'Content-Language',
    'Content-Length',
    'Content-Type',
    'Expires',
    'Last-Modified',
    'Pragma',
  ].map((name) =>
    warned(
      row(
        'exposedHeaders',
        `safelisted-${name.toLowerCase()}`,
        [name],
        'exposed-headers-safelisted',
        ['safelisted'],
        undefined,
        0,
      ),
    ),
  ),
]

const maxAge: readonly FaultRow[] = [
  row('maxAge', 'duration', '1h', 'max-age-not-seconds', ['whole number of seconds'], 3600),
  row('maxAge', 'numeric-string', '600', 'max-age-not-seconds', ['whole number of seconds'], 600),
  row('maxAge', 'minutes', '10m', 'max-age-not-seconds', ['seconds'], 600),
  row('maxAge', 'duration-too-long', '2d', 'max-age-not-seconds', ['seconds'], 86_400),
  row('maxAge', 'nan', Number.NaN, 'max-age-not-seconds', ['seconds']),
  row('maxAge', 'infinite', Infinity, 'max-age-not-seconds', ['seconds']),
  row('maxAge', 'fraction', 90.25, 'max-age-not-seconds', ['seconds']),
  row('maxAge', 'symbol', Symbol('60'), 'max-age-not-seconds', ['seconds']),
  row('maxAge', 'null', null, 'max-age-not-seconds', ['seconds']),
  row('maxAge', 'true', true, 'max-age-not-seconds', ['seconds']),
  row('maxAge', 'line-break', '60\r\nX: y', 'max-age-not-seconds', ['seconds']),
  row('maxAge', 'negative', -1, 'max-age-out-of-range', ['86400'], 0),
  row('maxAge', 'above-a-day', 86_401, 'max-age-out-of-range', ['86400'], 86_400),
  { ...row('maxAge', 'cut-by-browsers', 7201, 'max-age-cut', ['7200', 'Chromium']), severity: 'warning' },
]

const flags = [
  'credentials',
  'rejectDisallowed',
  'dangerouslyReflectAnyOrigin',
  'dangerouslyAllowNullOrigin',
  'dangerouslyAllowInsecureOrigins',
  'dangerouslyAllowPublicSuffixes',
]
const booleans: readonly FaultRow[] = [
  ...flags.map((name) =>
    row(name, 'false-string', 'false', 'not-boolean', ['boolean', 'environment variable'], false),
  ),
  row('credentials', 'true-string', 'true', 'not-boolean', ['boolean'], true),
  row('credentials', 'one', 1, 'not-boolean', ['boolean']),
  row('credentials', 'zero', 0, 'not-boolean', ['boolean']),
  row('credentials', 'null', null, 'not-boolean', ['boolean']),
  row('credentials', 'include', 'include', 'not-boolean', ['boolean']),
  row('credentials', 'predicate', () => true, 'not-boolean', ['boolean']),
]

const rest: readonly FaultRow[] = [
  row('preflightStatus', 'not-success', 404, 'preflight-status', ['204', '200'], 204),
  row('preflightStatus', 'other-success', 201, 'preflight-status', ['204', '200'], 204),
  row('preflightStatus', 'string', '204', 'preflight-status', ['204', '200'], 204),
  row('onDecision', 'string', 'log', 'not-function', ['function']),
  row('onError', 'null', null, 'not-function', ['function']),
]

describe('config: other options', () => {
  testFaults('config', methods)
  testFaults('config', allowedHeaders)
  testFaults('config', exposedHeaders)
  testFaults('config', maxAge)
  testFaults('config', booleans)
  testFaults('config', rest)

  const accepted: readonly (readonly [string, AnyOptions])[] = [
    ['methods-star', { methods: '*' }],
    ['methods-empty', { methods: [] }],
    ['methods-custom', { methods: ['PROPFIND', 'my-method', 'QUERY'] }],
    ['allowed-headers-star', { allowedHeaders: '*' }],
    ['allowed-headers-empty', { allowedHeaders: [] }],
    [
      'allowed-headers',
      { allowedHeaders: ['Content-Type', 'Authorization', 'X-A', 'Range', 'proxy', 'sec'] },
    ],
    ['exposed-headers-star', { exposedHeaders: '*' }],
    ['exposed-headers', { exposedHeaders: ['ETag', 'Link'] }],
    ['max-age-zero', { maxAge: 0 }],
    ['max-age-two-hours', { maxAge: 7200 }],
    ['preflight-status-200', { preflightStatus: 200 }],
    ['listeners', { onDecision() {}, onError() {} }],
    [
      'everything-undefined',
      Object.fromEntries(
        [
          ...flags,
          'methods',
          'allowedHeaders',
          'exposedHeaders',
          'maxAge',
          'preflightStatus',
          'onDecision',
          'onError',
        ].map((name) => [name, undefined]),
      ),
    ],
  ]
  for (const [id, options] of accepted) {
    it(`config/accepted/${id}`, () => {
      expect(validateCors({ origin: app, ...options })).toEqual([])
    })
  }

  const bare: unknown = Object.create(null)
  for (const option of [
    'origin',
    'methods',
    'allowedHeaders',
    'exposedHeaders',
    'maxAge',
    'credentials',
    'onError',
  ]) {
    it(`config/${option}/object-without-prototype`, () => {
      expect(validateCors({ origin: app, [option]: bare })).toMatchObject([
        { severity: 'error', path: option },
      ])
    })
  }
  for (const option of ['methods', 'allowedHeaders', 'exposedHeaders']) {
    it(`config/${option}/object-without-prototype-in-list`, () => {
      expect(validateCors({ origin: app, [option]: [bare] })).toMatchObject([
        { severity: 'error', path: `${option}[0]` },
      ])
    })
  }
})
