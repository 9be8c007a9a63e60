import { describe, expect, it } from 'vitest'
import type { Batch } from '../src/calls/measuring/batch.ts'
import { addedTo } from '../src/calls/measuring/paired.ts'

function batch(nanoseconds: number, bytes = nanoseconds * 10): Batch {
  return { nanoseconds, bytes, isCollected: false }
}

function collected(nanoseconds: number): Batch {
  return { ...batch(nanoseconds), isCollected: true }
}

const rows: readonly {
  readonly id: string
  readonly others: readonly Batch[]
  readonly batches: readonly Batch[]
  readonly is: readonly number[]
}[] = [
  // A machine that slows from round to round: each by the other of its own round.
  {
    id: 'of-the-same-round',
    others: [batch(10), batch(100), batch(1000)],
    batches: [batch(15), batch(105), batch(1005)],
    is: [5, 5, 5],
  },
  { id: 'below', others: [batch(10)], batches: [batch(7)], is: [-3] },
  {
    id: 'own-collected',
    others: [batch(10), batch(100), batch(1000)],
    batches: [batch(15), collected(900), batch(1005)],
    is: [5, 5],
  },
  {
    id: 'other-collected',
    others: [collected(1), batch(100), batch(1000)],
    batches: [batch(15), batch(105), batch(1005)],
    is: [5, 5],
  },
  { id: 'all-collected', others: [batch(1)], batches: [collected(2)], is: [] },
  { id: 'no-other', others: [batch(10)], batches: [batch(15), batch(16)], is: [5] },
]

describe('what is added in the same round', () => {
  for (const { id, others, batches, is } of rows) {
    it(`added/${id}`, () => {
      expect(addedTo(others, batches, 'nanoseconds')).toEqual(is)
      expect(addedTo(others, batches, 'bytes')).toEqual(is.map((each) => each * 10))
    })
  }
})
