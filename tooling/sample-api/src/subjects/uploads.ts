import { describe, expect, it } from 'vitest'
import type { Api } from '../exchange.ts'
import { app } from '../origins.ts'

const error = { error: expect.any(String) as string }

export function describeUploads({ ask }: Api): void {
  describe('uploads', () => {
    it.each([
      { id: 'one', parts: { file: 'hello' }, status: 201, body: { name: 'file.txt', bytes: 5 } },
      { id: 'too-large', parts: { file: 'x'.repeat(5_000_001) }, status: 413, body: error },
      { id: 'wrong-part', parts: { picture: 'hello' }, status: 400, body: error },
      { id: 'none', parts: {}, status: 400, body: { error: 'send one part named "file"' } },
    ])('files/$id', async ({ parts, status, body }) => {
      const form = new FormData()
      for (const [name, content] of Object.entries(parts)) form.append(name, new Blob([content]), 'file.txt')
      const encoded = new Response(form)
      const headers = { origin: app, 'content-type': encoded.headers.get('content-type') ?? '' }
      const answer = await ask({ method: 'POST', path: '/files', headers, body: await encoded.text() })
      expect(answer.status).toBe(status)
      expect(JSON.parse(answer.body)).toEqual(body)
      expect(answer.cors).toContain(`allow-origin: ${app}`)
    })
  })
}
