import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { describe, expect, it } from 'vitest'
import {
  type CorsOptions,
  CorsConfigError,
  createCors,
  explain,
  mergeVary,
  validateCors,
} from '../src/index.ts'
import { actual, app, ask, decideNow, evil, plain, preflight } from './exchange.ts'

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void

const allows = (options: CorsOptions, origin: string): unknown => createCors(options).allows(origin)
const refuses = (options: unknown): boolean => {
  try {
    createCors(options as CorsOptions)
  } catch (error) {
    return error instanceof CorsConfigError
  }
  return false
}

interface Attack {
  readonly id: string
  readonly options: CorsOptions
  /** What an attacker can have a browser, or a client of his own, send. */
  readonly origins: readonly string[]
}

const below: CorsOptions = { origin: 'https://*.example.com', credentials: true }
const exact: CorsOptions = { origin: ['https://example.com'], credentials: true }
const expression: CorsOptions = { origin: /^https:\/\/([a-z]+\.)?example\.com$/, credentials: true }
const port: CorsOptions = { origin: 'http://localhost:*', credentials: true }

// What Safari and Firefox were seen to let through in a host, and what a parser may stumble over.
const special: readonly string[] = '`!$&\'()*+,;=~{}^|"<>[]%\\ #?@'.split('')

const attacks: readonly Attack[] = [
  { id: '04/suffix/exact', options: exact, origins: ['https://evilexample.com', 'https://evil.example.com'] },
  {
    id: '04/suffix/wildcard',
    options: below,
    origins: ['https://evilexample.com', 'https://example.com', 'https://x.evilexample.com'],
  },
  {
    id: '04/suffix/expression',
    options: expression,
    origins: ['https://evilexample.com', 'https://x-example.com'],
  },
  {
    id: '05/prefix/exact',
    options: exact,
    origins: ['https://example.com.evil.com', 'https://example.comevil', 'https://example.com:8443'],
  },
  {
    id: '05/prefix/wildcard',
    options: below,
    origins: ['https://a.example.com.evil.com', 'https://a.example.com:8443'],
  },
  {
    id: '05/prefix/expression',
    options: expression,
    origins: ['https://example.com.evil.com', 'https://example.com:1'],
  },
  {
    id: '06/wildcard/port',
    options: port,
    origins: [
      'http://localhost.evil.com',
      'http://localhostevil',
      'http://localhost:1.evil.com',
      'http://localhost:x',
      'http://localhost@evil.com',
    ],
  },
  {
    id: '07/dot',
    options: { origin: ['https://www.example.com', 'https://*.a.example'] },
    origins: ['https://wwwxexample.com', 'https://www.examplexcom', 'https://b.axexample'],
  },
  { id: '08/null/list', options: exact, origins: ['null', 'NULL', 'null ', 'https://null'] },
  { id: '08/null/expression', options: { origin: /^(?:null|https?:.*|.*)$/ }, origins: ['null'] },
  { id: '08/null/predicate', options: { origin: () => true }, origins: ['null'] },
  {
    id: '08/null/reflection',
    options: { origin: '*', dangerouslyReflectAnyOrigin: true, credentials: true },
    origins: ['null'],
  },
  {
    id: '09/http/expression',
    options: { origin: /^https?:\/\/example\.com$/, credentials: true },
    origins: ['http://example.com'],
  },
  {
    id: '09/http/predicate',
    options: { origin: () => true, credentials: true },
    origins: ['http://example.com', 'http://localhost.evil.com', 'http://127.0.0.1.evil.com'],
  },
  {
    id: '11/special-characters/wildcard',
    options: below,
    origins: special.flatMap((char) => [
      `https://a.example.com${char}.evil.com`,
      `https://evil.com${char}.example.com`,
    ]),
  },
  {
    id: '11/special-characters/predicate',
    options: {
      origin: (origin) =>
        origin.startsWith('https://example.com') && !/^https:\/\/example\.com[a-z.-]/.test(origin),
    },
    origins: special.map((char) => `https://example.com${char}.evil.com`),
  },
  {
    id: '22/control-characters',
    options: { origin: '*', dangerouslyReflectAnyOrigin: true },
    origins: [
      'https://a\r\n.example',
      'https://a.example\r\nSet-Cookie: a=b',
      'https://a.example\0',
      'https://a.example\u0085',
      'https://a.example\u2028',
      'https://\u0100.example',
    ],
  },
  {
    id: '23/several/comma',
    options: { origin: /^.*$/ },
    origins: [`${app}, ${evil}`, `${evil},${app}`, `${app},`, `, ${app}`],
  },
  { id: '23/several/space', options: { origin: /^.*$/ }, origins: [`${app} ${evil}`, `${evil} ${app}`] },
]

describe('attacks', () => {
  for (const { id, options, origins } of attacks) {
    for (const origin of origins) {
      it(`attack/${id}/${JSON.stringify(origin)}`, () => {
        for (const request of [actual(origin), actual(origin, 'POST'), preflight(origin)]) {
          expect(ask(options, request)).toEqual(
            expect.objectContaining({ allowed: false, headers: {}, vary: ['Origin'] }),
          )
        }
        expect(allows(options, origin)).toBe(false)
      })
    }
  }

  const refused: readonly (readonly [id: string, options: object])[] = [
    ['01/reflection-with-credentials/true', { origin: true, credentials: true }],
    ['01/reflection-with-credentials/expression', { origin: /.*/, credentials: true }],
    [
      '01/reflection-with-credentials/flag-as-string',
      { origin: '*', credentials: true, dangerouslyReflectAnyOrigin: 'true' },
    ],
    ['02/star-with-credentials', { origin: '*', credentials: true }],
    ['02/star-in-list-with-credentials', { origin: ['*'], credentials: true }],
    ['02/star-as-pattern', { origin: 'https://*', credentials: true }],
    ['03/open-by-default/nothing', {}],
    ['03/open-by-default/undefined', { origin: undefined, credentials: true }],
    ['03/open-by-default/null', { origin: null }],
    ['03/open-by-default/empty', { origin: '' }],
    ['03/open-by-default/empty-list', { origin: [] }],
    ['05/unanchored/end', { origin: /^https:\/\/example\.com/ }],
    ['05/unanchored/start', { origin: /example\.com$/ }],
    ['05/unanchored/alternation', { origin: /^https:\/\/a\.example|example\.com$/ }],
    ['06/wildcard/path', { origin: 'https://example.com/*' }],
    ['06/wildcard/glued-port', { origin: 'http://localhost*' }],
    ['06/wildcard/inside-label', { origin: 'https://api-*.example.com' }],
    ['06/wildcard/last-label', { origin: 'https://example.*' }],
    ['08/null/configured', { origin: 'null' }],
    ['08/null/in-list', { origin: [app, 'null'] }],
    ['08/null/with-credentials', { origin: app, credentials: true, dangerouslyAllowNullOrigin: true }],
    ['09/http/with-credentials', { origin: 'http://example.com', credentials: true }],
    ['10/public-suffix/top-level', { origin: 'https://*.com', credentials: true }],
    ['17/merge/nested-policy', { origin: app, routes: { '/x': { origin: '*' } } }],
    ['20/private-network', { origin: app, privateNetworkAccess: true }],
    ['22/injection/origin', { origin: 'https://a.example\r\nX: y' }],
    ['22/injection/method', { origin: app, methods: ['PUT\r\nX: y'] }],
    ['22/injection/allowed', { origin: app, allowedHeaders: ['X-A\r\nX: y'] }],
    ['22/injection/exposed', { origin: app, exposedHeaders: ['X-A\0'] }],
    ['22/injection/max-age', { origin: app, maxAge: '60\r\nX: y' }],
  ]
  for (const [id, options] of refused) {
    it(`attack/${id}/does-not-construct`, () => {
      expect(refuses(options)).toBe(true)
    })
  }

  it('attack/01/reflection-needs-the-dangerous-name', () => {
    expect(allows({ origin: '*', credentials: true, dangerouslyReflectAnyOrigin: true }, evil)).toBe(true)
    expect(ask({ origin: '*' }, actual(evil)).headers).toEqual({ 'Access-Control-Allow-Origin': '*' })
  })

  it('attack/07/unescaped-dot-is-told', () => {
    expect(validateCors({ origin: /^https:\/\/example.com$/ })).toMatchObject([{ severity: 'warning' }])
  })

  it('attack/10/public-suffix', () => {
    const environment = { isPublicSuffix: (host: string) => host === 'github.io' }
    const errors = validateCors({ origin: 'https://*.github.io', credentials: true }, environment)
    expect(errors).toMatchObject([{ severity: 'error' }])
  })

  it('attack/12/vary-on-every-response', () => {
    for (const options of [exact, below, expression, { origin: () => false }] as const) {
      for (const request of [
        plain(),
        actual(evil),
        actual(app),
        actual('null'),
        actual('@'),
        preflight(evil),
        preflight('@'),
      ]) {
        expect(ask(options, request).vary).toContain('Origin')
      }
    }
  })

  it('attack/13/vary-of-the-request-is-not-read', () => {
    const request = { method: 'GET', headers: { origin: app, vary: 'Cookie, *' } }
    expect(ask(exact, request).vary).toEqual(['Origin'])
    expect(mergeVary('Accept-Encoding', ['Origin'])).toBe('Accept-Encoding, Origin')
  })

  it('attack/14/request-headers-cost-is-bounded', () => {
    const commas = ','.repeat(16_384)
    expect(decideNow(exact, preflight(app, 'PUT', commas)).reason).toBe('origin-not-allowed')
    for (const asked of [
      commas,
      ' ,'.repeat(1e6),
      `x${' '.repeat(1e6)}`,
      Array.from({ length: 1e5 }, () => ','),
    ]) {
      expect(decideNow({ origin: [app] }, preflight(app, 'PUT', asked)).reason).toBe(
        'request-headers-too-long',
      )
    }
    expect(decideNow({ origin: /^(?:a+)+$/ }, actual('a'.repeat(1e6))).reason).toBe('origin-too-long')
  })

  it('attack/15/nothing-else-of-the-request-counts', () => {
    const options: CorsOptions = { origin: [app], credentials: true }
    for (const [name, value] of [
      ['cookie', 'session=1'],
      ['host', 'evil.example'],
      ['x-forwarded-host', 'evil.example'],
      ['referer', app],
      ['sec-fetch-site', 'same-origin'],
    ] as const) {
      expect(ask(options, { method: 'POST', headers: { origin: evil, [name]: value } })).toEqual(
        expect.objectContaining({ allowed: false, headers: {} }),
      )
    }
  })

  it('attack/16/the-path-is-not-read', () => {
    const request = { ...actual(evil), url: '/public/../admin', path: '/public' }
    expect(ask(exact, request)).toEqual(ask(exact, actual(evil)))
  })

  it('attack/17/a-replaced-policy-inherits-nothing', () => {
    const cors = createCors({
      origin: [app],
      credentials: true,
      methods: ['PURGE'],
      maxAge: 60,
    })
    cors.replace({ origin: '*' })
    expect(cors.policy).toEqual(createCors({ origin: '*' }).policy)
  })

  it('attack/18/a-preflight-is-terminal', () => {
    for (const options of [
      exact,
      { origin: '*' },
      { origin: false },
      { origin: () => true },
    ] as readonly CorsOptions[]) {
      for (const request of [
        preflight(app),
        preflight(evil),
        preflight(app, ''),
        preflight('@'),
        preflight('null', '@', '@'),
      ]) {
        expect(decideNow(options, request).action).toBe('respond')
      }
    }
  })

  it('attack/19/simple-requests-can-be-kept-out', () => {
    expect(ask({ ...exact, rejectDisallowed: true }, actual(evil, 'POST')).does).toBe(403)
    expect(ask({ ...exact, rejectDisallowed: true }, actual('null', 'POST')).does).toBe(403)
  })

  it('attack/20/private-network-is-never-granted', () => {
    const request = preflight(app)
    const headers = { ...request.headers, 'access-control-request-private-network': 'true' }
    for (const options of [{ origin: '*' }, { origin: [app] }] as readonly CorsOptions[]) {
      expect(JSON.stringify(decideNow(options, { ...request, headers }))).not.toMatch(/private/i)
    }
  })

  it('attack/21/explanations-show-nothing-unparsed', () => {
    const forged = 'https://a.example\r\n2026 INFO admin logged in \u001b[31m'
    const request = preflight(forged, forged, forged)
    const sentence = explain(decideNow(exact, request), request)
    expect(sentence).not.toContain('admin')
    expect(sentence).toMatch(/^[\x20-\x7e]+$/)
  })

  it('attack/23/several-lines', () => {
    for (const origin of [
      [app, evil],
      [evil, app],
      [app, app],
      [app, ''],
    ]) {
      expect(ask({ origin: [app] }, actual(origin))).toEqual(
        expect.objectContaining({ allowed: false, reason: 'origin-malformed', headers: {} }),
      )
    }
  })

  it('attack/24/configuration-changed-after-the-start', () => {
    const origin = [app]
    const cors = createCors({ origin })
    origin.push(evil)
    expect(cors.allows(evil)).toBe(false)
    expect(() => Object.assign(cors, { allows: () => true })).toThrow(TypeError)
  })

  const inventive: { readonly [id: string]: CorsOptions } = {
    wildcard: { origin: 'https://*.example.com' },
    expression: { origin: /^https:\/\/a\d+\.example\.com$/ },
    predicate: { origin: () => true },
    reflection: { origin: '*', dangerouslyReflectAnyOrigin: true },
  }
  for (const [id, options] of Object.entries(inventive)) {
    it(`attack/24/invented-origins-are-kept-within-bounds/${id}`, async () => {
      const cors = createCors(options)
      const hold = async (index: number): Promise<WeakRef<object>> => {
        const decision = await cors.decide(actual(`https://a${index}.example.com`))
        expect(decision.allowed).toBe(true)
        return new WeakRef(decision)
      }
      const kept = await Promise.all(Array.from({ length: 2000 }, (_, index) => hold(index)))
      // A weak reference holds on until the job that made it ends.
      await new Promise((resolve) => {
        setTimeout(resolve, 1)
      })
      collectGarbage()
      expect(kept.filter((reference) => reference.deref() !== undefined).length).toBeLessThanOrEqual(256)
      expect(cors.policy).toBeDefined()
    })
  }

  it('attack/25/shared-hosting-is-told', () => {
    for (const origin of ['https://jsbin.com', 'https://codepen.io', 'https://s3.amazonaws.com']) {
      expect(validateCors({ origin })).toMatchObject([{ severity: 'warning', path: 'origin', value: origin }])
    }
  })
})
