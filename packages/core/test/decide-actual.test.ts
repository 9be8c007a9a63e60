import { describe, expect, it } from 'vitest'
import { type CorsOptions, type CorsRequest, createCors } from '../src/index.ts'
import { type Answer, actual, app, ask, decideNow, evil, plain } from './exchange.ts'

const any: CorsOptions = { origin: '*' }
const exposing: CorsOptions = { origin: '*', exposedHeaders: ['ETag', 'X-Total'] }
const listed: CorsOptions = { origin: [app], exposedHeaders: ['ETag'], maxAge: 60 }
const credentialed: CorsOptions = { origin: [app], credentials: true, exposedHeaders: ['ETag'] }
const reflecting: CorsOptions = { origin: '*', dangerouslyReflectAnyOrigin: true, credentials: true }

interface Row {
  readonly id: string
  readonly options: CorsOptions
  readonly request: CorsRequest
  readonly headers: Answer['headers']
  readonly vary: readonly string[]
}

const rows: readonly Row[] = [
  {
    id: 'any',
    options: any,
    request: actual(app),
    headers: { 'Access-Control-Allow-Origin': '*' },
    vary: [],
  },
  {
    id: 'any-without-origin',
    options: any,
    request: plain(),
    headers: { 'Access-Control-Allow-Origin': '*' },
    vary: [],
  },
  {
    id: 'any-exposing',
    options: exposing,
    request: actual(evil),
    headers: { 'Access-Control-Allow-Origin': '*', 'Access-Control-Expose-Headers': 'ETag, X-Total' },
    vary: [],
  },
  {
    id: 'any-exposing-all',
    options: { origin: '*', exposedHeaders: '*' },
    request: actual(app),
    headers: { 'Access-Control-Allow-Origin': '*', 'Access-Control-Expose-Headers': '*' },
    vary: [],
  },
  {
    id: 'any-malformed-origin-is-not-echoed',
    options: any,
    request: actual('https://a.example\r\nX: y'),
    headers: { 'Access-Control-Allow-Origin': '*' },
    vary: [],
  },
  {
    id: 'listed-allowed',
    options: listed,
    request: actual(app),
    headers: { 'Access-Control-Allow-Origin': app, 'Access-Control-Expose-Headers': 'ETag' },
    vary: ['Origin'],
  },
  { id: 'listed-refused', options: listed, request: actual(evil), headers: {}, vary: ['Origin'] },
  { id: 'listed-malformed', options: listed, request: actual(`${app}/`), headers: {}, vary: ['Origin'] },
  {
    id: 'listed-too-long',
    options: listed,
    request: actual('a'.repeat(9999)),
    headers: {},
    vary: ['Origin'],
  },
  { id: 'listed-without-origin', options: listed, request: plain(), headers: {}, vary: ['Origin'] },
  {
    id: 'single-string-is-sent-to-that-origin-only',
    options: { origin: app },
    request: actual(evil),
    headers: {},
    vary: ['Origin'],
  },
  {
    id: 'credentials-allowed',
    options: credentialed,
    request: actual(app),
    headers: {
      'Access-Control-Allow-Origin': app,
      'Access-Control-Allow-Credentials': 'true',
      'Access-Control-Expose-Headers': 'ETag',
    },
    vary: ['Origin'],
  },
  { id: 'credentials-refused', options: credentialed, request: actual(evil), headers: {}, vary: ['Origin'] },
  {
    id: 'credentials-without-origin',
    options: credentialed,
    request: plain(),
    headers: {},
    vary: ['Origin'],
  },
  {
    id: 'credentials-off-says-nothing',
    options: { origin: [app], credentials: false },
    request: actual(app),
    headers: { 'Access-Control-Allow-Origin': app },
    vary: ['Origin'],
  },
  {
    id: 'reflected',
    options: reflecting,
    request: actual(evil),
    headers: { 'Access-Control-Allow-Origin': evil, 'Access-Control-Allow-Credentials': 'true' },
    vary: ['Origin'],
  },
  {
    id: 'reflected-malformed',
    options: reflecting,
    request: actual(`${evil}/`),
    headers: {},
    vary: ['Origin'],
  },
  { id: 'reflected-without-origin', options: reflecting, request: plain(), headers: {}, vary: ['Origin'] },
  { id: 'nobody', options: { origin: false }, request: actual(app), headers: {}, vary: ['Origin'] },
  {
    id: 'null-allowed',
    options: { origin: [app], dangerouslyAllowNullOrigin: true },
    request: actual('null'),
    headers: { 'Access-Control-Allow-Origin': 'null' },
    vary: ['Origin'],
  },
]

describe('actual request', () => {
  for (const { id, options, request, headers, vary } of rows) {
    it(`actual/${id}`, () => {
      const answer = ask(options, request)
      expect(answer.headers).toEqual(headers)
      expect(answer.vary).toEqual(vary)
      expect(answer.does).toBe('continue')
    })
    it(`actual/${id}/every-method`, () => {
      const methods = ['HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND', undefined]
      for (const method of methods) {
        const answer = ask(options, { ...request, method })
        expect(answer.headers).toEqual(headers)
        expect(answer.vary).toEqual(vary)
      }
    })
  }

  it('actual/cached-decision-is-the-same', () => {
    for (const options of [any, credentialed, reflecting]) {
      const cors = createCors(options)
      expect(cors.decide(actual(app))).toEqual(cors.decide(actual(app)))
      expect(cors.decide(actual(app))).toEqual(decideNow(options, actual(app)))
    }
  })

  it('actual/never-preflight-headers', () => {
    const full: CorsOptions = { origin: [app], methods: ['PUT'], allowedHeaders: ['X-A'], maxAge: 60 }
    expect(Object.keys(ask(full, actual(app)).headers)).toEqual(['Access-Control-Allow-Origin'])
  })
})
