import { cors } from '@cors/express'
import type { Request } from 'express'
import { describe, expect, it } from 'vitest'
import { answerWith, evil, send, serve, web } from './exchange.ts'
import { majors } from './majors.ts'
import { ok } from './rows.ts'

const other = 'https://other.example'

for (const [name, express] of majors) {
  describe(`predicate, ${name}`, () => {
    for (const [id, wrap] of [
      ['sync', (answer: boolean) => answer],
      ['async', (answer: boolean) => Promise.resolve(answer)],
    ] as const) {
      it(`predicate/gets-the-express-request/${id}`, async () => {
        const seen: object[] = []
        const app = express()
        const policy = cors({
          origin: (origin, request: Request) => {
            const { path, baseUrl, originalUrl, ip, hostname, params, query } = request
            seen.push({ path, baseUrl, originalUrl, ip, hostname, params, query, key: request.get('x-key') })
            return wrap(origin === web)
          },
        })
        app.use('/t/:tenant', policy, ok)
        const port = await serve(app)
        const sent = { path: '/t/5/orders?a=b', headers: { host: 'api.example', 'x-key': 'k' } }
        expect((await send(port, sent, web)).cors).toEqual({ 'access-control-allow-origin': web })
        expect((await send(port, sent, evil)).cors).toEqual({})
        const expected = {
          path: '/orders',
          baseUrl: '/t/5',
          originalUrl: '/t/5/orders?a=b',
          ip: '127.0.0.1',
          hostname: 'api.example',
          params: { tenant: '5' },
          query: { a: 'b' },
          key: 'k',
        }
        expect(seen).toEqual([expected, expected])
      })

      it(`predicate/is-not-asked-without-an-origin/${id}`, async () => {
        let asked = 0
        const policy = cors({
          origin: () => {
            asked++
            return wrap(true)
          },
        })
        const port = await serve(express().use(policy, ok))
        expect(await send(port)).toEqual(answerWith({ body: 'ok', cors: {}, vary: ['Origin'] }))
        expect(asked).toBe(0)
      })
    }

    it('predicate/requests-that-cross', async () => {
      const waiting = new Map<string, () => void>()
      const policy = cors({
        origin: (origin) =>
          new Promise<boolean>((resolve) => {
            waiting.set(origin, () => resolve(origin !== evil))
            // Answered in the opposite order to the one they came in.
            if (waiting.size === 3) for (const answer of [...waiting.values()].toReversed()) answer()
          }),
      })
      const port = await serve(express().use(policy, ok))
      const answers = await Promise.all([web, evil, other].map((origin) => send(port, {}, origin)))
      expect(answers.map(({ cors: fields }) => fields)).toEqual([
        { 'access-control-allow-origin': web },
        {},
        { 'access-control-allow-origin': other },
      ])
    })
  })
}
