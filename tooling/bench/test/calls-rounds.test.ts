import { describe, expect, it } from 'vitest'
import type { Batch, Slice } from '../src/calls/measuring/batch.ts'
import { nextSize, runRounds } from '../src/calls/measuring/rounds.ts'

const sizes = [
  { id: 'fits', size: 100, fastest: 10_000, is: 100 },
  { id: 'grows', size: 100, fastest: 5000, is: 200 },
  { id: 'grows-by-steps', size: 8, fastest: 5000, is: 32 },
  { id: 'most', size: 400, fastest: 100, is: 400 },
  { id: 'shrinks-at-once', size: 400, fastest: 500_000, is: 2 },
  { id: 'one-at-least', size: 8, fastest: 3_000_000, is: 1 },
  // As fast as the clock does not see.
  { id: 'no-time', size: 8, fastest: 0, is: 32 },
]

describe('the size of a batch', () => {
  for (const { id, size, fastest, is } of sizes) {
    it(`size/${id}`, () => {
      expect(nextSize(size, fastest)).toBe(is)
    })
  }
})

/** A run whose first entry takes a microsecond by the call and whose second takes a hundred. */
async function record(
  plan: { readonly rounds: number; readonly warmUps: number },
  disturb: readonly number[] = [],
) {
  const ran: (Slice & { readonly entry: number })[] = []
  const series = await runRounds(2, plan, async (entry, slice): Promise<Batch> => {
    ran.push({ entry, ...slice })
    const isDisturbed = disturb.includes(ran.length)
    return {
      nanoseconds: (entry === 0 ? 1000 : 100_000) * (isDisturbed ? 500 : 1),
      bytes: ran.length,
      isCollected: false,
    }
  })
  return { ran, series }
}

describe('rounds', () => {
  it('rounds/in-turns', async () => {
    const { ran } = await record({ rounds: 2, warmUps: 2 })
    expect(ran.map(({ entry }) => entry)).toEqual([0, 1, 1, 0, 0, 1, 1, 0])
  })

  it('rounds/same-requests-for-all', async () => {
    const { ran } = await record({ rounds: 3, warmUps: 0 })
    const firsts = ran.map(({ first }) => first)
    expect(firsts).toEqual([0, 0, 400, 400, 800, 800])
  })

  it('rounds/warm-ups-do-not-count', async () => {
    const { series } = await record({ rounds: 2, warmUps: 2 })
    // By the numbers of the turns.
    expect(series.map(({ batches }) => batches.map(({ bytes }) => bytes))).toEqual([
      [5, 8],
      [6, 7],
    ])
  })

  it('rounds/each-its-size', async () => {
    const { ran, series } = await record({ rounds: 1, warmUps: 4 })
    expect(ran.filter(({ entry }) => entry === 0).map(({ size }) => size)).toEqual([8, 32, 128, 400, 400])
    expect(ran.filter(({ entry }) => entry === 1).map(({ size }) => size)).toEqual([8, 10, 10, 10, 10])
    expect(series.map(({ size }) => size)).toEqual([400, 10])
  })

  it('rounds/size-survives-an-interruption', async () => {
    // The last warm-up of each.
    const { series } = await record({ rounds: 1, warmUps: 6 }, [11, 12])
    expect(series.map(({ size }) => size)).toEqual([400, 10])
  })

  it('rounds/none', async () => {
    const { ran, series } = await record({ rounds: 0, warmUps: 0 })
    expect(ran).toEqual([])
    expect(series).toEqual([
      { batches: [], size: 8 },
      { batches: [], size: 8 },
    ])
  })
})
