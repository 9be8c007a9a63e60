import { describe, expect, it } from 'vitest'
import {
  type Answer,
  type Exchange,
  type HeaderLine,
  type PageRequest,
  classify,
  createPreflightCache,
  evaluate,
  sameOrigin,
} from '../src/index.ts'
import { engines, lines, ofPage } from './classification.ts'
import { mimeEssence } from '../src/lib/http/mime.ts'

// Nothing here takes a time: what is not linear does not end before the test does.
const size = 200_000
const long = (unit: string): string => unit.repeat(Math.ceil(size / unit.length))

const values: Readonly<Record<string, string>> = {
  letters: long('a'),
  spaces: long(' '),
  'spaces-before-a-letter': `${long(' ')}a`,
  'spaces-within': `a${long(' ')}a`,
  tabs: long('\t '),
  commas: long(','),
  'spaced-commas': long(' , '),
  tokens: long('x-a, '),
  'broken-at-the-end': `${long('x-a,')}"`,
  digits: long('9'),
  minus: `-${long('9')}`,
  quotes: long('"'),
  slashes: long('/'),
  types: long('text/plain;'),
  origins: long('https://page.example, '),
  semicolons: `text/plain${long(';')}`,
  'bytes-beyond-ascii': long('\u00ff'),
}

const names = [
  'Access-Control-Allow-Origin',
  'Access-Control-Allow-Credentials',
  'Access-Control-Allow-Methods',
  'Access-Control-Allow-Headers',
  'Access-Control-Expose-Headers',
  'Access-Control-Max-Age',
  'Location',
  'Vary',
  'Cross-Origin-Resource-Policy',
]

const open: readonly HeaderLine[] = [
  ['Access-Control-Allow-Origin', '*'],
  ['Access-Control-Allow-Methods', 'PUT'],
  ['Access-Control-Allow-Headers', '*'],
]

const of = (answer: Answer, request: Partial<PageRequest> = {}): Exchange => ({
  request: ofPage({ method: 'PUT', ...request }),
  hops: [{ url: 'https://api.example/', preflight: answer, response: answer }],
})

describe('hostile values', () => {
  for (const [id, value] of Object.entries(values)) {
    it(`hostile/answer/${id}`, () => {
      for (const engine of engines) {
        for (const name of names) {
          for (const status of [200, 302]) {
            const cache = createPreflightCache(engine, () => 0)
            const verdict = evaluate(of({ status, headers: [...open, [name, value]] }), { engine, cache })
            expect(verdict.ok).toBe(verdict.violations.length === 0)
          }
        }
      }
    })

    it(`hostile/request/${id}`, () => {
      for (const name of ['Accept', 'Accept-Language', 'Content-Type', 'Range', 'X-A', 'X-HTTP-Method']) {
        const headers: readonly HeaderLine[] = [[name, value]]
        for (const engine of engines) {
          expect(classify(ofPage({ headers }), { engine }).mode).toMatch(/^(?:simple|preflighted)$/)
          expect(evaluate(of({ status: 200, headers: open }, { headers }), { engine }).preflight).toBe(true)
        }
      }
    })

    it(`hostile/url/${id}`, () => {
      expect(mimeEssence(value)).toBe(/^(?:types|semicolons)$/.test(id) ? 'text/plain' : undefined)
      expect(classify(ofPage({ url: `https://api.example/${value}` })).mode).toBe('simple')
      expect(sameOrigin(`https://api.example/${value}`, 'https://api.example').same).toBe(true)
      expect(evaluate({ request: ofPage({ method: value }), hops: [] }).ok).toBe(false)
    })
  }
})

describe('a megabyte', () => {
  for (const [id, unit] of [
    ['letters', 'a'],
    ['tokens', 'x-a, '],
    ['bytes-beyond-ascii', '\u00ff'],
  ] as const) {
    it(`hostile/megabyte/${id}`, () => {
      const value = unit.repeat(Math.ceil(1_000_000 / unit.length))
      const headers = [...open, ...names.map((name) => [name, value] as const)]
      for (const engine of engines) {
        expect(evaluate(of({ status: 200, headers }), { engine }).ok).toBe(false)
        const request = { headers: [['X-A', value]] } as const
        expect(evaluate(of({ status: 200, headers: open }, request), { engine }).ok).toBe(true)
      }
    })
  }
})

describe('hostile numbers', () => {
  const count = 10_000
  const various = (value: string): readonly HeaderLine[] =>
    Array.from({ length: count }, (_, index) => [`X-${index}`, value] as const)

  for (const engine of engines) {
    it(`hostile/lines/of-one-name/${engine}`, () => {
      for (const name of names) {
        for (const value of ['*', '', 'x-a']) {
          const verdict = evaluate(of({ status: 200, headers: lines(count, name, value) }), { engine })
          expect(verdict.ok).toBe(false)
        }
      }
    })

    it(`hostile/lines/of-as-many-names/${engine}`, () => {
      const headers = [...open, ['Access-Control-Expose-Headers', '*'] as const, ...various('x')]
      const { ok, exposedHeaders } = evaluate(of({ status: 200, headers }), { engine })
      expect({ ok, count: exposedHeaders.length }).toEqual({ ok: true, count: count + 4 })
    })

    it(`hostile/lines/empty/${engine}`, () => {
      expect(evaluate(of({ status: 200, headers: [...open, ...various('')] }), { engine }).ok).toBe(true)
    })

    it(`hostile/request-headers/${engine}`, () => {
      const headers = various('x')
      const because = classify(ofPage({ headers }), { engine }).because
      expect(because.length).toBe(count)
      const refused = evaluate(of({ status: 200, headers: [open[0] ?? ['', '']] }, { headers }), { engine })
      const missing = refused.violations.filter(({ reason }) => reason === 'header-not-allowed')
      expect(missing.length).toBe(count)
      expect(evaluate(of({ status: 200, headers: open }, { headers }), { engine }).ok).toBe(true)
    })

    it(`hostile/hops/${engine}`, () => {
      const url = 'https://api.example/'
      const answer: Answer = { status: 307, headers: [...open, ['Location', url]] }
      const hops = lines(count, url, '').map(() => ({ url, preflight: answer, response: answer }))
      const { violations } = evaluate({ request: ofPage({}), hops }, { engine })
      expect(violations.map(({ reason, hop }) => [reason, hop])).toEqual([['redirect-limit', 20]])
    })
  }
})
