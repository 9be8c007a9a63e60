import type { Contested, Footprint, Load, Side } from '../src/footprint/results.ts'
import type { Weighed } from '../src/footprint/weigh.ts'
import type { Spread } from '../src/statistics.ts'

/** A package of round numbers. */
export function weighed(name: string, bytes: Partial<Weighed['bytes']>, packed = 100): Weighed {
  return {
    name,
    version: '1.2.3',
    files: 3,
    bytes: { code: 0, maps: 0, types: 0, other: 0, ...bytes },
    packed,
  }
}

/** A tenth to either side. */
export function around(median: number): Spread {
  return { median, low: median * 0.9, high: median * 1.1 }
}

function load(milliseconds: number, rss: number): Load {
  return { milliseconds: around(milliseconds), process: around(milliseconds + 30), rss: around(rss) }
}

/** With `require` at half the price of `import`. */
function loads(milliseconds: number, rss: number): Side['alone'] {
  return { import: load(milliseconds, rss), require: load(milliseconds / 2, rss / 2) }
}

/** A contest in which ours is the heavier, and slower alone. */
export const heavier: Contested = {
  name: 'shop',
  bare: loads(0, 0),
  framework: {
    shown: 'shop 5.0.0',
    packages: [weighed('shop', { code: 2_000_000, other: 500 }, 740_000)],
    types: [weighed('@types/shop', { types: 64_000 })],
    alone: loads(60, 20_000_000),
  },
  peer: {
    shown: 'tills 2.8.6',
    packages: [weighed('tills', { code: 9000, other: 1000 }, 4000)],
    types: [weighed('@types/tills', { types: 6150 })],
    alone: loads(2, 1_500_000),
    beside: loads(61, 21_000_000),
  },
  ours: {
    shown: '@cors/shop 0.1.0',
    packages: [
      weighed('@cors/shop', { code: 20_000, maps: 30_000 }, 9000),
      weighed('@list/suffixes', { code: 400_000, maps: 1_550_000 }, 500_000),
    ],
    types: [],
    alone: loads(30, 16_000_000),
    beside: loads(64, 29_000_000),
  },
}

/** One whose peer comes with the framework, where no time was taken. */
export const builtIn: Contested = {
  name: 'nest',
  framework: { shown: 'nest 12.0.0', packages: [weighed('nest', { code: 900 })], types: [] },
  peer: { shown: 'enableTills', packages: [], types: [] },
  ours: {
    shown: '@cors/nest 0.1.0',
    packages: ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((name, place) =>
      weighed(name, { code: 1000 * (7 - place) }),
    ),
    types: [],
  },
}

export const footprint: Footprint = {
  machine: { processor: 'Abacus 9', cores: 2, system: 'Linux x64', node: '24.0.0', date: '2026-01-02' },
  rounds: 21,
  contests: [heavier, builtIn],
}
