import { describe, expect, it } from 'vitest'
import { cases } from '../src/calls/cases/cases.ts'
import { decided } from '../src/memory/decisions/measure-decisions.ts'
import { findExcess, goals, judgeMemory } from '../src/memory/goals.ts'
import { holders } from '../src/memory/origins/holders.ts'
import type { Memory } from '../src/memory/results.ts'
import { growing, holding, measured, soakedAt } from './memory-measured.ts'

const nothing: Memory = {
  ...measured,
  origins: { ...measured.origins, holders: [] },
  decisions: [],
  soak: undefined,
}

const core = '100,000 origins, @cors/core 0.1.0'

const rows: readonly {
  readonly id: string
  readonly memory: Partial<Memory>
  /** What, at most, is, and whether it is reached. */
  readonly judged: readonly (readonly [string, string, string, boolean])[]
  readonly excess?: readonly string[]
}[] = [
  { id: 'nothing', memory: {}, judged: [] },
  {
    id: 'origins-reached',
    memory: held(100_000, 40_000_000),
    judged: [[`RSS, ${core}`, '40.0 MB', '40.0 MB', true]],
  },
  {
    id: 'origins-missed',
    memory: held(100_000, 41_000_000),
    judged: [[`RSS, ${core}`, '40.0 MB', '41.0 MB', false]],
  },
  {
    id: 'origins-within-budget',
    memory: held(100_000, 50_000_000),
    judged: [[`RSS, ${core}`, '40.0 MB', '50.0 MB', false]],
  },
  {
    id: 'origins-over-budget',
    memory: held(100_000, 51_000_000),
    judged: [[`RSS, ${core}`, '40.0 MB', '51.0 MB', false]],
    excess: [`${core}: 51.0 MB are resident, and its budget is 50.0 MB.`],
  },
  { id: 'other-size', memory: held(1000, 41_000_000), judged: [] },
  {
    id: 'others',
    memory: { origins: { ...measured.origins, holders: [holding('cors', 'cors 2.8.6', 90_000_000)] } },
    judged: [],
  },
  {
    id: 'decision-reached',
    memory: decision('any', 0.4),
    judged: [['a decision allocates, any', '0 B', '0 B', true]],
  },
  {
    id: 'decision-missed',
    memory: decision('any', 16),
    judged: [['a decision allocates, any', '0 B', '16 B', false]],
  },
  {
    id: 'decision-unknown',
    memory: { decisions: [{ id: 'any', isAllowed: true }] },
    judged: [['a decision allocates, any', '0 B', 'memory was collected in every round', false]],
  },
  { id: 'decision-without-goal', memory: decision('preflight/allowed', 500), judged: [] },
  {
    id: 'soak-flat',
    memory: { soak: soakedAt(1_000_000, growing(1_000_000, 0.5)) },
    judged: [['the heap of a server grows by the request', '1.00 B', '0.50 B', true]],
  },
  {
    id: 'soak-not-flat',
    memory: { soak: soakedAt(1_000_000, growing(1_000_000, 70)) },
    judged: [['the heap of a server grows by the request', '1.00 B', '70.0 B', false]],
    excess: [
      'the heap of a server grows by 70.0 B with every request, which is not flat: at most 1.00 B is noise.',
    ],
  },
]

function held(size: number, rss: number): Partial<Memory> {
  return { origins: { size, runs: 7, holders: [holding('core', '@cors/core 0.1.0', rss)] } }
}

function decision(id: string, median: number): Partial<Memory> {
  return { decisions: [{ id, isAllowed: true, bytes: { median, low: 0, high: 600 } }] }
}

describe('whether the goals of memory are reached', () => {
  for (const { id, memory, judged, excess = [] } of rows) {
    it(`goal/${id}`, () => {
      const found = judgeMemory({ ...nothing, ...memory })
      expect(found.map(({ what, atMost, is, isReached }) => [what, atMost, is, isReached])).toEqual(judged)
      expect(findExcess(found)).toEqual(excess)
    })
  }

  it('goals/name-what-there-is', () => {
    const ids = new Set(cases.map(({ id }) => id))
    expect(decided.filter((id) => !ids.has(id))).toEqual([])
    expect(goals.decisions.map((goal) => goal.case).filter((id) => !decided.includes(id))).toEqual([])
    expect(goals.origins.map(({ holder }) => holder).filter((id) => !Object.hasOwn(holders, id))).toEqual([])
  })
})
