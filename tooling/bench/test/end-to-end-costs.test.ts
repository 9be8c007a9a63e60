import { describe, expect, it } from 'vitest'
import { costsOf } from '../src/end-to-end/costs.ts'
import { chooseRequests, requests } from '../src/end-to-end/requests.ts'
import type { Taken } from '../src/end-to-end/serving/window.ts'
import { takeTurns } from '../src/end-to-end/turns.ts'

function batch(microseconds: number, perSecond = 20_000): Taken {
  return { microseconds, perSecond, count: 100 }
}

function only(value: number) {
  return { median: value, low: value, high: value }
}

describe('what batches come to', () => {
  // A machine that slows from round to round: each by the other of its own round.
  it('costs/of-the-same-round', () => {
    const costs = costsOf([batch(15), batch(105), batch(1005)], [batch(10), batch(100), batch(1000)])
    expect(costs?.added).toEqual(only(5))
    expect(costs?.processor.median).toBe(105)
  })

  it('costs/below', () => {
    expect(costsOf([batch(7)], [batch(10)])?.added).toEqual(only(-3))
  })

  it('costs/bare', () => {
    expect(costsOf([batch(40, 20_000)])).toEqual({
      processor: only(40),
      added: undefined,
      perSecond: only(20_000),
      // Four fifths of the time, as 40 us for each of 20,000 in a second are.
      busy: only(0.8),
    })
  })

  it('costs/bare-was-wrong', () => {
    expect(costsOf([batch(40)], [])?.added).toBeUndefined()
  })

  it('costs/nothing', () => {
    expect(costsOf([], [batch(40)])).toBeUndefined()
  })
})

describe('who is asked when', () => {
  for (const { id, rounds, is } of [
    { id: 'none', rounds: 0, is: [] },
    { id: 'once', rounds: 1, is: ['0a', '0b', '0c'] },
    {
      id: 'every-other-backwards',
      rounds: 3,
      is: ['0a', '0b', '0c', '1c', '1b', '1a', '2a', '2b', '2c'],
    },
  ]) {
    it(`turns/${id}`, () => {
      const turns = takeTurns(['a', 'b', 'c'], rounds)
      expect(turns.map(({ round, entry }) => `${round}${entry}`)).toEqual(is)
    })
  }
})

describe('what is asked', () => {
  for (const { id, beginning, is } of [
    { id: 'all', beginning: undefined, is: ['allowed/10', 'preflight/allowed'] },
    { id: 'one', beginning: 'allowed/10', is: ['allowed/10'] },
    { id: 'beginning', beginning: 'preflight/', is: ['preflight/allowed'] },
    // Known, as another room has it.
    { id: 'none', beginning: 'allowed/1000', is: [] },
  ]) {
    it(`requests/${id}`, () => {
      expect(chooseRequests(beginning).map((each) => each.id)).toEqual(is)
    })
  }

  for (const { id, policy, request } of requests) {
    it(`requests/everybody/${id}`, () => {
      const origins = Array.from({ length: 10 }, (_, turn) => {
        return request(turn).fields.find(([name]) => name === 'Origin')?.[1] ?? ''
      })
      expect(policy.origins).toEqual({ kind: 'exact', origins: origins.toSorted() })
    })
  }
})
