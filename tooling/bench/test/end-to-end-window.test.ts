import { describe, expect, it } from 'vitest'
import { type Counter, type Window, createCounter } from '../src/end-to-end/serving/window.ts'

/** Under a clock that each request moves: 30 us of a processor in 50 us, or others after a leap. */
function serve(window: Window, requests: number): Counter {
  const now = { processor: 0, wall: 0 }
  const counter = createCounter({ processor: () => now.processor, wall: () => now.wall })
  counter.begin(window)
  for (let request = 1; request <= requests; request++) {
    now.processor += request <= window.from ? 1_000_000 : 30
    now.wall += request <= window.from ? 1000 : 0.05
    counter.count()
  }
  return counter
}

describe('the part of a batch that is measured', () => {
  for (const { id, window, requests } of [
    { id: 'whole', window: { from: 1, to: 100 }, requests: 100 },
    { id: 'without-its-beginning', window: { from: 20, to: 100 }, requests: 100 },
    { id: 'without-what-comes-later', window: { from: 20, to: 100 }, requests: 130 },
    { id: 'one', window: { from: 7, to: 8 }, requests: 8 },
  ]) {
    it(`window/${id}`, () => {
      const { microseconds, perSecond, count } = serve(window, requests).take()
      expect(microseconds).toBeCloseTo(30)
      expect(perSecond).toBeCloseTo(20_000)
      expect(count).toBe(requests)
    })
  }

  for (const { id, requests, says } of [
    { id: 'not-over', requests: 99, says: '99 requests came, and not 100' },
    { id: 'not-begun', requests: 0, says: '0 requests came, and not 100' },
  ]) {
    it(`window/${id}`, () => {
      expect(() => serve({ from: 20, to: 100 }, requests).take()).toThrow(says)
    })
  }

  it('window/begins-anew', () => {
    const counter = serve({ from: 20, to: 100 }, 100)
    counter.begin({ from: 1, to: 2 })
    counter.count()
    expect(() => counter.take()).toThrow('1 requests came, and not 2')
  })
})
