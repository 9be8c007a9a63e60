import { describe, expect, it } from 'vitest'
import { kindOf, kinds, statusesOf } from '../src/memory/soak/messages.ts'

const rows = [
  { id: 'none', first: 0, amount: 0, is: {} },
  { id: 'one', first: 6, amount: 1, is: { 403: 1 } },
  { id: 'one-of-each', first: 0, amount: 12, is: { 200: 8, 204: 3, 403: 1 } },
  { id: 'from-the-midst', first: 5, amount: 4, is: { 200: 1, 204: 2, 403: 1 } },
  { id: 'many', first: 7, amount: 1200, is: { 200: 800, 204: 300, 403: 100 } },
]

// Those whose texts a policy names, and so knows all of.
const known = new Set(['no-origin', 'exact'])

describe('what a soak sends', () => {
  for (const { id, is, ...portion } of rows) {
    it(`statuses/${id}`, () => {
      expect(statusesOf(portion)).toEqual(is)
    })
  }

  for (const { id, request } of kinds) {
    it(`kind/${id}`, () => {
      const texts = Array.from({ length: 1000 }, (_, turn) => JSON.stringify(request(turn * kinds.length)))
      const distinct = new Set(texts).size
      if (known.has(id)) expect(distinct).toBeLessThanOrEqual(10)
      else expect(distinct).toBe(texts.length)
    })
  }

  it('kind/in-turns', () => {
    const ids = kinds.map((_, turn) => kindOf(turn + 5 * kinds.length).id)
    expect(ids).toEqual(kinds.map(({ id }) => id))
  })
})
