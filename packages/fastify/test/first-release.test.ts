import { cors } from '@cors/fastify'
import fastifyFirst from 'fastify-v4-first'
import { describe, expect, it } from 'vitest'
import { preflight, send, serve, web } from './exchange.ts'
import { by, partner } from './named-policies.ts'
import { ok } from './rows.ts'

// The lower end of the peer range, where it differs from the last release of its major.
describe('fastify@4.0.0', () => {
  for (const path of ['/x', '/x;a=b', '/x;/y', '/x?a=b']) {
    it(`first-release/path/${path}`, async () => {
      const app = fastifyFirst()
      app.register(cors, { origin: [web] }).put('/x', by('partner'), ok)
      const port = await serve(app)
      for (const [origin, allowed] of [
        [partner, { 'access-control-allow-origin': partner }],
        [web, {}],
      ] as const) {
        const borne = await send(port, { method: 'PUT', path }, origin)
        expect(borne).toMatchObject({ status: 200, body: 'ok' })
        expect(borne.cors).toEqual(allowed)
        const { status } = await send(port, preflight('PUT', undefined, path), origin)
        expect({ origin, status }).toEqual({ origin, status: origin === partner ? 204 : 403 })
      }
    })
  }
})
