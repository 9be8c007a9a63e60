import { describe, expect, it } from 'vitest'
import { frameworks } from '../src/end-to-end/applications/frameworks.ts'
import { type Goal, goals } from '../src/end-to-end/goals/goals.ts'
import { type Judged, judgeGoals } from '../src/end-to-end/goals/judge-goals.ts'
import { goalRows } from '../src/end-to-end/report/goals-table.ts'
import { requests } from '../src/end-to-end/requests.ts'
import type { Asked } from '../src/end-to-end/results.ts'
import { contended, costing, get, measured, preflight } from './end-to-end-measured.ts'

describe('the goals', () => {
  it('goals/name-what-there-is', () => {
    const ids = new Set(requests.map(({ id }) => id))
    const lost = goals.filter(({ framework, request }) => !(framework in frameworks) || !ids.has(request))
    expect(lost).toEqual([])
  })

  it('goals/once-each', () => {
    const names = goals.map(({ framework, request, what, of, against }) =>
      JSON.stringify([framework, request, what, of, against]),
    )
    expect(new Set(names).size).toBe(goals.length)
  })
})

const goal: Goal = {
  framework: 'shop',
  request: 'allowed/10',
  what: 'added',
  of: 'ours',
  against: 'peer',
  ratio: 0.7,
}
const front: Partial<Goal> = { request: 'preflight/allowed', of: 'withCors' }

function replace(role: 'ours' | 'peer', added: number): Asked {
  const { id, contenders } = get
  return {
    id,
    contenders: contenders.map((each) => (each.role === role ? contended(role, costing(added)) : each)),
  }
}

const unsaid = { isReached: false, isClose: false }

const rows: readonly {
  readonly id: string
  readonly goal: Partial<Goal>
  readonly asked?: readonly Asked[]
  readonly is: Omit<Judged, 'goal'>
  readonly row: readonly string[]
}[] = [
  {
    id: 'reached',
    goal: {},
    is: { ratio: 0.5, isReached: true, isClose: false },
    row: ['0.70x', '0.50x', 'reached'],
  },
  {
    id: 'reached-by-a-hair',
    goal: { ratio: 0.5 },
    is: { ratio: 0.5, isReached: true, isClose: true },
    row: ['0.50x', '0.50x ~', 'reached'],
  },
  {
    id: 'missed',
    goal: { ratio: 0.25 },
    is: { ratio: 0.5, isReached: false, isClose: false },
    row: ['0.25x', '0.50x', 'missed: 2.00 times the goal'],
  },
  {
    id: 'by-hand',
    goal: { against: 'by hand', ratio: 1 },
    is: { ratio: 1.1, isReached: false, isClose: true },
    row: ['1.00x', '1.10x ~', 'missed: 1.10 times the goal'],
  },
  {
    id: 'whole',
    goal: { ...front, what: 'whole', ratio: 0.3 },
    is: { ratio: 0.2, isReached: true, isClose: false },
    row: ['0.30x', '0.20x', 'reached'],
  },
  {
    id: 'more-is-better',
    goal: { ...front, what: 'requests per second', ratio: 3 },
    is: { ratio: 4, isReached: true, isClose: false },
    row: ['3.00x', '4.00x', 'reached'],
  },
  {
    id: 'less-is-missed',
    goal: { ...front, what: 'requests per second', ratio: 8 },
    is: { ratio: 4, isReached: false, isClose: false },
    row: ['8.00x', '4.00x', 'missed: 0.50 of the goal'],
  },
  {
    id: 'less-than-nothing',
    goal: { ...front, ratio: 0.1 },
    is: { ratio: 0, isReached: true, isClose: false },
    row: ['0.10x', '0x', 'reached'],
  },
  {
    id: 'perhaps-less-than-nothing',
    goal: { ratio: 1 },
    asked: [
      {
        id: 'allowed/10',
        contenders: [
          contended('peer', { ...costing(10), added: { median: 10, low: -1, high: 20 } }),
          contended('ours', { ...costing(2), added: { median: 2, low: 1, high: 3 } }),
        ],
      },
    ],
    is: { ratio: 0.2, isReached: true, isClose: true },
    row: ['1.00x', '0.20x ~', 'reached'],
  },
  {
    id: 'nothing-to-compare-with',
    goal: {},
    asked: [replace('peer', 0)],
    is: { ...unsaid, obstacle: 'peer costs nothing measurable' },
    row: ['0.70x', '', 'peer costs nothing measurable'],
  },
  {
    id: 'ours-wrong',
    goal: { request: 'preflight/allowed' },
    is: { ...unsaid, obstacle: 'the answer is wrong: ours' },
    row: ['0.70x', '', 'the answer is wrong: ours'],
  },
  {
    id: 'not-there',
    goal: { of: 'withCors' },
    is: { ...unsaid, obstacle: 'withCors was not measured' },
    row: ['0.70x', '', 'withCors was not measured'],
  },
  {
    id: 'bare-wrong',
    goal: {},
    asked: [{ ...get, contenders: get.contenders.map(({ role }) => contended(role, costing(undefined))) }],
    is: { ...unsaid, obstacle: 'ours was not measured' },
    row: ['0.70x', '', 'ours was not measured'],
  },
]

describe('whether goals are reached', () => {
  for (const { id, goal: part, asked = [get, preflight], is, row } of rows) {
    it(`goal/${id}`, () => {
      const judged = judgeGoals([{ ...goal, ...part }], [measured('shop', ...asked)])
      expect(judged).toEqual([{ goal: { ...goal, ...part }, ...is }])
      expect(goalRows(judged).map((cells) => cells.slice(-3))).toEqual([row])
    })
  }

  it('goal/of-what-was-measured', () => {
    const elsewhere = { ...goal, framework: 'koa' }
    const another = { ...goal, request: 'preflight/allowed' }
    expect(judgeGoals([elsewhere, another], [measured('shop', get)])).toEqual([])
  })
})
