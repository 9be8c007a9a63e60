import { runInNewContext } from 'node:vm'
import { describe, expect, it } from 'vitest'
import { type CorsIssueCode, type CorsOptions, createCors, validateCors } from '../src/index.ts'
import { type FaultRow, testFaults } from './config-row.ts'

const long = 'a'.repeat(64)
const origin = (value: unknown): { readonly origin: unknown } => ({ origin: value })
const fault = (
  id: string,
  value: unknown,
  code: string,
  says: readonly string[],
  fix?: unknown,
): FaultRow => ({
  id,
  options: origin(value),
  code: `origin-${code}` as CorsIssueCode,
  path: 'origin',
  says,
  ...(fix === undefined ? {} : { fix }),
})

const wholeOption: readonly FaultRow[] = [
  {
    id: 'missing',
    options: {},
    code: 'origin-missing',
    path: 'origin',
    says: ['undefined', 'environment variable'],
  },
  fault('undefined', undefined, 'missing', ['undefined', 'environment variable', "'*'", 'false']),
  fault('null-value', null, 'missing', ['null']),
  fault('true', true, 'true', ["'*'", 'dangerouslyReflectAnyOrigin'], '*'),
  fault('number', 5, 'wrong-type', ['predicate']),
  fault('object', { href: 'https://a.example' }, 'wrong-type', ['array']),
  fault('boxed-string', Object('https://a.example'), 'wrong-type', []),
  fault('set', new Set(['https://a.example']), 'wrong-type', ['array']),
  fault('url', new URL('https://a.example'), 'wrong-type', []),
  fault('promise', Promise.resolve('*'), 'wrong-type', []),
  fault('symbol', Symbol('origin'), 'wrong-type', []),
  fault('empty-list', [], 'empty-list', ['empty array'], false),
  {
    id: 'star-alone-in-list',
    options: origin(['*']),
    code: 'origin-star-in-list',
    path: 'origin[0]',
    says: ["origin: '*'"],
    fix: '*',
  },
  {
    id: 'star-beside-others',
    options: origin(['https://a.example', '*']),
    code: 'origin-star-in-list',
    path: 'origin[1]',
    says: ['list'],
  },
  {
    id: 'undefined-in-list',
    options: origin(['https://a.example', undefined]),
    code: 'origin-missing',
    path: 'origin[1]',
    says: ['environment variable'],
  },
  {
    id: 'hole-in-list',
    options: origin(Array.from({ length: 1 })),
    code: 'origin-missing',
    path: 'origin[0]',
    says: ['undefined'],
  },
  {
    id: 'list-in-list',
    options: origin([['https://a.example']]),
    code: 'origin-wrong-type',
    path: 'origin[0]',
    says: [],
  },
  {
    id: 'predicate-in-list',
    options: origin([() => true]),
    code: 'origin-wrong-type',
    path: 'origin[0]',
    says: [],
  },
  { id: 'false-in-list', options: origin([false]), code: 'origin-wrong-type', path: 'origin[0]', says: [] },
  {
    id: 'true-in-list',
    options: origin([true, 'https://a.example']),
    code: 'origin-true',
    path: 'origin[0]',
    says: [],
    fix: '*',
  },
]

const strings: readonly FaultRow[] = [
  fault('empty', '', 'empty', ['empty', 'environment variable']),
  fault('null', 'null', 'null', ['sandboxed', 'dangerouslyAllowNullOrigin']),
  fault('trailing-slash', 'https://app.example.com/', 'trailing-slash', ['slash'], 'https://app.example.com'),
  fault(
    'path',
    'https://app.example.com/login',
    'path',
    ['path', 'scheme, host and port'],
    'https://app.example.com',
  ),
  fault('path-star', 'https://example.com/*', 'path', ['path'], 'https://example.com'),
  fault('backslash', 'https://app.example.com\\x', 'malformed', ['scheme'], 'https://app.example.com'),
  fault('query', 'https://app.example.com?x=1', 'query', ['query'], 'https://app.example.com'),
  fault('fragment', 'https://app.example.com#x', 'fragment', ['fragment'], 'https://app.example.com'),
  fault('userinfo', 'https://u:p@app.example.com', 'userinfo', ['user'], 'https://app.example.com'),
  fault(
    'upper-case-host',
    'https://App.Example.com',
    'upper-case',
    ['lower case'],
    'https://app.example.com',
  ),
  fault(
    'upper-case-scheme',
    'HTTPS://app.example.com',
    'upper-case',
    ['lower case'],
    'https://app.example.com',
  ),
  fault('non-ascii', 'https://ex\u00e4mple.com', 'non-ascii', ['punycode'], 'https://xn--exmple-cua.com'),
  fault(
    'non-ascii-wildcard',
    'https://*.ex\u00e4mple.com',
    'non-ascii',
    ['punycode'],
    'https://*.xn--exmple-cua.com',
  ),
  fault(
    'default-port-https',
    'https://app.example.com:443',
    'default-port',
    ['default port'],
    'https://app.example.com',
  ),
  fault('default-port-http', 'http://localhost:80', 'default-port', ['default port'], 'http://localhost'),
  fault(
    'default-port-wildcard',
    'https://*.example.com:443',
    'default-port',
    ['default port'],
    'https://*.example.com',
  ),
  fault('port-out-of-range', 'https://a.example:65536', 'port', ['65535']),
  fault('port-zero', 'https://a.example:0', 'port', ['65535']),
  fault('port-leading-zero', 'https://a.example:08443', 'port', ['leading zero'], 'https://a.example:8443'),
  fault('port-empty', 'https://a.example:', 'malformed', ['port'], 'https://a.example'),
  fault('port-letters', 'https://a.example:http', 'port', ['port']),
  fault('no-scheme', 'example.com', 'no-scheme', ['scheme', 'https://'], 'https://example.com'),
  fault('no-scheme-localhost', 'localhost:3000', 'no-scheme', ['http://'], 'http://localhost:3000'),
  fault('no-scheme-path', 'example.com/x', 'no-scheme', ['scheme'], 'https://example.com'),
  fault('no-scheme-slashes', '//example.com', 'no-scheme', ['scheme'], 'https://example.com'),
  fault('no-scheme-wildcard', '*.example.com', 'no-scheme', ['scheme'], 'https://*.example.com'),
  fault(
    'several-by-comma',
    'https://a.example,https://b.example',
    'several',
    ['array'],
    ['https://a.example', 'https://b.example'],
  ),
  fault(
    'several-by-space',
    'https://a.example https://b.example',
    'several',
    ['array'],
    ['https://a.example', 'https://b.example'],
  ),
  fault(
    'several-by-comma-space',
    'https://a.example, https://b.example',
    'several',
    ['array'],
    ['https://a.example', 'https://b.example'],
  ),
  // A fix is the corrected value: what is put in must be accepted.
  fault(
    'several-each-with-slash',
    'https://a.example/,https://b.example/',
    'several',
    ['array'],
    ['https://a.example', 'https://b.example'],
  ),
  fault('leading-space', ' https://a.example', 'white-space', ['white space'], 'https://a.example'),
  fault('trailing-comma', 'https://a.example,', 'white-space', ['separator'], 'https://a.example'),
  fault(
    'trailing-space-and-slash',
    'https://a.example/ ',
    'white-space',
    ['white space'],
    'https://a.example',
  ),
  fault('line-break', 'https://a.example\n', 'control-character', ['line break'], 'https://a.example'),
  fault('carriage-return', 'https://a.example\r', 'control-character', ['line break'], 'https://a.example'),
  fault('nul', 'https://a\0.example', 'control-character', ['NUL']),
  fault('file', 'file:///index.html', 'opaque-scheme', ['null']),
  fault('file-bare', 'file://', 'opaque-scheme', ['null']),
  fault('data', 'data:text/html', 'opaque-scheme', ['null']),
  fault('blob', 'blob:https://a.example/x', 'opaque-scheme', ['null']),
  fault('about', 'about:blank', 'opaque-scheme', ['null']),
  fault('javascript', 'javascript://a.example', 'opaque-scheme', ['null']),
  fault('wildcard-inside-label', 'https://api-*.x.com', 'wildcard-position', [
    'whole labels',
    'https://*.example.com',
  ]),
  fault(
    'wildcard-after-host',
    'http://localhost*',
    'wildcard-position',
    ['port', 'http://localhost:*'],
    'http://localhost:*',
  ),
  fault('wildcard-alone', 'https://*', 'wildcard-position', ['"*"']),
  fault('wildcard-alone-with-port', 'https://*:8443', 'wildcard-position', ['whole labels']),
  fault(
    'wildcard-glued',
    'https://*example.com',
    'wildcard-position',
    ['whole labels'],
    'https://*.example.com',
  ),
  fault(
    'wildcard-twice',
    'https://*.*.example.com',
    'wildcard-position',
    ['whole labels'],
    'https://*.example.com',
  ),
  fault('wildcard-in-the-middle', 'https://a.*.example.com', 'wildcard-position', ['whole labels']),
  fault('wildcard-as-last-label', 'https://example.*', 'wildcard-position', ['whole labels']),
  fault('wildcard-scheme', '*://example.com', 'wildcard-position', ['whole labels']),
  fault('wildcard-ipv4', 'http://*.127.0.0.1', 'wildcard-ip', ['IP address']),
  fault('wildcard-ipv6', 'http://*.[::1]', 'wildcard-ip', ['IP address']),
  fault('ipv4-short', 'http://127.1', 'ip-not-canonical', ['canonical'], 'http://127.0.0.1'),
  fault('ipv4-decimal', 'http://2130706433', 'ip-not-canonical', ['canonical'], 'http://127.0.0.1'),
  fault('ipv4-octet-too-high', 'http://1.2.3.256', 'ip-not-canonical', ['canonical']),
  fault('ipv6-long', 'http://[0:0:0:0:0:0:0:1]:3000', 'ip-not-canonical', ['canonical'], 'http://[::1]:3000'),
  fault(
    'ipv6-embedded-ipv4',
    'http://[::ffff:1.2.3.4]',
    'ip-not-canonical',
    ['canonical'],
    'http://[::ffff:102:304]',
  ),
  fault('ipv6-broken', 'http://[::1::2]', 'ip-not-canonical', ['canonical']),
  fault('ipv6-not-a-number', 'http://[-1::1]', 'ip-not-canonical', ['canonical']),
  fault('label-too-long', `https://${long}.example`, 'label-too-long', ['63']),
  fault('host-too-long', `https://${'abc.'.repeat(64)}com`, 'host-too-long', ['253']),
  fault('empty-label', 'https://a..example', 'malformed', ['scheme', 'host']),
  fault('trailing-dot', 'https://a.example.', 'malformed', ['scheme', 'host']),
  fault('percent-encoded', 'https://%61.example', 'malformed', ['host'], 'https://a.example'),
]

// `https://${process.env.HOST}` with the variable unset.
const unset: readonly FaultRow[] = [
  'https://undefined',
  'https://undefined.example.com',
  'https://api.undefined:3000',
  'https://api.undefined.example.com',
  'https://*.undefined',
  'http://undefined:3000',
  'https://undefined/',
  'undefined',
].map((text) => fault(text, text, 'unset-part', ['"undefined"', 'environment variable']))

const expressions: readonly FaultRow[] = [
  fault('no-start', /example\.com$/, 'regexp-unanchored', ['^', '$', 'evilexample.com']),
  fault('no-end', /^https:\/\/example\.com/, 'regexp-unanchored', ['^', '$', 'example.com.evil.com']),
  fault('neither', /example\.com/, 'regexp-unanchored', ['^', '$']),
  fault(
    'alternation',
    /^https:\/\/a\.example|https:\/\/b\.example$/,
    'regexp-unanchored',
    ['alternative', '^', '$'],
    /^(?:https:\/\/a\.example|https:\/\/b\.example)$/,
  ),
  fault(
    'alternation-middle-open',
    /^https:\/\/a\.example$|b|^https:\/\/c\.example$/,
    'regexp-unanchored',
    ['alternative'],
    /^(?:https:\/\/a\.example$|b|^https:\/\/c\.example)$/,
  ),
  // `\$` is a dollar sign, not an anchor; no mechanical fix exists.
  fault('escaped-end', /^https:\/\/a\.example\$/, 'regexp-unanchored', ['$']),
  {
    ...fault(
      'dot',
      /^https:\/\/app.example\.com$/,
      'regexp-dot',
      ['"."', 'any character'],
      /^https:\/\/app\.example\.com$/,
    ),
    severity: 'warning',
  },
  {
    ...fault(
      'global',
      /^https:\/\/a\.example$/g,
      'regexp-stateful',
      ['g', 'ignored'],
      /^https:\/\/a\.example$/,
    ),
    severity: 'warning',
  },
  {
    ...fault(
      'sticky',
      /^https:\/\/a\.example$/iy,
      'regexp-stateful',
      ['y', 'ignored'],
      /^https:\/\/a\.example$/i,
    ),
    severity: 'warning',
  },
]

describe('config: origin', () => {
  testFaults('origin', wholeOption)
  testFaults('origin', strings)
  testFaults('origin/unset', unset)
  testFaults('origin/expression', expressions)

  it('origin/no-scheme-one-slash/never-guesses-another-host', () => {
    for (const text of ['https:/a.example', 'http//a.example']) {
      const [issue] = validateCors({ origin: text })
      expect(issue).toMatchObject({ severity: 'error', path: 'origin', value: text })
      expect([undefined, 'https://a.example', 'http://a.example']).toContain(issue?.fix)
    }
  })

  it('origin/object-dressed-as-an-expression', () => {
    const dressed = { [Symbol.toStringTag]: 'RegExp' }
    expect(validateCors({ origin: dressed })).toMatchObject([{ severity: 'error', path: 'origin' }])
    expect(validateCors({ origin: [dressed] })).toMatchObject([{ severity: 'error', path: 'origin[0]' }])
  })

  const accepted: readonly (readonly [string, CorsOptions['origin']])[] = [
    ['star', '*'],
    ['nobody', false],
    ['one', 'https://app.example.com'],
    ['port', 'https://app.example.com:8443'],
    ['other-schemes-port', 'http://app.example.com:443'],
    ['ipv4', 'http://192.168.0.1:3000'],
    ['ipv6', 'http://[2001:db8::1]'],
    ['underscore', 'https://my_app.example.com'],
    ['undefined-within-a-label', 'https://undefinedbehavior.example'],
    ['undefined-at-the-end-of-a-label', 'https://a-undefined.example'],
    ['punycode', 'https://xn--bcher-kva.example'],
    ['mark-of-punycode-within-a-label', 'https://axn--b.example'],
    ['extension', 'chrome-extension://abcdefghijklmnop'],
    ['app', 'capacitor://localhost'],
    ['wildcard', 'https://*.example.com'],
    ['wildcard-port', 'http://localhost:*'],
    ['wildcard-both', 'https://*.example.com:*'],
    ['wildcard-and-port', 'https://*.example.com:8443'],
    ['wildcard-ip-port', 'http://127.0.0.1:*'],
    ['wildcard-ipv6-port', 'http://[::1]:*'],
    ['list', ['https://a.example', 'https://b.example']],
    ['expression', /^https:\/\/[a-z]+\.example\.com$/],
    ['expression-grouped', /^https?:\/\/(?:a|b)\.example(?::\d+)?$/],
    ['expression-each-anchored', /^https:\/\/a\.example$|^https:\/\/b\.example$/],
    ['expression-class-with-bar', /^https:\/\/[a|b.]\.example$/],
    ['expression-escaped-backslash-before-end', /^https:\/\/a\.example\\\\$/],
    ['predicate', () => true],
    ['async-predicate', () => Promise.resolve(true)],
  ]
  for (const [id, value] of accepted) {
    it(`origin/accepted/${id}`, () => {
      expect(validateCors({ origin: value })).toEqual([])
    })
  }

  it('origin/expression/from-another-realm', () => {
    const foreign = runInNewContext('/^https:\\/\\/a\\.example$/g') as RegExp
    expect(foreign).not.toBeInstanceOf(RegExp)
    const cors = createCors({ origin: [foreign] })
    expect([cors.allows('https://a.example'), cors.allows('https://a.example')]).toEqual([true, true])
    expect(cors.allows('https://b.example')).toBe(false)
    expect(validateCors({ origin: runInNewContext('/a/') as RegExp })).toMatchObject([
      { code: 'origin-regexp-unanchored' },
    ])
  })

  // What punycode stands for, the platform's URL parser knows: older ones refuse what cannot be decoded.
  for (const host of ['xn--.com', 'xn--a.com', 'a.xn--99999999999.com', 'xn--bcher-kva.example']) {
    it(`origin/punycode/${host}: is an origin where the platform says so, in options and in requests`, () => {
      const text = `https://${host}`
      const known = URL.canParse(text) && new URL(text).host === host
      const reflecting = createCors({ origin: '*', dangerouslyReflectAnyOrigin: true })
      expect(validateCors({ origin: text }).map(({ code }) => code)).toEqual(
        known ? [] : ['origin-malformed'],
      )
      expect(validateCors({ origin: `https://*.${host}` }).length).toBe(known ? 0 : 1)
      expect(reflecting.decide({ method: 'GET', headers: { origin: text } }).reason).toBe(
        known ? 'origin-allowed' : 'origin-malformed',
      )
    })
  }

  it('origin/list-points-at-each-fault', () => {
    const issues = validateCors({
      origin: ['https://a.example/', 'https://b.example', 'c.example', /d/, true],
    })
    expect(issues.map(({ path }) => path)).toEqual(['origin[0]', 'origin[2]', 'origin[3]', 'origin[4]'])
    expect(issues.map(({ value }) => String(value))).toEqual([
      'https://a.example/',
      'c.example',
      '/d/',
      'true',
    ])
  })
})
