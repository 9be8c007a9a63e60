import { describe, expect, it } from 'vitest'
import { casesOf } from '../src/calls/cases/cases-of.ts'
import { type Goal, goals } from '../src/calls/goals/goals.ts'
import { type Judged, judgeGoals } from '../src/calls/goals/judge-goals.ts'
import { goalRows } from '../src/calls/report/goals-table.ts'
import type { Measured } from '../src/calls/results.ts'
import { allowed, contended, hosted, large, refused } from './calls-measured.ts'

describe('the goals', () => {
  it('goals/name-what-there-is', () => {
    const lost = goals.flatMap(({ host, case: id, against }) => {
      const known = new Set(casesOf(host).map((each) => each.id))
      return [id, typeof against === 'string' ? id : against.ourCase]
        .filter((each) => !known.has(each))
        .map((each) => `${host} ${each}`)
    })
    expect(lost).toEqual([])
  })

  it('goals/same-headers-where-there-are-some', () => {
    const lost = goals.filter(
      ({ case: id, against }) => against === 'same headers' && !id.startsWith('preflight/'),
    )
    expect(lost).toEqual([])
  })

  it('goals/once-each', () => {
    const names = goals.map(({ host, case: id, what, against }) => JSON.stringify([host, id, what, against]))
    expect(new Set(names).size).toBe(goals.length)
  })
})

const goal: Goal = { host: 'shop', case: 'allowed/1', what: 'nanoseconds', against: 'peer', atMost: 0.5 }

const noTime: Measured = {
  id: 'allowed/1',
  contenders: [
    contended('peer', { median: 0, low: -5, high: 5 }),
    contended('ours', { median: 1, low: 0, high: 2 }),
  ],
}

const oursWrong: Measured = {
  ...allowed,
  contenders: allowed.contenders.map((each) =>
    each.role === 'ours' ? Object.assign({ fault: 'a browser would not grant it' }, each) : each,
  ),
}

const rows: readonly {
  readonly id: string
  readonly goal: Partial<Goal>
  readonly cases?: readonly Measured[]
  readonly is: Omit<Judged, 'goal'>
  readonly row: readonly string[]
}[] = [
  { id: 'reached', goal: { atMost: 0.7 }, is: { ratio: 0.5, isClose: false }, row: ['0.50x', 'reached'] },
  { id: 'reached-by-a-hair', goal: {}, is: { ratio: 0.5, isClose: true }, row: ['0.50x ~', 'reached'] },
  {
    id: 'missed',
    goal: { atMost: 0.25 },
    is: { ratio: 0.5, isClose: false },
    row: ['0.50x', 'missed: 2.00 times the goal'],
  },
  {
    id: 'by-hand',
    goal: { against: 'by hand', atMost: 2 },
    is: { ratio: 1.1, isClose: false },
    row: ['1.10x', 'reached'],
  },
  {
    id: 'bytes',
    goal: { what: 'bytes', atMost: 0.9 },
    is: { ratio: 932 / 2056, isClose: false },
    row: ['0.45x', 'reached'],
  },
  {
    id: 'against-ours',
    goal: { case: 'allowed/100000', against: { ourCase: 'allowed/1' }, atMost: 6 },
    is: { ratio: 0.5, isClose: false },
    row: ['0.50x', 'reached'],
  },
  {
    id: 'thousandth',
    goal: { case: 'allowed/100000', atMost: 0.01 },
    is: { ratio: 0.001, isClose: false },
    row: ['0.001x', 'reached'],
  },
  {
    id: 'wrong-peer',
    goal: { case: 'refused/10' },
    is: { isClose: false, obstacle: 'the answer is wrong: peer' },
    row: ['', 'the answer is wrong: peer'],
  },
  {
    id: 'ours-wrong',
    goal: {},
    cases: [oursWrong],
    is: { isClose: false, obstacle: 'the answer is wrong: ours' },
    row: ['', 'the answer is wrong: ours'],
  },
  {
    id: 'not-measured',
    goal: { against: 'same headers' },
    is: { isClose: false, obstacle: 'same headers was not measured' },
    row: ['', 'same headers was not measured'],
  },
  {
    id: 'case-not-measured',
    goal: { against: { ourCase: 'allowed/10' } },
    is: { isClose: false, obstacle: 'ours, allowed/10 was not measured' },
    row: ['', 'ours, allowed/10 was not measured'],
  },
  {
    id: 'collected',
    goal: { case: 'allowed/100000', against: 'by hand' },
    is: { isClose: false, obstacle: 'memory was collected in every round: by hand' },
    row: ['', 'memory was collected in every round: by hand'],
  },
  {
    id: 'nothing-to-compare-with',
    goal: {},
    cases: [noTime],
    is: { isClose: false, obstacle: 'peer costs nothing measurable' },
    row: ['', 'peer costs nothing measurable'],
  },
]

describe('whether goals are reached', () => {
  for (const { id, goal: part, cases = [allowed, refused, large], is, row } of rows) {
    it(`goal/${id}`, () => {
      const judged = judgeGoals([{ ...goal, ...part }], [hosted('shop', ...cases)])
      expect(judged).toEqual([{ goal: { ...goal, ...part }, ...is }])
      expect(goalRows(judged).map((cells) => cells.slice(-2))).toEqual([row])
    })
  }

  it('goal/of-what-was-measured', () => {
    const elsewhere = { ...goal, host: 'koa' }
    const another = { ...goal, case: 'any' }
    expect(judgeGoals([elsewhere, another], [hosted('shop', allowed)])).toEqual([])
  })
})
