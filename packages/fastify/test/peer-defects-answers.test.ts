import { cors } from '@cors/fastify'
import { expect } from 'vitest'
import { a, below, describeDefects, grantedToA } from './defect.ts'
import { answerWith, evil, preflight, send } from './exchange.ts'
import { ok } from './rows.ts'

describeDefects('answers', [
  {
    id: 'V6/a-vary-of-the-handler-s-own',
    mount: (app) =>
      app
        .register(cors, { origin: a })
        .get('/', async (_request, reply) => reply.header('Vary', 'Accept').send('ok')),
    async check(port) {
      expect(await send(port, {}, a)).toEqual(answerWith({ vary: ['Accept', 'Origin'], cors: grantedToA }))
    },
  },
  {
    id: 'F4/every-kind-of-payload',
    mount(app) {
      app.register(cors, { origin: a })
      app
        .get('/obj', async () => ({}))
        .get('/str', ok)
        .get('/buf', async () => Buffer.from('ok'))
      app.get('/nothing', (_request, reply) => void reply.send())
    },
    async check(port) {
      for (const path of ['/obj', '/str', '/buf', '/nothing']) {
        expect(await send(port, { path }, a)).toEqual(answerWith({ status: 200, cors: grantedToA }))
      }
    },
  },
  {
    id: 'F5+F12/hijacked',
    mount: (app) =>
      app.register(cors, { origin: a }).get('/', (_request, reply) => {
        reply.hijack()
        reply.raw.writeHead(200, { 'content-type': 'text/event-stream' })
        reply.raw.end('data: 1\n\n')
      }),
    async check(port) {
      expect(await send(port, {}, a)).toEqual(answerWith({ body: 'data: 1\n\n', cors: grantedToA }))
    },
  },
  {
    id: 'F5+F14/malformed-url',
    mount: below({ origin: a }),
    async check(port) {
      expect(await send(port, { path: '/%zz' }, a)).toEqual(answerWith({ status: 400, cors: grantedToA }))
    },
  },
  {
    id: 'F5/frozen-expression',
    mount: below({ origin: Object.freeze(/^https:\/\/a\.example$/g) }),
    async check(port) {
      for (let turn = 0; turn < 3; turn++) expect((await send(port, {}, a)).cors).toEqual(grantedToA)
    },
  },
  {
    id: 'A15/no-length-on-204',
    mount: below({ origin: a }),
    async check(port) {
      const { status, headers } = await send(port, preflight('PUT'), a)
      expect(status).toBe(204)
      expect(headers).not.toHaveProperty('content-length')
      expect(headers).not.toHaveProperty('transfer-encoding')
    },
  },
  {
    id: 'A3/explicit-undefined',
    mount: below({
      origin: a,
      methods: undefined,
      allowedHeaders: undefined,
      exposedHeaders: undefined,
      maxAge: undefined,
      preflightStatus: undefined,
    }),
    async check(port) {
      const answer = await send(port, preflight('PATCH', 'x-a'), a)
      expect(answer).toMatchObject({ status: 204, cors: { 'access-control-allow-headers': 'x-a' } })
      expect(answer.cors).not.toHaveProperty('access-control-max-age')
      expect(JSON.stringify(answer.headers)).not.toContain('undefined')
      expect(JSON.stringify((await send(port, {}, a)).headers)).not.toContain('undefined')
    },
  },
  {
    id: 'A6/refused-origins-see-nothing',
    mount: below({ origin: a, credentials: true, exposedHeaders: ['ETag'], allowedHeaders: ['X-A'] }),
    async check(port) {
      expect((await send(port, {}, evil)).cors).toEqual({})
      expect(await send(port, preflight('PUT', 'x-a'), evil)).toEqual(answerWith({ status: 403, cors: {} }))
    },
  },
  {
    id: 'A7/max-age-of-nothing',
    mount: below({ origin: a, maxAge: 0 }),
    async check(port) {
      expect((await send(port, preflight('PUT'), a)).cors).toHaveProperty('access-control-max-age', '0')
    },
  },
  {
    id: 'A9/empty-list-of-headers',
    mount: below({ origin: a, allowedHeaders: [] }),
    async check(port) {
      const { cors: fields } = await send(port, preflight('PUT', 'x-a'), a)
      expect(fields).not.toHaveProperty('access-control-allow-headers')
    },
  },
  {
    id: 'A11+E35/request-headers-are-not-sent-back-as-they-came',
    mount: below({ origin: a }),
    async check(port) {
      for (const asked of ['x a;;, <script>, *', 'x'.repeat(7999)]) {
        const { cors: fields } = await send(port, preflight('PUT', asked), a)
        expect(fields).not.toHaveProperty('access-control-allow-headers')
      }
    },
  },
  {
    id: 'A12/ten-thousand-origins',
    mount: below({ origin: Array.from({ length: 10_000 }, (_, index) => `https://o${index}.example`) }),
    async check(port) {
      const last = 'https://o9999.example'
      expect((await send(port, {}, last)).cors).toEqual({ 'access-control-allow-origin': last })
      expect((await send(port, {}, 'https://o10000.example')).cors).toEqual({})
    },
  },
])
