import { describe, expect, it } from 'vitest'
import { classify, evaluate, simulate } from '../src/index.ts'
import { engines } from './classification.ts'

const documentOrigin = 'https://page.example'
const data = 'data:text/plain,x'
const blob = `blob:${documentOrigin}/0b9d2ad6-7b57-4a4b-8b11-6f3e4ea1a1a1`
const response = { status: 200, headers: [['Content-Type', 'text/plain']] } as const

// Fetch, 4.2, scheme fetch. Measured in three engines.
describe('URLs that no server is asked for', () => {
  for (const engine of engines) {
    it.each(['GET', 'HEAD', 'POST', 'PUT'])(`local/data/%s/${engine}`, async (method) => {
      const headers = [['X-A', '1']] as const
      const request = { documentOrigin, url: data, method, headers, credentials: 'include' } as const
      const { ok, responseType, finalOrigin, sentCookies, preflight } = evaluate(
        { request, hops: [{ url: data, response }] },
        { engine },
      )
      expect({ ok, responseType, finalOrigin, sentCookies, preflight }).toEqual({
        ok: true,
        responseType: 'basic',
        finalOrigin: null,
        sentCookies: false,
        preflight: false,
      })
      const sent: string[] = []
      await simulate(
        request,
        async (outgoing) => {
          sent.push(...outgoing.headers.map(([name]) => name))
          return response
        },
        { engine },
      )
      expect(sent).toEqual([])
    })

    it.each([
      ['GET', true],
      ['HEAD', false],
      ['POST', false],
      ['FOO', false],
    ] as const)(`local/blob/%s/${engine}`, (method, isFine) => {
      const request = { documentOrigin, url: blob, method }
      const { ok, violations } = evaluate({ request, hops: [{ url: blob, response }] }, { engine })
      expect({ ok, reason: violations[0]?.reason }).toEqual({
        ok: isFine,
        reason: isFine ? undefined : 'method-forbidden',
      })
      expect(violations[0]?.engine.code).toBe(engine === 'standard' ? violations[0]?.reason : undefined)
      expect(classify(request, { engine }).mode).toBe(isFine ? 'same-origin' : 'forbidden')
    })
  }
})
