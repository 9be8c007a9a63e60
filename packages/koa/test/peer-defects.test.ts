import { cors } from '@cors/koa'
import { expect } from 'vitest'
import { type Defect, above, describeDefects, expectListed } from './defect-rows.ts'
import { answerWith, evil, preflight, send } from './exchange.ts'

// What `@koa/cors` does with requests, reproduced on its version of November 2026, each turned into what must
// happen here. The marks are those of the list they come from; those of routes are in peer-routes.test.ts.

const a = 'https://a.example'
const grantedToA = { 'access-control-allow-origin': a }
const withCredentials = { ...grantedToA, 'access-control-allow-credentials': 'true' }

const defects: readonly Defect[] = [
  {
    id: 'S1/without-an-origin-no-empty-field',
    mount: above(cors({ origin: a, credentials: true })),
    async check(port) {
      expect((await send(port)).cors).toEqual({})
    },
  },
  {
    id: 'S1/the-null-origin',
    mount: above(cors({ origin: '*' })),
    async check(port) {
      expect((await send(port, {}, 'null')).cors).toEqual({ 'access-control-allow-origin': '*' })
    },
  },
  {
    id: 'S7/anchored-pattern',
    mount: above(cors({ origin: /^https:\/\/[a-z]+\.example\.com$/ })),
    async check(port) {
      await expectListed(port, ['https://app.example.com'])
      for (const origin of ['https://evilexample.com', 'https://a.example.com.evil.com'])
        expect((await send(port, {}, origin)).cors).toEqual({})
    },
  },
  {
    id: 'S8/credentials-false',
    mount: above(cors({ origin: a, credentials: false })),
    async check(port) {
      expect((await send(port, {}, a)).cors).toEqual(grantedToA)
    },
  },
  {
    id: 'S9/one-error-object-for-all',
    mount(app) {
      const shared = Object.assign(new Error('denied'), { status: 403, headers: {} })
      app.use(cors({ origin: (origin) => origin === a, credentials: true })).use(() => {
        throw shared
      })
    },
    async check(port) {
      for (const origin of [evil, a, evil]) {
        const { status, cors: fields } = await send(port, {}, origin)
        expect({ status, fields }).toEqual({ status: 403, fields: origin === a ? withCredentials : {} })
      }
    },
  },
  {
    id: 'V4/reflected-request-headers-vary',
    mount: above(cors({ origin: a })),
    async check(port) {
      for (const names of ['x-a', undefined]) {
        const { vary } = await send(port, preflight('PUT', names), a)
        expect(vary.toSorted()).toEqual(['Access-Control-Request-Headers', 'Origin'])
      }
    },
  },
  {
    id: 'V6/a-vary-of-the-handler-s-own',
    mount: above(cors({ origin: a }), (ctx) => {
      ctx.set('Vary', 'Accept')
      ctx.body = 'ok'
    }),
    async check(port) {
      expect((await send(port, {}, a)).vary).toEqual(['Accept', 'Origin'])
    },
  },
  {
    id: 'F2/an-options-that-is-no-preflight-can-be-read',
    mount: above(cors({ origin: a })),
    async check(port) {
      expect(await send(port, { method: 'OPTIONS' }, a)).toEqual(answerWith({ body: 'ok', cors: grantedToA }))
      const { cors: fields, body } = await send(port, { method: 'OPTIONS' })
      expect({ fields, body }).toEqual({ fields: {}, body: 'ok' })
    },
  },
  {
    id: 'A3/explicit-undefined',
    mount: above(cors({ origin: a, methods: undefined, allowedHeaders: undefined, maxAge: undefined })),
    async check(port) {
      const answer = await send(port, preflight('PATCH', 'x-a'), a)
      expect(answer).toMatchObject({ status: 204, cors: { 'access-control-allow-headers': 'x-a' } })
      expect(JSON.stringify(answer.headers)).not.toContain('undefined')
    },
  },
  {
    id: 'A4/wildcard-string',
    mount: above(cors({ origin: 'https://*.example.com' })),
    check: (port) => expectListed(port, ['https://a.example.com', 'https://a.b.example.com']),
  },
  {
    id: 'A6/refused-origins-see-nothing',
    mount: above(cors({ origin: a, credentials: true, exposedHeaders: ['ETag'], allowedHeaders: ['X-A'] })),
    async check(port) {
      expect((await send(port, {}, evil)).cors).toEqual({})
      expect((await send(port, preflight('PUT', 'x-a'), evil)).cors).toEqual({})
    },
  },
  {
    id: 'A7/max-age-zero',
    mount: above(cors({ origin: a, maxAge: 0 })),
    async check(port) {
      const { cors: fields } = await send(port, preflight('PUT'), a)
      expect(fields['access-control-max-age']).toBe('0')
    },
  },
  {
    id: 'A11+E35/request-headers-are-not-sent-back-as-they-came',
    mount: above(cors({ origin: a })),
    async check(port) {
      for (const asked of ['x a;;, <script>, *', 'x'.repeat(7999)]) {
        const { cors: fields } = await send(port, preflight('PUT', asked), a)
        expect(fields).not.toHaveProperty('access-control-allow-headers')
      }
    },
  },
  {
    id: 'A14/thrown-null-is-caught-as-null',
    mount(app) {
      app.use(async (ctx, next) => {
        try {
          await next()
        } catch (error) {
          ctx.body = { caught: error }
        }
      })
      app.use(cors({ origin: a })).use(() => {
        // oxlint-disable-next-line no-throw-literal -- it is what is tested
        throw null
      })
    },
    async check(port) {
      const answer = await send(port, {}, a)
      expect(answer).toEqual(answerWith({ status: 200, body: '{"caught":null}', cors: grantedToA }))
    },
  },
  {
    id: 'A14/thrown-string-keeps-its-fields',
    mount: above(cors({ origin: a }), () => {
      // oxlint-disable-next-line no-throw-literal -- it is what is tested
      throw 'x'
    }),
    async check(port) {
      expect(await send(port, {}, a)).toEqual(answerWith({ status: 500, cors: grantedToA, vary: ['Origin'] }))
    },
  },
]

describeDefects('answers', defects)
