import type { Held } from '../src/heap.ts'
import type { Holding, Memory, Soaked } from '../src/memory/results.ts'
import { around, footprint } from './measured.ts'

/** A server that was soaked, and whose heap was so many bytes at each look. */
export function soakedAt(requests: number, heaps: readonly number[]): Soaked {
  return { warmUp: 3000, requests, looks: heaps.map((heap): Held => ({ heap, rss: 120_000_000 + heap })) }
}

/** Eleven looks at something that grows with every request. */
export function growing(requests: number, byRequest: number): readonly number[] {
  return Array.from({ length: 11 }, (_, tenth) => 15_000_000 + (tenth * requests * byRequest) / 10)
}

/** One who holds so many bytes. */
export function holding(holder: string, shown: string, rss: number): Holding {
  return { holder, shown, rss: around(rss), heap: around(rss / 4) }
}

/** Of round numbers: one of ours is over its budget, one at it, and one decision allocates. */
export const measured: Memory = {
  machine: footprint.machine,
  commit: 'abc1234',
  command: 'pnpm bench memory',
  origins: {
    size: 100_000,
    runs: 7,
    holders: [
      holding('nothing', 'nothing', 0),
      holding('list', 'the list itself', 20_000_000),
      holding('core', '@cors/core 0.1.0', 40_000_000),
      holding('express', '@cors/express 0.1.0', 58_000_000),
    ],
  },
  decisions: [
    { id: 'no-origin', isAllowed: true, bytes: { median: 0, low: 0, high: 0.4 } },
    { id: 'refused/10', isAllowed: false, bytes: around(24) },
    { id: 'preflight/allowed', isAllowed: true, bytes: around(500) },
    { id: 'any', isAllowed: true },
  ],
  soak: soakedAt(1_000_000, growing(1_000_000, 0.2)),
}
