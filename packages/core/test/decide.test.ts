import { describe, expect, it } from 'vitest'
import type { CorsOptions, CorsRequest } from '../src/index.ts'
import { createCors } from '../src/index.ts'
import { actual, answerOf, app, ask, decideNow, evil, plain, preflight } from './exchange.ts'

const listed: CorsOptions = { origin: [app] }

interface Row {
  readonly id: string
  readonly request: CorsRequest
  readonly kind: 'none' | 'actual' | 'preflight'
  readonly does: 'continue' | number
}

const rows: readonly Row[] = [
  { id: 'get-without-origin', request: plain(), kind: 'none', does: 'continue' },
  { id: 'options-without-origin', request: plain('OPTIONS'), kind: 'none', does: 'continue' },
  {
    id: 'options-with-request-method-without-origin',
    request: { method: 'OPTIONS', headers: { 'access-control-request-method': 'PUT' } },
    kind: 'none',
    does: 'continue',
  },
  { id: 'get', request: actual(app), kind: 'actual', does: 'continue' },
  { id: 'post', request: actual(app, 'POST'), kind: 'actual', does: 'continue' },
  { id: 'head', request: actual(app, 'HEAD'), kind: 'actual', does: 'continue' },
  {
    id: 'options-that-is-no-preflight',
    request: actual(app, 'OPTIONS'),
    kind: 'actual',
    does: 'continue',
  },
  { id: 'no-method', request: { headers: { origin: app } }, kind: 'actual', does: 'continue' },
  { id: 'preflight', request: preflight(app), kind: 'preflight', does: 204 },
  { id: 'preflight-refused', request: preflight(evil), kind: 'preflight', does: 403 },
  {
    id: 'preflight-empty-request-method',
    request: preflight(app, ''),
    kind: 'preflight',
    does: 204,
  },
  { id: 'preflight-for-get', request: preflight(app, 'GET'), kind: 'preflight', does: 204 },
  {
    id: 'request-method-on-get',
    request: { method: 'GET', headers: { origin: app, 'access-control-request-method': 'PUT' } },
    kind: 'actual',
    does: 'continue',
  },
  {
    id: 'lower-case-options',
    request: { method: 'options', headers: { origin: app, 'access-control-request-method': 'PUT' } },
    kind: 'actual',
    does: 'continue',
  },
  { id: 'empty-origin', request: actual(''), kind: 'actual', does: 'continue' },
  { id: 'origin-as-one-line', request: actual([app]), kind: 'actual', does: 'continue' },
  { id: 'origin-as-no-line', request: actual([]), kind: 'none', does: 'continue' },
  { id: 'origin-as-two-lines', request: actual([app, app]), kind: 'actual', does: 'continue' },
]

describe('classification', () => {
  for (const { id, request, kind, does } of rows) {
    it(`classify/${id}`, () => {
      expect(ask(listed, request)).toMatchObject({ kind, does })
    })
  }

  it('classify/empty-request-method-is-refused', () => {
    expect(ask(listed, preflight(app, ''))).toMatchObject({
      allowed: false,
      reason: 'method-malformed',
      does: 204,
    })
  })

  it('classify/same-origin-is-not-exempt', () => {
    const request: CorsRequest = { method: 'POST', headers: { host: 'evil.example', origin: evil } }
    expect(ask(listed, request)).toEqual(
      expect.objectContaining({ kind: 'actual', allowed: false, headers: {} }),
    )
  })
})

describe('rejectDisallowed', () => {
  const options: CorsOptions = { origin: [app], rejectDisallowed: true }
  const cases = [
    { id: 'refused-origin', request: actual(evil, 'POST'), does: 403, allowed: false },
    { id: 'malformed-origin', request: actual('https://app.example.com/'), does: 403, allowed: false },
    { id: 'null-origin', request: actual('null'), does: 403, allowed: false },
    { id: 'plain-options', request: actual(evil, 'OPTIONS'), does: 403, allowed: false },
    { id: 'allowed-origin-runs', request: actual(app, 'POST'), does: 'continue', allowed: true },
    { id: 'no-origin-runs', request: plain('POST'), does: 'continue', allowed: true },
  ] as const
  for (const { id, request, does, allowed } of cases) {
    it(`reject/${id}`, () => {
      expect(ask(options, request)).toMatchObject({ does, allowed })
    })
  }

  it('reject/answer-is-exact', () => {
    expect(ask(options, actual(evil))).toEqual({
      kind: 'actual',
      allowed: false,
      reason: 'origin-not-allowed',
      does: 403,
      headers: {},
      vary: ['Origin'],
    })
  })

  it('reject/not-by-default', () => {
    expect(ask(listed, actual(evil, 'POST')).does).toBe('continue')
  })

  it('reject/nobody', () => {
    expect(ask({ origin: false, rejectDisallowed: true }, actual(app)).does).toBe(403)
  })
})

describe('several policies', () => {
  it('policies/independent', () => {
    const wide = createCors({ origin: '*', exposedHeaders: ['X-Wide'] })
    const narrow = createCors({ origin: [app], credentials: true, maxAge: 60 })
    const first = answerOf(wide.decide(actual(app)))
    expect(answerOf(narrow.decide(actual(app))).headers).toEqual({
      'Access-Control-Allow-Origin': app,
      'Access-Control-Allow-Credentials': 'true',
    })
    expect(answerOf(narrow.decide(actual(evil))).headers).toEqual({})
    expect(answerOf(wide.decide(actual(app)))).toEqual(first)
  })

  it('policies/refusal-after-allowance-carries-nothing', () => {
    const cors = createCors({ origin: [app, 'https://b.example'], credentials: true })
    for (const origin of [app, evil, 'https://b.example', evil]) {
      const { headers } = answerOf(cors.decide(actual(origin)))
      expect(headers['Access-Control-Allow-Origin']).toBe(origin === evil ? undefined : origin)
    }
  })
})

describe('frozen', () => {
  const policies: readonly CorsOptions[] = [
    { origin: '*', exposedHeaders: ['X-A'] },
    { origin: [app], credentials: true, exposedHeaders: ['X-A'], maxAge: 60, allowedHeaders: ['X-A'] },
    { origin: false },
    { origin: '*', dangerouslyReflectAnyOrigin: true, methods: '*' },
    { origin: (origin) => origin === app },
  ]
  const requests = [
    plain(),
    actual(app),
    actual(evil),
    preflight(app, 'PUT', 'x-a'),
    preflight(app, 'FOO', 'x-b'),
    preflight(evil),
  ]
  it('decision/deeply-frozen', () => {
    for (const options of policies) {
      for (const request of requests) {
        const decision = decideNow(options, request)
        const parts = [decision, decision.headers, decision.vary, ...decision.headers]
        expect(parts.filter((part) => !Object.isFrozen(part))).toEqual([])
      }
    }
  })

  it('decision/json-serialisable', () => {
    const decision = decideNow(policies[1] ?? { origin: false }, preflight(app, 'PUT', 'x-a'))
    expect(JSON.parse(JSON.stringify(decision))).toEqual(decision)
  })
})
