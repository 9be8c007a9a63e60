import { cors } from '@cors/express'
import { describe, expect, it } from 'vitest'
import { answerWith, preflight, send, serve } from './exchange.ts'
import { majors } from './majors.ts'
import { partner } from './named-policies.ts'
import { ok } from './rows.ts'

// A route's policy that fails allows nobody, however much the one before it would.
for (const [name, express] of majors) {
  describe(`route predicate that fails, ${name}`, () => {
    for (const [id, failing] of [
      ['throws', cors({ origin: () => JSON.parse('{') as boolean })],
      ['rejects', cors({ origin: () => Promise.reject(new Error('db down')) })],
      ['choice-throws', cors(() => JSON.parse('{') as false)],
      ['choice-rejects', cors(() => Promise.reject(new Error('db down')))],
    ] as const) {
      it(`route-predicate-failing/${id}`, async () => {
        const app = express().use(cors({ origin: '*' }))
        app.put('/x', failing, ok)
        const port = await serve(app)
        expect(await send(port, preflight('PUT', undefined, '/x'), partner)).toEqual(
          answerWith({ status: 403, cors: {} }),
        )
        expect(await send(port, { method: 'PUT', path: '/x' }, partner)).toEqual(
          answerWith({ body: 'ok', cors: {} }),
        )
      })
    }
  })
}
