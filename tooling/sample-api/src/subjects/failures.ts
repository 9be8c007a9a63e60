import { describe, expect, it } from 'vitest'
import type { Api } from '../exchange.ts'
import { app } from '../origins.ts'

export function describeFailures({ ask }: Api, thrown: unknown[]): void {
  describe('a route that fails', () => {
    it('broken/tells-the-operator-only', async () => {
      thrown.length = 0
      const answer = await ask({ path: '/broken', headers: { origin: app } })
      expect(JSON.parse(answer.body)).toEqual({ error: 'something broke on the server' })
      expect(thrown).toEqual([new Error('the database is on fire')])
    })

    it("broken/what-clients-get-wrong-is-not-the-operator's", async () => {
      thrown.length = 0
      const headers = { authorization: 'Bearer demo', 'content-type': 'application/json' }
      await ask({ method: 'PUT', path: '/notes/1', headers, body: '{' })
      await ask({ path: '/assets/none.woff2' })
      expect(thrown).toEqual([])
    })
  })
}
