import { describe, expect, it } from 'vitest'
import { findExcess } from '../src/memory/goals.ts'
import type { Spread } from '../src/statistics.ts'
import { cases } from '../src/verdicts/cases/cases.ts'
import { goals, judgeVerdicts } from '../src/verdicts/goals.ts'
import type { Timed } from '../src/verdicts/results.ts'
import { around } from './measured.ts'
import { timed } from './verdicts-measured.ts'

const simple = 'simple/blocked, firefox'

const rows: readonly {
  readonly id: string
  readonly timed: readonly Timed[]
  /** What, at most, is, and whether it is reached. */
  readonly judged: readonly (readonly [string, string, string, boolean])[]
  readonly excess?: readonly string[]
}[] = [
  { id: 'nothing', timed: [], judged: [] },
  { id: 'reached', timed: of(around(15)), judged: [[simple, '20.0 us', '15.0 us', true]] },
  {
    id: 'reached-by-a-hair',
    timed: of({ median: 20, low: 20, high: 20 }),
    judged: [[simple, '20.0 us', '20.0 us ~', true]],
  },
  {
    id: 'reached-and-close',
    timed: of({ median: 15, low: 14, high: 20.1 }),
    judged: [[simple, '20.0 us', '15.0 us ~', true]],
  },
  {
    id: 'missed-and-close',
    timed: of({ median: 20.1, low: 19, high: 30 }),
    judged: [[simple, '20.0 us', '20.1 us ~', false]],
    excess: [`${simple}: evaluate takes 20.1 us, and its goal is at most 20.0 us.`],
  },
  {
    id: 'missed',
    timed: of(around(40)),
    judged: [[simple, '20.0 us', '40.0 us', false]],
    excess: [`${simple}: evaluate takes 40.0 us, and its goal is at most 20.0 us.`],
  },
  {
    id: 'unknown',
    timed: [{ id: 'simple/blocked', engine: 'firefox', size: 200, dropped: 21 }],
    judged: [[simple, '20.0 us', 'memory was collected in every round', false]],
  },
  {
    id: 'every-engine',
    timed: (['standard', 'chromium', 'firefox', 'webkit'] as const).map((engine, index) =>
      timed('simple/allowed', engine, around(10 * index + 1)),
    ),
    judged: [
      ['simple/allowed, standard', '20.0 us', '1.00 us', true],
      ['simple/allowed, chromium', '20.0 us', '11.0 us', true],
      ['simple/allowed, firefox', '20.0 us', '21.0 us ~', false],
      ['simple/allowed, webkit', '20.0 us', '31.0 us', false],
    ],
    excess: [
      'simple/allowed, firefox: evaluate takes 21.0 us, and its goal is at most 20.0 us.',
      'simple/allowed, webkit: evaluate takes 31.0 us, and its goal is at most 20.0 us.',
    ],
  },
  { id: 'without-goal', timed: [timed('redirects/3', 'firefox', around(90))], judged: [] },
]

function of(spread: Spread): readonly Timed[] {
  return [timed('simple/blocked', 'firefox', spread)]
}

describe('whether the goals of verdicts are reached', () => {
  for (const { id, timed: given, judged, excess = [] } of rows) {
    it(`goal/${id}`, () => {
      const found = judgeVerdicts({ timed: given })
      expect(found.map(({ what, atMost, is, isReached }) => [what, atMost, is, isReached])).toEqual(judged)
      expect(findExcess(found)).toEqual(excess)
    })
  }

  it('goals/name-what-there-is', () => {
    const ids = cases.map(({ id }) => id)
    expect(goals.map((goal) => goal.case).filter((id) => !ids.includes(id))).toEqual([])
    expect(goals.map((goal) => goal.case)).toEqual(ids.filter((id) => id.startsWith('simple/')))
  })
})
