import { describe, expect, it } from 'vitest'
import { type CorsOptions, CorsConfigError, createCors, validateCors } from '../src/index.ts'
import { actual, answerOf, app, ask, decideNow, evil, plain, preflight } from './exchange.ts'

const a = 'https://a.example'

/** What a JavaScript user writes, and what a peer makes of it. */
const refused: readonly (readonly [id: string, options: object])[] = [
  ['S1/cors({ credentials: true })', { credentials: true }],
  ["S1/cors({ origin: '*', credentials: true })", { origin: '*', credentials: true }],
  ['S2/cors()', {}],
  ['S5/cors({ origin: process.env.X, credentials: true })', { origin: undefined, credentials: true }],
  ['S5/cors({ origin: [process.env.X] })', { origin: [undefined] }],
  ['S6/cors({ allowedOrigins: [a] })', { allowedOrigins: [a] }],
  ['S6/cors({ origin, exposeHeaders })', { origin: a, exposeHeaders: ['ETag'] }],
  ['S7/cors({ origin: /example\\.com$/ })', { origin: /example\.com$/ }],
  ["S8/cors({ origin, credentials: 'false' })", { origin: a, credentials: 'false' }],
  ["A4/'https://a.example/'", { origin: ['https://a.example/'] }],
  ["A4/'https://A.example:443'", { origin: ['https://A.example:443'] }],
  ["A4/'https://a,https://b'", { origin: 'https://a,https://b' }],
  ["A4/['*']", { origin: ['*'] }],
  ["A4/'a.example'", { origin: 'a.example' }],
  ["A7/maxAge: '1h'", { origin: a, maxAge: '1h' }],
  ['A7/maxAge: NaN', { origin: a, maxAge: Number.NaN }],
  ['A7/maxAge: -1', { origin: a, maxAge: -1 }],
  ['A8/origin with CRLF', { origin: 'https://a.example\r\nX: y' }],
  ['A8/allowedHeaders with CRLF', { origin: a, allowedHeaders: ['X-A\r\nX: y'] }],
  ['A8/exposedHeaders with CRLF', { origin: a, exposedHeaders: ['X-A\r\nX: y'] }],
  ['A8/methods with CRLF', { origin: a, methods: ['PUT\r\nX: y'] }],
  ["A9/allowedHeaders: ''", { origin: a, allowedHeaders: '' }],
  ["A10/methods: ['patch']", { origin: a, methods: ['patch'] }],
  ['1a/origin: true', { origin: true }],
  ['1a/optionsSuccessStatus', { origin: a, optionsSuccessStatus: 200 }],
  ["1a/origin: [['https://a.example']]", { origin: [[a]] }],
  ['1a/secureContext', { origin: a, secureContext: true }],
]

describe('defects of peers: options', () => {
  for (const [id, options] of refused) {
    it(`options/${id}`, () => {
      expect(() => createCors(options as CorsOptions)).toThrow(CorsConfigError)
      expect(validateCors(options).every(({ message }) => message.length > 10)).toBe(true)
    })
  }

  it('A3/explicit undefined is the default', () => {
    const options = {
      origin: [a],
      credentials: undefined,
      methods: undefined,
      allowedHeaders: undefined,
      exposedHeaders: undefined,
      maxAge: undefined,
      preflightStatus: undefined,
      rejectDisallowed: undefined,
      onDecision: undefined,
      onError: undefined,
    }
    for (const request of [plain(), actual(a), actual(evil), preflight(a, 'PATCH', 'x-a'), preflight(evil)]) {
      const answer = ask(options, request)
      expect(answer).toEqual(ask({ origin: [a] }, request))
      expect(JSON.stringify(answer)).not.toContain('undefined')
    }
  })

  it('A7/maxAge: 0 is kept', () => {
    expect(ask({ origin: [a], maxAge: 0 }, preflight(a)).headers['Access-Control-Max-Age']).toBe('0')
  })

  it('A9/allowedHeaders: [] allows the safelisted only', () => {
    const options: CorsOptions = { origin: [a], allowedHeaders: [] }
    expect(ask(options, preflight(a, 'PUT', 'x-a'))).toMatchObject({
      allowed: false,
      reason: 'header-not-allowed',
    })
    expect(ask(options, preflight(a, 'PUT')).allowed).toBe(true)
  })

  it('1a/origin: false does not fall open', () => {
    for (const request of [plain(), actual(a), preflight(a)]) {
      expect(ask({ origin: false }, request).headers).toEqual({})
    }
    expect(ask({ origin: false }, preflight(a)).does).toBe(403)
  })

  it('1a/a string is not sent to everybody', () => {
    expect(ask({ origin: a }, actual(evil)).headers).toEqual({})
    expect(ask({ origin: a }, plain()).headers).toEqual({})
  })

  it('1a/an array is one header line', () => {
    expect(decideNow({ origin: [a, app] }, actual(a)).headers).toEqual([['Access-Control-Allow-Origin', a]])
  })

  it('F10/the same methods on every host', () => {
    expect(createCors({ origin: a }).policy.methods).toEqual([
      'GET',
      'HEAD',
      'PUT',
      'PATCH',
      'POST',
      'DELETE',
    ])
  })
})

describe('defects of peers: decisions', () => {
  it('S1/no Origin is not an empty header', () => {
    expect(ask({ origin: [a], credentials: true }, plain()).headers).toEqual({})
  })

  it('S2/request header names are never exposed', () => {
    const request = { method: 'GET', headers: { origin: a, 'x-secret-request-header': '1' } }
    for (const options of [{ origin: [a] }, { origin: '*', exposedHeaders: '*' }] as readonly CorsOptions[]) {
      expect(JSON.stringify(decideNow(options, request))).not.toContain('secret')
    }
  })

  it('S3/a promise of false is not true', async () => {
    const cors = createCors({ origin: (origin) => Promise.resolve(origin === a) })
    expect(answerOf(await cors.decide(actual(evil)))).toEqual(
      expect.objectContaining({ allowed: false, headers: {} }),
    )
    expect(await cors.allows(evil)).toBe(false)
    expect(await cors.allows(a)).toBe(true)
  })

  it('S4/a promise where options were meant', () => {
    const promise = Promise.resolve({ origin: a, credentials: true })
    expect(() => createCors(promise as never)).toThrow(CorsConfigError)
    expect(() => createCors((() => promise) as never)).toThrow(CorsConfigError)
    expect(() => createCors({ origin: promise } as never)).toThrow(CorsConfigError)
  })

  it('S9/nothing is shared between requests but frozen data', () => {
    const cors = createCors({ origin: (origin) => origin === a, credentials: true })
    const before = answerOf(cors.decide(actual(evil)))
    expect(answerOf(cors.decide(actual(a))).headers['Access-Control-Allow-Origin']).toBe(a)
    expect(answerOf(cors.decide(actual(evil)))).toEqual(before)
    expect(before.headers).toEqual({})
  })

  it('S10/two policies do not leak into each other', () => {
    const outer = createCors({ origin: a, credentials: true })
    const route = createCors({ origin: '*' })
    outer.decide(actual(a))
    expect(answerOf(route.decide(actual(a))).headers).toEqual({ 'Access-Control-Allow-Origin': '*' })
    expect(answerOf(route.decide(preflight(a))).headers).not.toHaveProperty(
      'Access-Control-Allow-Credentials',
    )
    expect(answerOf(createCors({ origin: false }).decide(actual(a))).headers).toEqual({})
  })

  it('S11/Origin: constructor', () => {
    for (const origin of ['constructor', '__proto__', 'toString', 'https://constructor', 'hasOwnProperty']) {
      expect(ask({ origin: [a, 'https://*.example.com'] }, actual(origin))).toEqual(
        expect.objectContaining({ allowed: false, headers: {} }),
      )
    }
    expect(ask({ origin: [a] }, preflight(a, 'constructor'))).toMatchObject({ allowed: false })
    expect(ask({ origin: [a], allowedHeaders: [] }, preflight(a, 'PUT', 'constructor'))).toMatchObject({
      allowed: false,
    })
  })

  it('S13/long white space between names', () => {
    const asked = `x${' '.repeat(2000)},${' '.repeat(2000)}y`
    expect(ask({ origin: [a] }, preflight(a, 'PUT', asked)).headers['Access-Control-Allow-Headers']).toBe(
      'x, y',
    )
  })

  it('V1/function origin that denies, or no Origin', () => {
    const options: CorsOptions = { origin: (origin) => origin === a }
    for (const request of [plain(), actual(evil), actual(a), preflight(evil)]) {
      expect(ask(options, request).vary).toContain('Origin')
    }
  })

  it('V2/a star answer varies exactly when the policy is not a star', () => {
    expect(ask({ origin: '*' }, actual(a)).vary).toEqual([])
    expect(ask({ origin: [a] }, actual(a)).vary).toEqual(['Origin'])
  })

  it('V3/an error in the predicate is no 500', async () => {
    const cors = createCors({ origin: () => Promise.reject(new Error('db down')) })
    expect(answerOf(await cors.decide(actual(a)))).toEqual(
      expect.objectContaining({ does: 'continue', headers: {}, vary: ['Origin'] }),
    )
    expect(answerOf(await cors.decide(preflight(a)))).toEqual(
      expect.objectContaining({ does: 403, headers: {}, vary: ['Origin'] }),
    )
  })

  it('V4/echoed names vary', () => {
    expect(ask({ origin: [a] }, preflight(a, 'PUT', 'x-a')).vary).toContain('Access-Control-Request-Headers')
  })

  it('V5/no names to echo vary too', () => {
    expect(ask({ origin: [a] }, preflight(a)).vary).toContain('Access-Control-Request-Headers')
    expect(ask({ origin: [a], allowedHeaders: ['X-A'] }, preflight(a, 'PUT', 'x-a')).vary).toEqual(['Origin'])
  })

  it('F2/an OPTIONS that is no preflight reaches the application', () => {
    expect(ask({ origin: [a] }, actual(a, 'OPTIONS'))).toMatchObject({
      kind: 'actual',
      does: 'continue',
      headers: { 'Access-Control-Allow-Origin': a },
    })
    expect(ask({ origin: [a] }, plain('OPTIONS'))).toMatchObject({ kind: 'none', does: 'continue' })
  })

  it('F3/a denied preflight never runs the application', () => {
    expect(ask({ origin: [a] }, preflight(evil))).toEqual(expect.objectContaining({ does: 403, headers: {} }))
  })

  it('F6/a frozen expression', () => {
    const cors = createCors({ origin: Object.freeze(/^https:\/\/a\.example$/g) })
    expect([cors.allows(a), cors.allows(a), cors.allows(evil)]).toEqual([true, true, false])
  })

  it('A1/an async origin neither hangs nor crashes', async () => {
    const error = new Error('db down')
    const cors = createCors({
      origin: async () => {
        await Promise.resolve()
        throw error
      },
    })
    await expect(cors.decide(actual(a))).resolves.toMatchObject({
      allowed: false,
      reason: 'origin-check-failed',
    })
    await expect(cors.allows(a)).resolves.toBe(false)
  })

  it('A2/a sync boolean answers at once', () => {
    expect(answerOf(createCors({ origin: () => true }).decide(actual(a))).allowed).toBe(true)
  })

  it('A2/a callback is not waited for', () => {
    const callback = ((_origin: string, done: (error: null, ok: boolean) => void) =>
      done(null, true)) as never
    const decision = decideNow({ origin: callback }, actual(a))
    expect(decision).toMatchObject({ allowed: false, reason: 'origin-check-failed' })
  })

  it('A5/g does not alternate', () => {
    for (const flags of ['g', 'y', 'gy', 'gi']) {
      const cors = createCors({ origin: new RegExp('^https:\\/\\/a\\.example$', flags) })
      expect(Array.from({ length: 4 }, () => cors.allows(a))).toEqual([true, true, true, true])
    }
  })

  it('A6/an origin that does not match sees nothing', () => {
    const options: CorsOptions = {
      origin: [a],
      credentials: true,
      exposedHeaders: ['ETag'],
      methods: ['PUT'],
      allowedHeaders: ['X-A'],
      maxAge: 5,
    }
    expect(ask(options, actual(evil)).headers).toEqual({})
    expect(ask(options, preflight(evil, 'PUT', 'x-a')).headers).toEqual({})
  })

  it('A10/methods are not folded', () => {
    expect(ask({ origin: [a] }, preflight(a, 'patch'))).toMatchObject({
      allowed: false,
      reason: 'method-not-allowed',
    })
  })

  it('A11/request headers are not sent back as they came', () => {
    const options: CorsOptions = { origin: [a] }
    for (const asked of ['x a;;, <script>, *', 'x-a\r\nSet-Cookie: a=b', 'x'.repeat(7999)]) {
      expect(ask(options, preflight(a, 'PUT', asked)).headers).not.toHaveProperty(
        'Access-Control-Allow-Headers',
      )
    }
  })

  it('A13/two Origin lines', () => {
    const options: CorsOptions = { origin: /^https:\/\/.*a\.example$/ }
    expect(ask(options, actual(`https://evil.test, ${a}`))).toEqual(
      expect.objectContaining({ allowed: false, headers: {} }),
    )
    expect(ask(options, actual(['https://evil.test', a]))).toEqual(
      expect.objectContaining({ allowed: false, headers: {} }),
    )
  })

  it('A12/a long list beside a wildcard', () => {
    const origin = Array.from({ length: 10_000 }, (_, index) => `https://o${index}.example`)
    const cors = createCors({ origin: [...origin, 'https://*.example.com'] })
    expect([cors.allows('https://o9999.example'), cors.allows('https://o10000.example')]).toEqual([
      true,
      false,
    ])
  })
})
