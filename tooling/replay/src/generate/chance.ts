/** Numbers that a seed decides, and what is chosen by them. */
export interface Chance {
  /** Whether something happens that does so in so many cases of a hundred. */
  readonly percent: (share: number) => boolean
  /** From 0, less than `end`. */
  readonly below: (end: number) => number
  readonly pick: <Item>(items: readonly [Item, ...Item[]]) => Item
  /** Picks by weight. */
  readonly weigh: <Item>(items: readonly [Weighted<Item>, ...Weighted<Item>[]]) => Item
  /** So many different ones, in their order. */
  readonly some: <Item>(items: readonly Item[], count: number) => readonly Item[]
}

export type Weighted<Item> = readonly [weight: number, item: Item]

export function createChance(seed: number): Chance {
  let state = seed >>> 0
  // Mulberry32: the same numbers everywhere, which is all that is asked of it.
  const next = (): number => {
    state = (state + 0x6d_2b_79_f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_00_00_00_00
  }
  const below = (end: number): number => Math.floor(next() * end)
  return {
    below,
    percent: (share) => next() * 100 < share,
    pick: (items) => items[below(items.length)] ?? items[0],
    weigh(items) {
      let left = next() * items.reduce((sum, [weight]) => sum + weight, 0)
      const found = items.find(([weight]) => {
        left -= weight
        return left < 0
      })
      return (found ?? items[0])[1]
    },
    some(items, count) {
      const left = items.map((_, index) => index)
      const taken = new Set(
        Array.from({ length: Math.min(count, items.length) }, () => left.splice(below(left.length), 1)[0]),
      )
      return items.filter((_, index) => taken.has(index))
    },
  }
}
