import { describe, expect, it } from 'vitest'
import type { CorsOptions, CorsReason } from '../src/index.ts'
import { type Answer, app, ask, defaultMethods, evil, preflight } from './exchange.ts'

const origin = { 'Access-Control-Allow-Origin': app }
const echoVary = ['Origin', 'Access-Control-Request-Headers']

interface Row {
  readonly id: string
  readonly options: CorsOptions
  readonly ask: Parameters<typeof preflight>
  readonly reason: CorsReason
  readonly does: number
  readonly headers: Answer['headers']
  readonly vary: readonly string[]
}

const lists: CorsOptions = {
  origin: [app],
  credentials: true,
  methods: ['PUT', 'DELETE'],
  allowedHeaders: ['Content-Type', 'X-Token'],
  exposedHeaders: ['ETag'],
  maxAge: 600,
}
const listFields = {
  ...origin,
  'Access-Control-Allow-Credentials': 'true',
  'Access-Control-Allow-Methods': 'PUT, DELETE',
  'Access-Control-Allow-Headers': 'Content-Type, X-Token',
}
const any: CorsOptions = { origin: '*', allowedHeaders: ['X-A'], maxAge: 0 }

const rows: readonly Row[] = [
  {
    id: 'allowed/full-lists-and-max-age',
    options: lists,
    ask: [app, 'PUT', 'x-token'],
    reason: 'origin-allowed',
    does: 204,
    headers: { ...listFields, 'Access-Control-Max-Age': '600' },
    vary: ['Origin'],
  },
  {
    id: 'allowed/without-headers',
    options: lists,
    ask: [app, 'DELETE'],
    reason: 'origin-allowed',
    does: 204,
    headers: { ...listFields, 'Access-Control-Max-Age': '600' },
    vary: ['Origin'],
  },
  {
    id: 'allowed/defaults',
    options: { origin: [app] },
    ask: [app, 'PATCH', 'content-type'],
    reason: 'origin-allowed',
    does: 204,
    headers: {
      ...origin,
      'Access-Control-Allow-Methods': defaultMethods,
      'Access-Control-Allow-Headers': 'content-type',
    },
    vary: echoVary,
  },
  {
    id: 'allowed/any-origin',
    options: any,
    ask: [evil, 'PUT', 'x-a'],
    reason: 'any-origin',
    does: 204,
    headers: {
      'Access-Control-Allow-Origin': '*',
      'Access-Control-Allow-Methods': defaultMethods,
      'Access-Control-Allow-Headers': 'X-A',
      'Access-Control-Max-Age': '0',
    },
    vary: [],
  },
  {
    id: 'allowed/only-safelisted-headers',
    options: { origin: [app], allowedHeaders: [] },
    ask: [app, 'PUT'],
    reason: 'origin-allowed',
    does: 204,
    headers: { ...origin, 'Access-Control-Allow-Methods': defaultMethods },
    vary: ['Origin'],
  },
  {
    id: 'allowed/status-200',
    options: { origin: [app], preflightStatus: 200, allowedHeaders: [] },
    ask: [app, 'PUT'],
    reason: 'origin-allowed',
    does: 200,
    headers: { ...origin, 'Access-Control-Allow-Methods': defaultMethods },
    vary: ['Origin'],
  },
  {
    id: 'allowed/null-origin',
    options: { origin: [app], dangerouslyAllowNullOrigin: true, allowedHeaders: [] },
    ask: ['null', 'PUT'],
    reason: 'origin-allowed',
    does: 204,
    headers: { 'Access-Control-Allow-Origin': 'null', 'Access-Control-Allow-Methods': defaultMethods },
    vary: ['Origin'],
  },
  {
    id: 'refused/origin',
    options: lists,
    ask: [evil, 'PUT', 'x-token'],
    reason: 'origin-not-allowed',
    does: 403,
    headers: {},
    vary: ['Origin'],
  },
  {
    id: 'refused/nobody',
    options: { origin: false },
    ask: [app],
    reason: 'cors-off',
    does: 403,
    headers: {},
    vary: ['Origin'],
  },
  {
    id: 'refused/null',
    options: lists,
    ask: ['null'],
    reason: 'origin-null',
    does: 403,
    headers: {},
    vary: ['Origin'],
  },
  {
    id: 'refused/origin-under-echo',
    options: { origin: [app], methods: '*' },
    ask: [evil],
    reason: 'origin-not-allowed',
    does: 403,
    headers: {},
    vary: ['Origin'],
  },
  // Fetch's order: the origin is told first, whatever else is wrong.
  {
    id: 'refused/origin-before-method',
    options: lists,
    ask: [evil, '@', '@'],
    reason: 'origin-not-allowed',
    does: 403,
    headers: {},
    vary: ['Origin'],
  },
  {
    id: 'refused/method',
    options: lists,
    ask: [app, 'PATCH', 'x-token'],
    reason: 'method-not-allowed',
    does: 204,
    headers: listFields,
    vary: ['Origin'],
  },
  {
    id: 'refused/header',
    options: lists,
    ask: [app, 'PUT', 'x-other'],
    reason: 'header-not-allowed',
    does: 204,
    headers: listFields,
    vary: ['Origin'],
  },
  {
    id: 'refused/one-header-of-two',
    options: lists,
    ask: [app, 'PUT', 'x-other,x-token'],
    reason: 'header-not-allowed',
    does: 204,
    headers: listFields,
    vary: ['Origin'],
  },
  {
    id: 'refused/method-before-header',
    options: lists,
    ask: [app, 'PATCH', 'x-other'],
    reason: 'method-not-allowed',
    does: 204,
    headers: listFields,
    vary: ['Origin'],
  },
  {
    id: 'refused/method-before-malformed-headers',
    options: lists,
    ask: [app, 'PATCH', 'a b'],
    reason: 'method-not-allowed',
    does: 204,
    headers: listFields,
    vary: ['Origin'],
  },
  {
    id: 'refused/header-under-status-200',
    options: { ...lists, preflightStatus: 200 },
    ask: [app, 'PUT', 'x-other'],
    reason: 'header-not-allowed',
    does: 204,
    headers: listFields,
    vary: ['Origin'],
  },
  {
    id: 'refused/method-under-any-origin',
    options: any,
    ask: [app, 'PURGE'],
    reason: 'method-not-allowed',
    does: 204,
    headers: {
      'Access-Control-Allow-Origin': '*',
      'Access-Control-Allow-Methods': defaultMethods,
      'Access-Control-Allow-Headers': 'X-A',
    },
    vary: [],
  },
  {
    id: 'refused/method-still-echoes-headers',
    options: { origin: [app] },
    ask: [app, 'PURGE', 'x-b,x-a'],
    reason: 'method-not-allowed',
    does: 204,
    headers: {
      ...origin,
      'Access-Control-Allow-Methods': defaultMethods,
      'Access-Control-Allow-Headers': 'x-b, x-a',
    },
    vary: echoVary,
  },
]

describe('preflight', () => {
  for (const { id, options, ask: asked, reason, does, headers, vary } of rows) {
    it(`preflight/${id}`, () => {
      expect(ask(options, preflight(...asked))).toEqual({
        kind: 'preflight',
        allowed: reason === 'origin-allowed' || reason === 'any-origin',
        reason,
        does,
        headers,
        vary,
      })
    })
  }

  it('preflight/never-exposes-and-never-grants-private-network', () => {
    const request = preflight(app, 'PUT', 'x-token')
    const answer = ask(lists, {
      ...request,
      headers: { ...request.headers, 'access-control-request-private-network': 'true' },
    })
    expect(Object.keys(answer.headers)).not.toContain('Access-Control-Expose-Headers')
    expect(Object.keys(answer.headers)).not.toContain('Access-Control-Allow-Private-Network')
  })

  it('preflight/rejectDisallowed-changes-nothing', () => {
    for (const asked of [preflight(app), preflight(evil), preflight(app, 'PURGE')]) {
      expect(ask({ ...lists, rejectDisallowed: true }, asked)).toEqual(ask(lists, asked))
    }
  })
})
