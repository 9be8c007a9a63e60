import { describe, expect, it } from 'vitest'
import { flatnessOf } from '../src/memory/soak/flatness.ts'
import { growing, soakedAt } from './memory-measured.ts'

const level = growing(1_000_000, 0)
const [million, thousands] = [1_000_000, 10_000]

/** Heaps of which some are so many bytes larger. */
function raised(heaps: readonly number[], bytes: number, isRaised: (look: number) => boolean): number[] {
  return heaps.map((heap, look) => (isRaised(look) ? heap + bytes : heap))
}

const rows = [
  { id: 'level', requests: million, heaps: level, median: 0, atMost: 1, isFlat: true },
  { id: 'shrinking', requests: million, heaps: growing(million, -3), median: -3, atMost: 1, isFlat: true },
  { id: 'one-byte', requests: million, heaps: growing(million, 1), median: 1, atMost: 1, isFlat: true },
  { id: 'more', requests: million, heaps: growing(million, 1.1), median: 1.1, atMost: 1, isFlat: false },
  // Node warms up, and caches are emptied: in a short run that is more than a byte by the request.
  { id: 'short', requests: thousands, heaps: growing(thousands, 60), median: 60, atMost: 64, isFlat: true },
  {
    id: 'short-more',
    requests: thousands,
    heaps: growing(thousands, 70),
    median: 70,
    atMost: 64,
    isFlat: false,
  },
  {
    id: 'large-for-once',
    requests: million,
    heaps: raised(level, 9_000_000, (look) => look === 6),
    median: 0,
    atMost: 1,
    isFlat: true,
  },
  {
    id: 'grew-at-first',
    requests: million,
    heaps: raised(level, -9_000_000, (look) => look < 2),
    median: 0,
    atMost: 1,
    isFlat: true,
  },
  {
    id: 'grows-but-for-once',
    requests: million,
    heaps: raised(growing(million, 2), -9_000_000, (look) => look === 6),
    median: 2,
    atMost: 1,
    isFlat: false,
  },
]

describe('whether a heap is flat', () => {
  for (const { id, requests, heaps, median, atMost, isFlat } of rows) {
    it(`flatness/${id}`, () => {
      const found = flatnessOf(soakedAt(requests, heaps))
      expect(found.growth.median).toBeCloseTo(median)
      expect(found.atMost).toBeCloseTo(atMost)
      expect(found.isFlat).toBe(isFlat)
    })
  }
})
