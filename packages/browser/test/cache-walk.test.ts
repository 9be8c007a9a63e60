import { describe, expect, it } from 'vitest'
import {
  type Answer,
  type Exchange,
  type PageRequest,
  type PreflightCache,
  createPreflightCache,
  evaluate,
  simulate,
} from '../src/index.ts'
import { engines, ofPage } from './classification.ts'

const put: PageRequest = ofPage({ method: 'PUT' })
const allowed: Answer = {
  status: 200,
  headers: [
    ['Access-Control-Allow-Origin', '*'],
    ['Access-Control-Allow-Methods', 'PUT'],
    ['Access-Control-Allow-Headers', 'x-a'],
  ],
}
const bare: Answer = { status: 200, headers: [] }
const leadsTo = (location: string): Answer => ({
  status: 307,
  headers: [...allowed.headers, ['Location', location]],
})

const of = (response: Answer, preflight: Answer = allowed, request = put): Exchange => ({
  request,
  hops: [{ url: request.url, preflight, response }],
})

/** Whether each asked, one after another, with one cache. */
function asked(engine: (typeof engines)[number], ...exchanges: readonly Exchange[]): readonly boolean[] {
  const cache = createPreflightCache(engine, () => 0)
  return exchanges.map((exchange) => evaluate(exchange, { engine, cache }).preflight)
}

describe('evaluate with a cache', () => {
  for (const engine of engines) {
    const clears = engine === 'standard' || engine === 'firefox'

    it(`cache/evaluate/second-does-not-ask/${engine}`, () => {
      expect(asked(engine, of(allowed), of(allowed))).toEqual([true, false])
      const cache = createPreflightCache(engine, () => 0)
      evaluate(of(allowed), { engine, cache })
      const second = evaluate(of(allowed, bare), { engine, cache })
      expect(second).toMatchObject({ ok: true, preflight: false, preflightHeaders: null, violations: [] })
      expect(second.finalOrigin).toBe('https://page.example')
    })

    it(`cache/evaluate/nobody-remembers-without-one/${engine}`, () => {
      const verdicts = [of(allowed), of(allowed)].map((exchange) => evaluate(exchange, { engine }))
      expect(verdicts.map(({ preflight }) => preflight)).toEqual([true, true])
    })

    it(`cache/evaluate/response-that-fails/${engine}/${clears ? 'clears' : 'stays'}`, () => {
      expect(asked(engine, of(allowed), of(bare), of(allowed))).toEqual([true, false, clears])
    })

    it(`cache/evaluate/response-that-fails-after-asking/${engine}/${clears ? 'clears' : 'stays'}`, () => {
      expect(asked(engine, of(bare), of(allowed))).toEqual([true, clears])
    })

    it(`cache/evaluate/preflight-that-fails-is-not-kept/${engine}`, () => {
      expect(asked(engine, of(allowed, bare), of(allowed))).toEqual([true, true])
    })

    it(`cache/evaluate/credentials-without-and-with/${engine}`, () => {
      const headers = [
        ['Access-Control-Allow-Origin', 'https://page.example'],
        ['Access-Control-Allow-Credentials', 'true'],
        ['Access-Control-Allow-Methods', 'PUT'],
      ] as const
      const answer = { status: 200, headers }
      const include = ofPage({ method: 'PUT', credentials: 'include' })
      expect(asked(engine, of(answer, answer), of(answer, answer, include))).toEqual([true, true])
      expect(asked(engine, of(answer, answer, include), of(answer, answer))).toEqual([
        true,
        engine === 'firefox',
      ])
    })

    it(`cache/evaluate/each-hop-has-its-own/${engine}`, () => {
      const further = 'https://api.example/further'
      const chain: Exchange = {
        request: put,
        hops: [
          { url: put.url, preflight: allowed, response: leadsTo(further) },
          { url: further, preflight: allowed, response: allowed },
        ],
      }
      const atOnce = of(allowed, allowed, { ...put, url: further })
      expect(asked(engine, chain, chain, atOnce)).toEqual([true, false, false])
    })

    it(`cache/evaluate/what-was-never-sent-is-not-kept/${engine}`, () => {
      const further = 'https://api.example/further'
      const broken: Exchange = {
        request: put,
        hops: [
          { url: put.url, preflight: bare, response: leadsTo(further) },
          { url: further, preflight: allowed, response: allowed },
        ],
      }
      expect(asked(engine, broken, of(allowed, allowed, { ...put, url: further }))).toEqual([true, true])
    })

    it(`cache/simulate/second-does-not-ask/${engine}`, async () => {
      const cache: PreflightCache = createPreflightCache(engine, () => 0)
      const sent: string[] = []
      const once = () =>
        simulate(
          put,
          (request) => {
            sent.push(request.method)
            return Promise.resolve(allowed)
          },
          { engine, cache },
        )
      const verdicts = [await once(), await once()]
      expect(sent).toEqual(['OPTIONS', 'PUT', 'PUT'])
      expect(verdicts.map(({ ok, preflight }) => ({ ok, preflight }))).toEqual([
        { ok: true, preflight: true },
        { ok: true, preflight: false },
      ])
      expect(verdicts[1]?.exchange.hops).toEqual([{ url: put.url, response: allowed }])
    })
  }
})
