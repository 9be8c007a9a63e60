import { describe, expect, it } from 'vitest'
import type { Api } from '../exchange.ts'
import { app } from '../origins.ts'

const bearer = { origin: app, authorization: 'Bearer demo' }
const json = { ...bearer, 'content-type': 'application/json' }

export function describeNotes({ ask }: Api): void {
  describe('notes', () => {
    it('notes/put-patch-delete', async () => {
      const path = '/notes/7'
      await ask({ method: 'PUT', path, headers: json, body: '{"text":"milk"}' })
      const patched = await ask({ method: 'PATCH', path, headers: json, body: '{"done":true}' })
      expect(patched.body).toBe('{"text":"milk","done":true}')
      expect((await ask({ path: '/notes', headers: bearer })).body).toContain('milk')
      expect((await ask({ method: 'DELETE', path, headers: bearer })).status).toBe(204)
      expect((await ask({ path: '/notes', headers: bearer })).body).not.toContain('milk')
    })

    it.each([
      { id: 'bad-json', body: '{', status: 400 },
      { id: 'body-too-large', body: JSON.stringify({ text: 'x'.repeat(110_000) }), status: 413 },
    ])('notes/$id', async ({ body, status }) => {
      const answer = await ask({ method: 'PUT', path: '/notes/1', headers: json, body })
      expect([answer.status, answer.cors]).toEqual([status, [`allow-origin: ${app}`]])
    })
  })
}
