import { describe, expect, it } from 'vitest'
import type { Api } from '../exchange.ts'
import { other } from '../origins.ts'

const open = ['allow-origin: *', 'expose-headers: ratelimit-remaining']

export function describeWidget({ ask }: Api): void {
  describe('the widget', () => {
    it.each([
      { id: 'vote', key: { 'x-widget-key': 'k' }, status: 201, left: '99', body: { counted: true } },
      { id: 'without-key', key: {}, status: 401, left: undefined, body: { error: 'no widget key' } },
    ])('widget/$id', async ({ key, status, left, body }) => {
      const headers = { origin: other, 'content-type': 'application/json', ...key }
      const answer = await ask({ method: 'POST', path: '/widget/votes', headers, body: '{"vote":1}' })
      expect([answer.status, answer.cors]).toEqual([status, open])
      expect(answer.message.headers['ratelimit-remaining']).toBe(left)
      expect(JSON.parse(answer.body)).toEqual(body)
    })
  })
}
