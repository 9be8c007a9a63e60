import { describe, expect, it } from 'vitest'
import { answerOf, clocked, keyOf } from './preflighted.ts'
import { type Engine, createPreflightCache } from '../src/index.ts'
import { engines } from './classification.ts'
import { keptFor } from '../src/lib/cache/max-age.ts'

type Kept = Readonly<Record<Engine, number>>
const all = (seconds: number): Kept => ({
  standard: seconds,
  chromium: seconds,
  firefox: seconds,
  webkit: seconds,
})
const lenient = (seconds: number): Kept => ({ ...all(seconds), firefox: 0 })

/** Access-Control-Max-Age, and for how many seconds each engine keeps the answer: browser-facts, 4. */
const ages: readonly (readonly [age: string | undefined, kept: Kept])[] = [
  [undefined, all(5)],
  ['', all(5)],
  ['0', all(0)],
  ['00', all(0)],
  ['1', all(1)],
  ['5', all(5)],
  ['007', all(7)],
  ['599', all(599)],
  ['600', all(600)],
  ['601', { ...all(601), webkit: 600 }],
  ['7200', { ...all(7200), webkit: 600 }],
  ['7201', { ...all(7201), chromium: 7200, webkit: 600 }],
  ['86400', { ...all(86_400), chromium: 7200, webkit: 600 }],
  ['86401', { standard: 86_401, chromium: 7200, firefox: 86_400, webkit: 600 }],
  ['4294967296', { standard: 4_294_967_296, chromium: 7200, firefox: 86_400, webkit: 600 }],
  ['+600', { standard: 5, chromium: 600, firefox: 0, webkit: 600 }],
  ['-1', all(0)],
  ['-0', all(0)],
  ['-600', all(0)],
  ['abc', lenient(5)],
  ['1.5', lenient(5)],
  ['600s', lenient(5)],
  ['0x10', lenient(5)],
  ['1e3', lenient(5)],
  ['"600"', lenient(5)],
  ['600, 600', lenient(5)],
  ['600,', lenient(5)],
  ['++6', lenient(5)],
  ['--6', lenient(5)],
  ['\u0666', lenient(5)],
  [' \t600 ', all(600)],
]

describe('Access-Control-Max-Age', () => {
  for (const [age, kept] of ages) {
    for (const engine of engines) {
      const seconds = kept[engine]
      it(`cache/age/${JSON.stringify(age)}/${engine}/${seconds}`, () => {
        const { at, cache } = clocked(engine)
        const answer = answerOf('PUT', undefined, age)
        expect(keptFor(answer.headers, engine)).toBe(seconds)
        cache.store(keyOf(), answer)
        expect(at(0).has(keyOf())).toBe(seconds > 0)
        // The answer is there up to the end of its time, and not at it.
        if (seconds === 0) return
        expect(at(seconds - 0.001).has(keyOf())).toBe(true)
        expect(at(seconds).has(keyOf())).toBe(false)
      })
    }
  }

  for (const engine of engines) {
    it(`cache/age/two-lines-are-none/${engine}`, () => {
      const lines = [
        ['Access-Control-Max-Age', '600'],
        ['access-control-max-age', '600'],
      ] as const
      expect(keptFor(lines, engine)).toBe(engine === 'firefox' ? 0 : 5)
    })

    it(`cache/age/name-in-any-case/${engine}`, () => {
      expect(keptFor([['ACCESS-control-Max-AGE', '9']], engine)).toBe(9)
    })

    it(`cache/clock/of-the-machine-by-default/${engine}`, () => {
      const cache = createPreflightCache(engine)
      cache.store(keyOf(), answerOf('PUT', undefined, '600'))
      expect(cache.has(keyOf())).toBe(true)
      const gone = createPreflightCache(engine)
      gone.store(keyOf(), answerOf('PUT', undefined, '0'))
      expect(gone.has(keyOf())).toBe(false)
    })
  }

  it('cache/engine/standard-is-the-default', () => {
    const cache = createPreflightCache(undefined, () => 0)
    cache.store(keyOf(), answerOf('PUT', undefined, '7201'))
    cache.store(keyOf({ url: 'https://api.example/other' }), answerOf('PATCH'))
    expect(cache.has(keyOf({ url: 'https://api.example/other' }))).toBe(false)
    // A request that it does not cover has not dropped it: that is Chromium and WebKit.
    expect(cache.has(keyOf({ url: 'https://api.example/other', method: 'PATCH' }))).toBe(true)
  })
})
