import { type CorsOptions, cors } from '@cors/fastify'
import type { FastifyRequest } from 'fastify'
import { describe, expect, it } from 'vitest'
import { answerWith, evil, preflight, send, serve, web } from './exchange.ts'
import { majors } from './majors.ts'
import { ok } from './rows.ts'

const other = 'https://other.example'
const allowed = { 'access-control-allow-origin': web }

/** Predicates that do not say `true`, in every way. */
const failing: readonly (readonly [id: string, origin: () => unknown])[] = [
  [
    'throws',
    () => {
      throw new Error('database down')
    },
  ],
  ['rejects', () => Promise.reject(new Error('database down'))],
  ['undefined', () => undefined],
  ['undefined-later', () => Promise.resolve()],
  ['origin', () => web],
  ['origin-later', () => Promise.resolve(web)],
  ['one', () => 1],
  ['one-later', () => Promise.resolve(1)],
  [
    'thenable-that-rejects',
    () => ({ then: (_resolve: unknown, reject: (reason: Error) => void) => reject(new Error('no')) }),
  ],
  ['object', () => ({})],
  ['false-later', () => Promise.resolve(false)],
]

for (const [name, fastify] of majors) {
  describe(`predicate, ${name}`, () => {
    for (const [id, wrap] of [
      ['sync', (answer: boolean) => answer],
      ['async', (answer: boolean) => Promise.resolve(answer)],
    ] as const) {
      it(`predicate/gets-the-fastify-request/${id}`, async () => {
        const seen: object[] = []
        const requests: FastifyRequest[] = []
        const app = fastify()
        app.decorateRequest('user', null)
        app.register(cors, {
          origin: (origin, request) => {
            requests.push(request)
            const { params, query, url, ip, hostname, method, server, headers } = request
            seen.push({
              params: { ...(params as object) },
              query: { ...(query as object) },
              url,
              ip,
              hostname: hostname.split(':')[0],
              method,
              key: headers['x-key'],
              isRoot: server === app,
              isDecorated: 'user' in request,
            })
            return wrap(origin === web)
          },
        })
        app.get('/t/:tenant/orders', (request) => String(requests.at(-1) === request))
        const port = await serve(app)
        const sent = { path: '/t/5/orders?a=b', headers: { host: 'api.example', 'x-key': 'k' } }
        expect(await send(port, sent, web)).toEqual(
          answerWith({ body: 'true', cors: allowed, vary: ['Origin'] }),
        )
        expect(await send(port, sent, evil)).toEqual(answerWith({ body: 'true', cors: {}, vary: ['Origin'] }))
        const expected = {
          params: { tenant: '5' },
          query: { a: 'b' },
          url: '/t/5/orders?a=b',
          ip: '127.0.0.1',
          hostname: 'api.example',
          method: 'GET',
          key: 'k',
          isRoot: true,
          isDecorated: true,
        }
        expect(seen).toEqual([expected, expected])
      })

      it(`predicate/answers-preflights/${id}`, async () => {
        const app = fastify()
        app.register(cors, { origin: (origin, { method }) => wrap(origin === web && method === 'OPTIONS') })
        app.put('/', ok)
        const port = await serve(app)
        expect(await send(port, preflight('PUT'), web)).toMatchObject({ status: 204, cors: allowed })
        expect(await send(port, preflight('PUT'), evil)).toEqual(answerWith({ status: 403, cors: {} }))
      })

      it(`predicate/is-not-asked-without-an-origin/${id}`, async () => {
        let asked = 0
        const app = fastify()
        app.register(cors, {
          origin: () => {
            asked++
            return wrap(true)
          },
        })
        app.get('/', ok)
        expect(await send(await serve(app))).toEqual(answerWith({ body: 'ok', cors: {}, vary: ['Origin'] }))
        expect(asked).toBe(0)
      })
    }

    for (const [id, origin] of failing) {
      for (const place of ['scope', 'route'] as const) {
        it(`predicate/allows-nobody/${id}/${place}`, async () => {
          const policy = { origin, credentials: true } as CorsOptions
          const app = fastify()
          app.register(cors, place === 'scope' ? policy : { origin: '*' })
          app.put('/', place === 'scope' ? {} : { config: { cors: policy } }, ok)
          const port = await serve(app)
          expect(await send(port, { method: 'PUT' }, web)).toEqual(
            answerWith({ status: 200, body: 'ok', cors: {}, vary: ['Origin'] }),
          )
          expect(await send(port, preflight('PUT'), web)).toEqual(answerWith({ status: 403, cors: {} }))
        })
      }
    }

    it('predicate/requests-that-cross', async () => {
      const waiting = new Map<string, () => void>()
      const app = fastify()
      app.register(cors, {
        origin: (origin) =>
          new Promise<boolean>((resolve) => {
            waiting.set(origin, () => resolve(origin !== evil))
            // Answered in the opposite order to the one they came in.
            if (waiting.size === 3) for (const answer of [...waiting.values()].toReversed()) answer()
          }),
      })
      app.get('/', ok)
      const port = await serve(app)
      const answers = await Promise.all([web, evil, other].map((origin) => send(port, {}, origin)))
      expect(answers.map(({ cors: fields }) => fields)).toEqual([
        allowed,
        {},
        { 'access-control-allow-origin': other },
      ])
    })

    it('predicate/an-error-of-the-handler-is-its-own', async () => {
      // The handler runs behind the promise of the predicate: its error must reach Fastify.
      const app = fastify()
      app.register(cors, { origin: async () => true })
      app.get('/', () => {
        throw new Error('broken')
      })
      expect(await send(await serve(app), {}, web)).toEqual(answerWith({ status: 500, cors: allowed }))
    })
  })
}
