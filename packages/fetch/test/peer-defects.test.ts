import { CorsConfigError, type CorsOptions, type CorsSource, cors, validateCors, withCors } from '@cors/fetch'
import { describe, expect, it } from 'vitest'
import {
  type Answer,
  type Sent,
  answerOfResponse,
  answerWith,
  evil,
  preflight,
  requestOf,
} from './exchange.ts'

// What hono/cors, h3's handleCors and @elysiajs/cors do, reproduced on their versions of November 2026, each
// turned into what must happen here. The marks are those of the list it comes from.

const a = 'https://a.example'
const grantedToA = { 'access-control-allow-origin': a }

/** What construction refuses instead of falling open or failing at each request. */
const refused: readonly (readonly [id: string, options: unknown, says: string])[] = [
  ['S1/hono: credentials alone', { credentials: true }, 'environment variable'],
  ["S1/hono: '*' with credentials", { origin: '*', credentials: true }, 'credentials'],
  ['S2/elysia: no options', undefined, 'is not an object of options'],
  ['S5/h3: unset variable', { origin: undefined }, 'environment variable'],
  ['S6/elysia: a name that is none', { origin: a, allowedOrigins: [a] }, 'Write "origin"'],
  ['S7/elysia: README pattern', { origin: /example\.com$/ }, 'evilexample.com'],
  ['S8/hono: credentials as a string', { origin: a, credentials: 'false' }, 'Write false'],
  ['A4/hono: trailing slash', { origin: 'https://a.example/' }, 'Write "https://a.example"'],
  ['A4/hono: star in a list', { origin: ['*'] }, "origin: '*'"],
  ['A7/hono: maxAge NaN', { origin: a, maxAge: Number.NaN }, 'whole number'],
  ['A7/h3: maxAge as a string', { origin: a, maxAge: '600' }, 'Write 600'],
  ['A8/elysia: line break', { origin: 'https://a.example\r\nX: y' }, 'origin'],
  ['A10/hono: lower-case method', { origin: a, methods: ['patch'] }, 'Write "PATCH"'],
  ['1a/elysia: true', { origin: true }, "'*'"],
  ['1a/elysia: origin without scheme', { origin: 'a.example' }, 'https://'],
  ['1a/hono: allowMethods', { origin: a, allowMethods: ['PUT'] }, 'Write "methods"'],
  ['1a/hono: allowHeaders', { origin: a, allowHeaders: ['X-A'] }, 'Write "allowedHeaders"'],
  ['1a/hono: exposeHeaders', { origin: a, exposeHeaders: ['X-A'] }, 'Write "exposedHeaders"'],
  ["1a/h3: origin 'null'", { origin: 'null' }, 'dangerouslyAllowNullOrigin'],
]

interface Defect {
  readonly id: string
  readonly source: CorsSource<Request>
  readonly send?: Sent
  readonly respond?: () => Response
  /** By origin. */
  readonly answers: readonly (readonly [origin: string | undefined, answer: Partial<Answer>])[]
}

const ok = (): Response => new Response('ok')
const nothing: Partial<Answer> = { status: 200, body: 'ok', cors: {}, vary: ['Origin'] }
const toA: Partial<Answer> = { status: 200, body: 'ok', cors: grantedToA, vary: ['Origin'] }
const methods = 'GET, HEAD, PUT, PATCH, POST, DELETE'

const defects: readonly Defect[] = [
  {
    id: 'S2/elysia: names of the request are not told to the page, and null is nobody',
    source: { origin: [a], credentials: true },
    send: { headers: { 'x-secret-request-header': '1' } },
    answers: [
      [a, { cors: { ...grantedToA, 'access-control-allow-credentials': 'true' }, vary: ['Origin'] }],
      ['null', nothing],
    ],
  },
  {
    id: 'S3/h3: an async predicate that says no',
    source: { origin: async (origin) => Promise.resolve(origin === a) },
    answers: [
      [a, toA],
      [evil, nothing],
    ],
  },
  {
    id: 'S11/elysia: a name of the prototype',
    source: { origin: [a] },
    answers: [
      ['constructor', nothing],
      ['__proto__', nothing],
    ],
  },
  { id: '1a/hono, h3: origin false', source: { origin: false }, answers: [[evil, nothing]] },
  {
    id: '1a/hono: an expression by itself',
    source: { origin: /^https:\/\/[a-z]+\.example$/ },
    answers: [
      [a, toA],
      ['https://a.example.evil.test', nothing],
    ],
  },
  {
    id: 'A5/elysia: an expression with g',
    source: { origin: /^https:\/\/a\.example$/g },
    answers: [
      [a, toA],
      [a, toA],
      [a, toA],
    ],
  },
  {
    id: 'A6/hono, h3, elysia: who is refused gets nothing',
    source: { origin: [a], credentials: true, exposedHeaders: ['ETag'], maxAge: 60 },
    answers: [
      [evil, nothing],
      [undefined, nothing],
    ],
  },
  {
    id: 'A6/hono, h3, elysia: a preflight that is refused',
    source: { origin: [a], credentials: true, methods: ['PUT'] },
    send: preflight('PUT'),
    answers: [[evil, { status: 403, cors: {}, vary: ['Origin'] }]],
  },
  {
    id: 'A7/h3, elysia: maxAge 0',
    source: { origin: [a], maxAge: 0, allowedHeaders: [] },
    send: preflight('PUT'),
    answers: [
      [
        a,
        {
          cors: { ...grantedToA, 'access-control-allow-methods': methods, 'access-control-max-age': '0' },
          vary: ['Origin'],
        },
      ],
    ],
  },
  {
    id: 'V5/hono: Vary does not depend on what was asked',
    source: { origin: [a] },
    send: preflight('PUT'),
    answers: [[a, { status: 204, vary: ['Origin', 'Access-Control-Request-Headers'] }]],
  },
  {
    id: 'V5/hono, h3: a fixed list is not read from the request',
    source: { origin: [a], allowedHeaders: ['X-A'] },
    send: preflight('PUT', 'x-a'),
    answers: [[a, { status: 204, vary: ['Origin'] }]],
  },
  {
    id: 'V6/h3: a Vary of the handler',
    source: { origin: [a] },
    respond: () => new Response('ok', { headers: { Vary: 'Accept' } }),
    answers: [
      [a, { ...toA, vary: ['Accept', 'Origin'] }],
      [evil, { ...nothing, vary: ['Accept', 'Origin'] }],
    ],
  },
  {
    id: 'GHSA-q7jf-gf43-6x6p/hono: Vary is not taken from the request',
    source: { origin: [a] },
    send: { headers: { vary: 'X-Poison' } },
    answers: [[a, toA]],
  },
  {
    id: 'V8/elysia: no star',
    source: { origin: '*' },
    answers: [[a, { cors: { 'access-control-allow-origin': '*' }, vary: [] }]],
  },
  {
    id: 'F2/hono, elysia: an OPTIONS that is no preflight is for the application',
    source: { origin: [a] },
    send: { method: 'OPTIONS' },
    answers: [
      [a, toA],
      [undefined, nothing],
    ],
  },
  {
    id: 'A11/hono: what is asked for is not echoed as it came',
    source: { origin: [a] },
    send: preflight('PUT', 'x-a;;, <script>, *'),
    answers: [[a, { status: 204, cors: { ...grantedToA, 'access-control-allow-methods': methods } }]],
  },
  {
    id: 'GHSA-8j4g-w8fx-2239/hono: a list of nothing but commas',
    source: { origin: [a] },
    send: preflight('PUT', ','.repeat(8000)),
    answers: [[a, { status: 204, cors: { ...grantedToA, 'access-control-allow-methods': methods } }]],
  },
  {
    id: 'hono#575+elysia#69: an error keeps the headers',
    source: { origin: [a] },
    respond: () => new Response('invalid', { status: 422 }),
    answers: [[a, { status: 422, cors: grantedToA }]],
  },
  {
    id: 'hono#1102+#2535: a response that cannot be changed',
    source: { origin: [a] },
    respond: () => Response.redirect('https://a.example/b'),
    answers: [[a, { status: 302, cors: grantedToA, vary: ['Origin'] }]],
  },
]

describe('defects of peers', () => {
  for (const [id, options, says] of refused) {
    it(`refused/${id}`, () => {
      const make = (): unknown => cors(options as CorsOptions<Request>)
      expect(make).toThrow(CorsConfigError)
      expect(make).toThrow(says)
      expect(() => withCors(options as CorsOptions<Request>, ok)).toThrow(CorsConfigError)
      expect(validateCors(options).some(({ severity }) => severity === 'error')).toBe(true)
    })
  }

  for (const { id, source, send = {}, respond = ok, answers } of defects) {
    it(`defects/${id}`, async () => {
      const handler = withCors(source, () => respond())
      for (const [origin, answer] of answers) {
        const response = await handler(requestOf(send, origin))
        expect(await answerOfResponse(response)).toEqual(answerWith(answer))
      }
    })
  }

  it('S10/hono: two layers, of which the inner one is without credentials', async () => {
    const inner = withCors({ origin: '*' }, ok)
    const outer = withCors({ origin: [a], credentials: true }, inner)
    expect(await answerOfResponse(await outer(requestOf({}, a)))).toEqual(
      answerWith({ cors: { 'access-control-allow-origin': '*' }, vary: [] }),
    )
  })

  it('V7/hono: two layers name Origin once', async () => {
    const options = { origin: [a] }
    const handler = withCors(options, withCors(options, ok))
    expect(await answerOfResponse(await handler(requestOf({}, a)))).toEqual(answerWith(toA))
  })

  it('hono#895: the environment of Workers', async () => {
    const handler = withCors(
      ({ ALLOWED }) => ({ origin: ALLOWED }),
      (_request: Request, _env: { readonly ALLOWED: string }) => ok(),
      { context: (_request: Request, env: { readonly ALLOWED: string }) => env },
    )
    expect(await answerOfResponse(await handler(requestOf({}, a), { ALLOWED: a }))).toEqual(answerWith(toA))
  })
})
