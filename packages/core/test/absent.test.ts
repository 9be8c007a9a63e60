import { describe, expect, it } from 'vitest'
import { type CorsRequest, createCors, mergeVary } from '../src/index.ts'

// `Headers.get` says `null` of an absent field; the types say so of no host, and hosts forget.
const request = (method: string, headers: { readonly [name: string]: string | null }): CorsRequest =>
  ({ method, headers }) as unknown as CorsRequest

const cors = createCors({ origin: ['https://app.example.com'] })

describe('null stands for an absent field', () => {
  it('absent/null-origin', () => {
    expect(cors.decide(request('GET', { origin: null }))).toMatchObject({ kind: 'none', headers: [] })
  })

  it('absent/null-request-method', () => {
    const sent = { origin: 'https://app.example.com', 'access-control-request-method': null }
    expect(cors.decide(request('OPTIONS', sent))).toMatchObject({ kind: 'actual', allowed: true })
  })

  it('absent/null-request-headers', () => {
    const sent = {
      origin: 'https://app.example.com',
      'access-control-request-method': 'PUT',
      'access-control-request-headers': null,
    }
    expect(cors.decide(request('OPTIONS', sent))).toMatchObject({ kind: 'preflight', allowed: true })
  })

  it('absent/null-vary', () => {
    expect(mergeVary(null as never, ['Origin'])).toBe('Origin')
  })
})
