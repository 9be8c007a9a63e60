import { setTimeout as later } from 'node:timers/promises'
import { CorsConfigError, type CorsOptions, cors } from '@cors/express'
import type { Express, Request, RequestHandler } from 'express'
import { describe, expect, it } from 'vitest'
import { type Host, majors } from './majors.ts'
import { answerWith, evil, preflight, send, serve } from './exchange.ts'
import { ok } from './rows.ts'

// What the package `cors` does on Express, reproduced on its version of November 2026, each turned into
// what must happen here. The marks are those of the list it comes from.

const a = 'https://a.example'
const grantedToA = { 'access-control-allow-origin': a }
const withCredentials = { ...grantedToA, 'access-control-allow-credentials': 'true' }

/** What construction refuses instead of falling open or silently matching nothing. */
const refused: readonly (readonly [id: string, options: unknown, says: string])[] = [
  ['S1/cors()', undefined, "origin: 'https://app.example.com'"],
  ['S1/credentials-alone', { credentials: true }, 'environment variable'],
  ['S1/star-with-credentials', { origin: '*', credentials: true }, 'credentials'],
  [
    'S5/unset-variable',
    { origin: process.env['CORS_TEST_UNSET'], credentials: true },
    'environment variable',
  ],
  ['S6/misspelt-option', { origin: a, allowedOrigins: [a] }, 'Write "origin"'],
  ['S7/readme-pattern', { origin: /example\.com$/ }, 'evilexample.com'],
  ['S8/credentials-string', { origin: a, credentials: 'false' }, 'Write false'],
  ['A4/trailing-slash', { origin: 'https://a.example/' }, 'Write "https://a.example"'],
  ['A4/upper-case-and-port', { origin: 'https://A.example:443' }, 'Write "https://a.example"'],
  ['A4/comma-string', { origin: 'https://a.example,https://b.example' }, 'Write ['],
  ['A4/star-in-list', { origin: ['*'] }, "origin: '*'"],
  ['A7/max-age-words', { origin: a, maxAge: '1h' }, 'Write 3600'],
  ['A7/max-age-nan', { origin: a, maxAge: Number.NaN }, 'whole number'],
  ['A8/line-break', { origin: 'https://a.example\r\nX: y' }, 'origin'],
  ['A9/empty-string', { origin: a, allowedHeaders: '' }, 'array'],
  ['A10/lower-case-method', { origin: a, methods: ['patch'] }, 'Write "PATCH"'],
  ['1a/true', { origin: true }, "'*'"],
  ['1a/success-status', { origin: a, optionsSuccessStatus: 200 }, 'Write "preflightStatus"'],
  ['1a/preflight-continue', { origin: a, preflightContinue: true }, 'never reaches'],
]

interface Defect {
  readonly id: string
  readonly mount: (app: Express, express: Host) => void
  readonly check: (port: number) => Promise<void>
}

const below = (policy: RequestHandler) => (app: Express) => void app.use(policy).all('/', ok)
const callback = ((_origin: string, done: (error: null, allowed: boolean) => void) =>
  done(null, true)) as never

const defects: readonly Defect[] = [
  {
    id: 'A1/async-origin',
    mount: below(cors({ origin: async (origin) => Promise.resolve(origin === a) })),
    async check(port) {
      expect(await send(port, {}, a)).toEqual(answerWith({ body: 'ok', cors: grantedToA }))
      expect(await send(port, {}, evil)).toEqual(answerWith({ body: 'ok', cors: {} }))
      expect(await send(port, preflight('PUT'), a)).toMatchObject({ status: 204, cors: grantedToA })
    },
  },
  {
    id: 'A1/async-delegate',
    mount: below(cors(async () => Promise.resolve({ origin: a }))),
    async check(port) {
      expect(await send(port, {}, a)).toEqual(answerWith({ body: 'ok', cors: grantedToA }))
    },
  },
  {
    // A rejection that nobody handles would end the run: vitest fails on it, as Node does.
    id: 'A1+V3/rejecting-origin',
    mount: below(cors({ origin: () => Promise.reject(new Error('db down')) })),
    async check(port) {
      expect(await send(port, {}, a)).toEqual(
        answerWith({ status: 200, body: 'ok', cors: {}, vary: ['Origin'] }),
      )
      expect(await send(port, preflight('PUT'), a)).toEqual(
        answerWith({ status: 403, cors: {}, vary: ['Origin'] }),
      )
      await later(1)
    },
  },
  {
    id: 'A2/sync-boolean',
    mount: below(cors({ origin: (origin) => origin === a })),
    async check(port) {
      expect(await send(port, {}, a)).toEqual(answerWith({ body: 'ok', cors: grantedToA }))
    },
  },
  {
    id: 'A2/callback-style-is-refused-and-never-hangs',
    mount: below(cors({ origin: callback })),
    async check(port) {
      expect(await send(port, {}, a)).toEqual(answerWith({ status: 200, body: 'ok', cors: {} }))
      expect(await send(port, preflight('PUT'), a)).toEqual(answerWith({ status: 403, cors: {} }))
    },
  },
  {
    id: 'A2/callback-delegate-is-refused-and-never-hangs',
    mount: below(
      cors(((_request: Request, done: (error: null, chosen: CorsOptions) => void) =>
        done(null, { origin: '*' })) as never),
    ),
    async check(port) {
      expect(await send(port, {}, a)).toEqual(answerWith({ status: 200, body: 'ok', cors: {} }))
    },
  },
  {
    id: 'A3/explicit-undefined',
    mount: below(
      cors({
        origin: a,
        methods: undefined,
        allowedHeaders: undefined,
        maxAge: undefined,
        preflightStatus: undefined,
      }),
    ),
    async check(port) {
      const answer = await send(port, preflight('PATCH', 'x-a'), a)
      expect(answer).toMatchObject({ status: 204, cors: { 'access-control-allow-headers': 'x-a' } })
      expect(JSON.stringify(answer.headers)).not.toContain('undefined')
    },
  },
  {
    id: 'A5/stateful-expression',
    mount: below(cors({ origin: /^https:\/\/a\.example$/g })),
    async check(port) {
      for (let turn = 0; turn < 4; turn++) expect((await send(port, {}, a)).cors).toEqual(grantedToA)
    },
  },
  {
    id: 'A6/refused-origins-see-nothing',
    mount: below(cors({ origin: a, credentials: true, exposedHeaders: ['ETag'], allowedHeaders: ['X-A'] })),
    async check(port) {
      expect((await send(port, {}, evil)).cors).toEqual({})
      expect((await send(port, preflight('PUT', 'x-a'), evil)).cors).toEqual({})
    },
  },
  {
    id: 'A9/empty-list-of-headers',
    mount: below(cors({ origin: a, allowedHeaders: [] })),
    async check(port) {
      const { cors: fields } = await send(port, preflight('PUT', 'x-a'), a)
      expect(fields).not.toHaveProperty('access-control-allow-headers')
    },
  },
  {
    id: 'A11+E35/request-headers-are-not-sent-back-as-they-came',
    mount: below(cors({ origin: a })),
    async check(port) {
      for (const asked of ['x a;;, <script>, *', 'x'.repeat(7999)]) {
        const { cors: fields } = await send(port, preflight('PUT', asked), a)
        expect(fields).not.toHaveProperty('access-control-allow-headers')
      }
    },
  },
  {
    id: 'A13+E32/two-origins',
    mount: below(cors({ origin: /^https:\/\/.*a\.example$/ })),
    async check(port) {
      expect((await send(port, {}, `https://evil.test, ${a}`)).cors).toEqual({})
    },
  },
  {
    id: 'A14/thrown-null-and-string',
    mount(app) {
      app.use(cors({ origin: a }))
      app.get('/null', () => {
        // oxlint-disable-next-line no-throw-literal -- it is what is tested
        throw null
      })
      app.get('/string', () => {
        // oxlint-disable-next-line no-throw-literal -- it is what is tested
        throw 'x'
      })
    },
    async check(port) {
      expect(await send(port, { path: '/null' }, a)).toEqual(answerWith({ status: 404, cors: grantedToA }))
      expect(await send(port, { path: '/string' }, a)).toEqual(answerWith({ status: 500, cors: grantedToA }))
    },
  },
  {
    id: 'A15/no-length-on-204',
    mount: below(cors({ origin: a })),
    async check(port) {
      const { status, headers } = await send(port, preflight('PUT'), a)
      expect(status).toBe(204)
      expect(headers).not.toHaveProperty('content-length')
      expect(headers).not.toHaveProperty('transfer-encoding')
    },
  },
  {
    id: 'A16+E30/body-parser-errors',
    mount: (app, express) => void app.use(cors({ origin: a }), express.json({ limit: 10 })).post('/', ok),
    async check(port) {
      const json = { 'content-type': 'application/json' }
      for (const [body, status] of [
        ['{', 400],
        ['[1,2,3,4,5,6,7]', 413],
      ] as const) {
        const answer = await send(port, { method: 'POST', headers: json, body }, a)
        expect(answer).toEqual(answerWith({ status, cors: grantedToA }))
      }
    },
  },
  {
    id: 'F1/a-preflight-obeys-the-policy-of-its-route',
    mount(app) {
      app.use(cors({ origin: 'https://global.example', methods: ['GET'] }))
      app.put('/r', cors({ origin: a, methods: ['PUT'], credentials: true }), ok).put('/off', cors(false), ok)
    },
    async check(port) {
      expect(await send(port, preflight('PUT', undefined, '/r'), a)).toEqual(
        answerWith({ status: 204, cors: { ...withCredentials, 'access-control-allow-methods': 'PUT' } }),
      )
      expect((await send(port, { method: 'PUT', path: '/r' }, a)).cors).toEqual(withCredentials)
      for (const path of ['/r', '/off']) {
        const asked = await send(port, preflight('PUT', undefined, path), 'https://global.example')
        expect(asked).toEqual(answerWith({ status: 403, cors: {} }))
        expect((await send(port, { method: 'PUT', path }, 'https://global.example')).cors).toEqual({})
      }
    },
  },
  {
    id: 'F2/an-options-that-is-no-preflight-is-the-application-s',
    mount: (app) => void app.use(cors({ origin: a })).options('/', ok),
    async check(port) {
      expect(await send(port, { method: 'OPTIONS' }, a)).toEqual(answerWith({ body: 'ok', cors: grantedToA }))
      expect(await send(port, { method: 'OPTIONS' })).toEqual(answerWith({ body: 'ok', cors: {} }))
    },
  },
  {
    id: 'F7/no-options-route-is-needed',
    mount: (app) => void app.use(cors({ origin: a })),
    async check(port) {
      for (const path of ['/', '/a/b/c', '/a.b?c=d']) {
        expect(await send(port, preflight('DELETE', undefined, path), a)).toMatchObject({ status: 204 })
      }
    },
  },
  {
    id: 'F8+E27/a-path-of-its-own-policy',
    mount: (app) =>
      void app
        .route('/r')
        .all(cors({ origin: a }))
        .put(ok),
    async check(port) {
      expect(await send(port, preflight('PUT', undefined, '/r'), a)).toMatchObject({
        status: 204,
        cors: grantedToA,
      })
      expect(await send(port, { method: 'PUT', path: '/r' }, a)).toEqual(
        answerWith({ body: 'ok', cors: grantedToA }),
      )
    },
  },
  {
    id: 'F8+E27/a-policy-on-a-route-without-an-options-route',
    mount: (app) => void app.use(cors(false)).put('/r', cors({ origin: a }), ok),
    async check(port) {
      expect(await send(port, preflight('PUT', undefined, '/r'), a)).toMatchObject({
        status: 204,
        cors: grantedToA,
      })
      expect(await send(port, { method: 'PUT', path: '/r' }, a)).toEqual(
        answerWith({ body: 'ok', cors: grantedToA }),
      )
      expect(await send(port, preflight('DELETE', undefined, '/r'), a)).toEqual(
        answerWith({ status: 403, cors: {} }),
      )
    },
  },
  {
    id: 'S9/one-error-object-for-all',
    mount(app) {
      const shared = Object.assign(new Error('denied'), { status: 403, headers: {} })
      app.use(cors({ origin: a, credentials: true })).get('/', (_request, _response, next) => next(shared))
    },
    async check(port) {
      expect(await send(port, {}, evil)).toEqual(answerWith({ status: 403, cors: {} }))
      expect(await send(port, {}, a)).toEqual(answerWith({ status: 403, cors: withCredentials }))
      expect((await send(port, {}, evil)).cors).toEqual({})
    },
  },
  {
    id: 'S10/credentials-of-an-outer-policy',
    mount(app) {
      app.use(cors({ origin: a, credentials: true }))
      app.put('/pub', cors({ origin: '*' }), ok).get('/off', cors({ origin: false }), ok)
    },
    async check(port) {
      const pub = await send(port, { method: 'PUT', path: '/pub' }, a)
      expect(pub.cors).toEqual({ 'access-control-allow-origin': '*' })
      expect((await send(port, { path: '/off' }, a)).cors).toEqual({})
    },
  },
  {
    id: 'S10/preflights-of-routes-below-an-outer-policy',
    mount(app) {
      app.use(cors({ origin: a, credentials: true }))
      app.put('/pub', cors({ origin: '*', methods: ['PUT'] }), ok).get('/off', cors({ origin: false }), ok)
    },
    async check(port) {
      for (const origin of [a, evil]) {
        const pub = await send(port, preflight('PUT', undefined, '/pub'), origin)
        expect(pub.status).toBe(204)
        expect(pub.cors).toEqual({
          'access-control-allow-origin': '*',
          'access-control-allow-methods': 'PUT',
        })
        expect(await send(port, preflight('GET', 'x-a', '/off'), origin)).toEqual(
          answerWith({ status: 403, cors: {} }),
        )
      }
    },
  },
  {
    id: 'V1/function-origin-that-denies',
    mount: below(cors({ origin: (origin) => origin === a })),
    async check(port) {
      for (const origin of [undefined, evil, a])
        expect((await send(port, {}, origin)).vary).toEqual(['Origin'])
    },
  },
  {
    id: 'V6/a-vary-of-the-handler-s-own',
    mount: (app) =>
      void app.use(cors({ origin: a })).get('/', (_request, response) => {
        response.set('Vary', 'Accept').send('ok')
      }),
    async check(port) {
      expect((await send(port, {}, a)).vary).toEqual(['Accept', 'Origin'])
    },
  },
]

describe('defects of peers: options', () => {
  for (const [id, options, says] of refused) {
    it(`defects/${id}`, () => {
      const construct = (): unknown => cors(options as CorsOptions)
      expect(construct).toThrow(CorsConfigError)
      expect(construct).toThrow(says)
    })
  }
})

for (const [name, express] of majors) {
  describe(`defects of peers: answers, ${name}`, () => {
    for (const { id, mount, check } of defects) {
      it(`defects/${id}`, async () => {
        const app = express()
        mount(app, express)
        await expect(check(await serve(app))).resolves.toBe(undefined)
      })
    }
  })
}
