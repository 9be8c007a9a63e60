import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import {
  type CorsDecision,
  type CorsOptions,
  type CorsReason,
  type CorsRequest,
  explain,
} from '../src/index.ts'
import { bytes, lines } from './arbitrary.ts'
import { actual, app, decideNow, evil, plain, preflight } from './exchange.ts'
import { isCanonical, isName } from './oracle.ts'

const lists: CorsOptions = { origin: [app], methods: ['PUT'], allowedHeaders: ['X-A'] }
const throwing: CorsOptions = {
  origin: () => {
    throw new Error('db down')
  },
}

interface Row {
  readonly options: CorsOptions
  readonly request: CorsRequest
  /** Where something was refused: what to change. */
  readonly says: readonly string[]
}

const rows: { readonly [reason in Exclude<CorsReason, 'policy-failed'>]: Row } = {
  'no-origin': { options: lists, request: plain(), says: [] },
  'any-origin': { options: { origin: '*' }, request: actual(app), says: ["'*'"] },
  'origin-allowed': { options: lists, request: actual(app), says: [app] },
  'cors-off': { options: { origin: false }, request: actual(app), says: ['false', 'list'] },
  'origin-not-allowed': { options: lists, request: actual(evil), says: [evil, 'add it to origin'] },
  'origin-null': { options: lists, request: actual('null'), says: ['null', 'sandboxed', 'list'] },
  'origin-insecure': {
    options: { origin: () => true, credentials: true },
    request: actual('http://a.example'),
    says: ['http://a.example', 'https', 'dangerouslyAllowInsecureOrigins'],
  },
  'origin-too-long': { options: lists, request: actual('x'.repeat(327)), says: ['too long', 'no browser'] },
  'origin-malformed': { options: lists, request: actual(`${app}, ${app}`), says: ['malformed', 'proxy'] },
  'origin-check-failed': { options: throwing, request: actual(app), says: [app, 'onError', 'true or false'] },
  'method-not-allowed': { options: lists, request: preflight(app, 'PURGE'), says: ['PURGE', 'methods'] },
  'method-malformed': {
    options: lists,
    request: preflight(app, ''),
    says: ['method malformed', 'no browser'],
  },
  'header-not-allowed': {
    options: lists,
    request: preflight(app, 'PUT', 'x-a,x-b'),
    says: ['x-b', 'allowedHeaders'],
  },
  'request-headers-malformed': {
    options: lists,
    request: preflight(app, 'PUT', '@'),
    says: ['request headers malformed', 'no browser'],
  },
  'request-headers-too-long': {
    options: lists,
    request: preflight(app, 'PUT', 'x'.repeat(5000)),
    says: ['too long', 'fewer'],
  },
}

const sentence = /^[\x20-\x7e]+[^.]\.$/

describe('explain', () => {
  for (const [reason, { options, request, says }] of Object.entries(rows)) {
    it(`explain/${reason}`, () => {
      const decision = decideNow(options, request)
      expect(decision.reason).toBe(reason)
      const text = explain(decision, request)
      expect(text).toMatch(sentence)
      for (const word of says) expect(text).toContain(word)
    })

    it(`explain/${reason}/without-the-request`, () => {
      const text = explain(decideNow(options, request))
      expect(text).toMatch(sentence)
      expect(text).not.toMatch(/undefined|\[object/)
      for (const shown of [app, evil, 'PURGE', 'x-b']) expect(text).not.toContain(shown)
    })
  }

  it('explain/policy-failed', () => {
    const decision: CorsDecision = { ...decideNow({ origin: false }, actual(app)), reason: 'policy-failed' }
    expect(explain(decision, actual(app))).toMatch(sentence)
    expect(explain(decision)).toContain('policy')
  })

  it('explain/each-reason-has-words-of-its-own', () => {
    const texts = Object.values(rows).map(({ options, request }) =>
      explain(decideNow(options, request), request),
    )
    expect(new Set(texts).size).toBe(texts.length)
  })

  it('explain/names-only-the-missing-headers', () => {
    const request = preflight(app, 'PUT', 'X-A,x-b,x-c')
    const text = explain(decideNow(lists, request), request)
    expect(text).toContain('x-b, x-c')
    expect(text).not.toContain('x-a')
  })

  it('explain/many-missing-headers-are-cut', () => {
    const names = Array.from({ length: 100 }, (_, index) => `x-long-header-name-${index}`)
    const request = preflight(app, 'PUT', names.join(','))
    expect(explain(decideNow(lists, request), request).length).toBeLessThan(500)
  })

  const policies: readonly CorsOptions[] = [
    lists,
    throwing,
    { origin: '*' },
    { origin: false },
    { origin: '*', dangerouslyReflectAnyOrigin: true, methods: '*' },
    { origin: () => true, credentials: true, allowedHeaders: [] },
  ]
  const marked = bytes.map((text) => `\u0007${text}`)

  test.prop([fc.constantFrom(...policies), lines, lines, lines])(
    'explain/always-one-printable-line',
    (options, origin, method, names) => {
      const request: CorsRequest = {
        method: 'OPTIONS',
        headers: { origin, 'access-control-request-method': method, 'access-control-request-headers': names },
      }
      const text = explain(decideNow(options, request), request)
      expect(text).toMatch(sentence)
      expect(text.length).toBeLessThan(700)
    },
  )

  test.prop([fc.constantFrom(...policies), marked, marked, marked])(
    'explain/unparsed-bytes-change-nothing',
    (options, origin, method, names) => {
      const request = preflight(origin, method, names)
      for (const decision of [
        decideNow(options, request),
        decideNow(options, preflight(app, method, names)),
      ]) {
        expect(explain(decision, request)).toBe(explain(decision))
      }
    },
  )

  it('explain/shows-what-parses-only', () => {
    for (const text of [evil, `${evil}/`, 'evil', 'https://[NaN::1]', 'https://a.example:443']) {
      const request = actual(text)
      expect(explain(decideNow(lists, request), request).includes(text)).toBe(isCanonical(text))
    }
    for (const method of ['PURGE', 'PUR GE', '"PURGE"', 'P'.repeat(65)]) {
      const request = preflight(app, method)
      expect(explain(decideNow(lists, request), request).includes(method)).toBe(
        isName(method) && method.length <= 64,
      )
    }
  })
})
