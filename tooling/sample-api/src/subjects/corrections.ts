import { describe, expect, it } from 'vitest'
import type { Api } from '../exchange.ts'
import { app, lookAlike, other } from '../origins.ts'

const granted = ['allow-credentials: true', `allow-origin: ${app}`]
const path = '/public/quotes/1'
const body = '{"text":"Same origin, some trust."}'

/** Everybody may read quotes; correcting one is a route with a policy of its own. */
export function describeCorrections({ ask, preflight }: Api): void {
  describe('a route with a policy of its own', () => {
    it.each([
      {
        id: 'app',
        origin: app,
        status: 204,
        cors: [
          'allow-credentials: true',
          'allow-headers: content-type',
          'allow-methods: GET, HEAD, PUT, PATCH, POST, DELETE',
          `allow-origin: ${app}`,
        ],
      },
      { id: 'other', origin: other, status: 403, cors: [] },
      { id: 'look-alike', origin: lookAlike, status: 403, cors: [] },
    ])('corrections/preflight-$id', async ({ origin, status, cors }) => {
      const answer = await preflight(path, origin, 'PUT', 'content-type')
      expect([answer.status, answer.cors]).toEqual([status, cors])
      expect(answer.vary).toEqual(expect.arrayContaining(['origin', 'access-control-request-method']))
    })

    it.each([
      { id: 'app', origin: app, cors: granted },
      // Not even the `*` around the route: its policy stands alone.
      { id: 'other', origin: other, cors: [] },
      { id: 'look-alike', origin: lookAlike, cors: [] },
    ])('corrections/put-$id', async ({ origin, cors }) => {
      const headers = { origin, 'content-type': 'application/json' }
      const answer = await ask({ method: 'PUT', path, headers, body })
      expect([answer.status, answer.body, answer.cors]).toEqual([200, body, cors])
      expect(answer.vary).toContain('origin')
    })

    it('corrections/error-page', async () => {
      const headers = { origin: app, 'content-type': 'application/json' }
      const answer = await ask({ method: 'PUT', path, headers, body: '{' })
      expect([answer.status, answer.cors]).toEqual([400, granted])
    })
  })
}
