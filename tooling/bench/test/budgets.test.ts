import { describe, expect, it } from 'vitest'
import { type Budget, budgets, findExcess, findSlack } from '../src/footprint/budgets.ts'
import { contests } from '../src/footprint/contests.ts'
import { builtIn, heavier } from './measured.ts'

// What `heavier` is: 2 packages, 2,000,000 bytes of which 50,000 are ours, tarballs of 509,000.
const exact: Budget = { packages: 2, unpacked: 2_000_000, ours: 50_000, packed: 509_000 }

const rows: readonly {
  readonly id: string
  readonly budget: Budget
  readonly excess?: readonly string[]
  readonly slack?: readonly string[]
}[] = [
  { id: 'exact', budget: exact },
  {
    id: 'packages',
    budget: { ...exact, packages: 1 },
    excess: ['@cors/shop, packages: 2, and its budget is 1.'],
  },
  {
    id: 'unpacked',
    budget: { ...exact, unpacked: 1_999_999 },
    excess: ['@cors/shop, bytes on the disk: 2,000,000, and its budget is 1,999,999.'],
  },
  {
    id: 'ours',
    budget: { ...exact, ours: 49_999 },
    excess: ['@cors/shop, bytes on the disk in packages of ours: 50,000, and its budget is 49,999.'],
  },
  {
    id: 'packed',
    budget: { ...exact, packed: 508_999 },
    excess: ['@cors/shop, bytes of tarballs: 509,000, and its budget is 508,999.'],
  },
  {
    id: 'everything',
    budget: { packages: 0, unpacked: 0, ours: 0, packed: 0 },
    excess: [
      '@cors/shop, packages: 2, and its budget is 0.',
      '@cors/shop, bytes on the disk: 2,000,000, and its budget is 0.',
      '@cors/shop, bytes on the disk in packages of ours: 50,000, and its budget is 0.',
      '@cors/shop, bytes of tarballs: 509,000, and its budget is 0.',
    ],
  },
  {
    id: 'slack',
    budget: { ...exact, ours: 56_000 },
    slack: [
      '@cors/shop, bytes on the disk in packages of ours: 50,000, so its budget of 56,000 can be lowered.',
    ],
  },
  { id: 'a-little-room', budget: { ...exact, ours: 55_000 } },
]

describe('budgets', () => {
  for (const { id, budget, excess = [], slack = [] } of rows) {
    it(`budget/${id}`, () => {
      const allowed = { '@cors/shop': budget }
      expect(findExcess([heavier], allowed)).toEqual(excess)
      expect(findSlack([heavier], allowed)).toEqual(slack)
    })
  }

  it('budget/none', () => {
    expect(findExcess([heavier, builtIn], { '@cors/shop': exact })).toEqual(['@cors/nest has no budget.'])
  })

  it('budget/one-for-each-adapter', () => {
    expect(Object.keys(budgets)).toEqual(contests.map(({ ours }) => ours))
  })
})
