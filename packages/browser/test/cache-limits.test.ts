import { describe, expect, it } from 'vitest'
import { answerOf, clocked, keyOf } from './preflighted.ts'
import type { Engine, PreflightCache, PreflightKey } from '../src/index.ts'
import { engines } from './classification.ts'

const at = (index: number, changed: Partial<PreflightKey> = {}): PreflightKey =>
  keyOf({ url: `https://api.example/${index}`, ...changed })

function fill(cache: PreflightCache, count: number, age?: string): void {
  for (let index = 0; index < count; index++) cache.store(at(index), answerOf('PUT', undefined, age))
}

/** How many URLs, and which of the first are gone after one more. */
const limits: Readonly<Record<Engine, number>> = {
  standard: Number.POSITIVE_INFINITY,
  chromium: 1024,
  firefox: 100,
  webkit: Number.POSITIVE_INFINITY,
}

describe('preflight cache: how much', () => {
  for (const engine of engines) {
    const limit = limits[engine]
    const count = Math.min(limit, 3000)
    it(`cache/entries/${limit}/${engine}`, () => {
      const { cache } = clocked(engine)
      fill(cache, count)
      const isKept = Array.from({ length: count }, (_, index) => cache.has(at(index)))
      expect(isKept.filter(Boolean).length).toBe(count)
      cache.store(at(count), answerOf('PUT'))
      expect(cache.has(at(count))).toBe(true)
      const left = Array.from({ length: count }, (_, index) => cache.has(at(index))).filter(Boolean).length
      expect(left).toBe(limit === count ? count - 1 : count)
    })

    it(`cache/entries/the-same-place-again-costs-no-other/${engine}`, () => {
      const { cache } = clocked(engine)
      fill(cache, count)
      cache.store(at(count - 1), answerOf('PUT, DELETE'))
      expect(Array.from({ length: count }, (_, index) => cache.has(at(index))).every(Boolean)).toBe(true)
    })
  }

  it('cache/entries/firefox/the-one-looked-at-longest-ago-goes', () => {
    const { cache } = clocked('firefox')
    fill(cache, 100)
    expect(cache.has(at(0))).toBe(true)
    // A look is enough, also one in vain.
    expect(cache.has(at(1, { method: 'DELETE' }))).toBe(false)
    cache.store(at(100), answerOf('PUT'))
    expect([0, 1, 2, 3].map((index) => cache.has(at(index)))).toEqual([true, true, false, true])
  })

  it('cache/entries/firefox/the-other-credentials-are-another-place', () => {
    const { cache } = clocked('firefox')
    fill(cache, 100)
    cache.store(at(99, { isCredentialed: true }), answerOf('PUT'))
    expect([cache.has(at(99)), cache.has(at(0))]).toEqual([true, false])
  })

  it('cache/entries/firefox/what-has-expired-goes-first', () => {
    const { cache, at: clockAt } = clocked('firefox')
    cache.store(at(-1), answerOf('PUT', undefined, '1000'))
    for (let index = 0; index < 99; index++) cache.store(at(index), answerOf('PUT', undefined, '5'))
    clockAt(10)
    cache.store(at(100), answerOf('PUT'))
    expect(cache.has(at(-1))).toBe(true)
    // There is room again, for all but two.
    for (let index = 0; index < 98; index++) cache.store(at(index), answerOf('PUT'))
    expect(cache.has(at(-1))).toBe(true)
  })
})

describe('preflight cache: long URLs', () => {
  const ofLength = (length: number): PreflightKey =>
    keyOf({ url: 'https://api.example/'.padEnd(length, 'a') })
  for (const engine of engines) {
    for (const length of [1023, 1024, 1025, 100_000]) {
      const isKept = engine !== 'chromium' || length < 1024
      it(`cache/url/${length}/${engine}/${isKept ? 'kept' : 'not-kept'}`, () => {
        const { cache } = clocked(engine)
        cache.store(ofLength(length), answerOf('PUT'))
        expect(cache.has(ofLength(length))).toBe(isKept)
      })
    }
  }
})
