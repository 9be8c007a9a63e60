import { describe, expect, it } from 'vitest'
import { overlaps, spreadOf } from '../src/statistics.ts'
import { around } from './measured.ts'

const spreads = [
  { id: 'one', samples: [7], is: { median: 7, low: 7, high: 7 } },
  { id: 'odd', samples: [30, 10, 20], is: { median: 20, low: 12, high: 28 } },
  { id: 'even', samples: [40, 10, 30, 20], is: { median: 25, low: 13, high: 37 } },
  { id: 'by-number', samples: [9, 100, 80], is: { median: 80, low: 23.2, high: 96 } },
  {
    id: 'outlier',
    samples: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 1000],
    is: { median: 6, low: 2, high: 10 },
  },
  { id: 'below-zero', samples: [-4, 0, 4], is: { median: 0, low: -3.2, high: 3.2 } },
]

describe('the spread of samples', () => {
  for (const { id, samples, is } of spreads) {
    it(`spread/${id}`, () => {
      const given = [...samples]
      const spread = spreadOf(samples)
      expect(Object.keys(spread)).toEqual(['median', 'low', 'high'])
      expect(spread.median).toBeCloseTo(is.median)
      expect(spread.low).toBeCloseTo(is.low)
      expect(spread.high).toBeCloseTo(is.high)
      expect(samples).toEqual(given)
    })
  }

  it('spread/nothing', () => {
    expect(() => spreadOf([])).toThrow('there are no samples')
  })
})

const pairs = [
  { id: 'apart', a: around(10), b: around(20), is: false },
  { id: 'touching', a: { median: 1, low: 0, high: 2 }, b: { median: 3, low: 2, high: 4 }, is: true },
  { id: 'crossing', a: around(10), b: around(11), is: true },
  { id: 'inside', a: { median: 5, low: 0, high: 10 }, b: { median: 5, low: 4, high: 6 }, is: true },
]

describe('whether spreads overlap', () => {
  for (const { id, a, b, is } of pairs) {
    it(`overlap/${id}`, () => {
      expect([overlaps(a, b), overlaps(b, a)]).toEqual([is, is])
    })
  }
})
