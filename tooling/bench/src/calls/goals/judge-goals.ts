import type { Spread } from '../../statistics.ts'
import type { Contended, Hosted, Measured } from '../results.ts'
import type { Goal } from './goals.ts'

/** What a run says of a goal. */
export interface Judged {
  readonly goal: Goal
  /** Absent where it cannot be said. */
  readonly ratio?: number | undefined
  /** Whether the run might as well have said the opposite. */
  readonly isClose: boolean
  /** Why it cannot be said. */
  readonly obstacle?: string | undefined
}

/** Of all goals whose case was measured on their framework. */
export function judgeGoals(goals: readonly Goal[], hosts: readonly Hosted[]): readonly Judged[] {
  return goals.flatMap((goal) => {
    const cases = hosts.find(({ name }) => name === goal.host)?.cases ?? []
    const measured = cases.find(({ id }) => id === goal.case)
    return measured === undefined ? [] : [judge(goal, measured, cases)]
  })
}

function judge(goal: Goal, measured: Measured, cases: readonly Measured[]): Judged {
  const { against, atMost } = goal
  const ours = find(measured, 'ours')
  const other =
    typeof against === 'string'
      ? find(measured, against)
      : find(cases.find(({ id }) => id === against.ourCase) ?? { id: '', contenders: [] }, 'ours')
  const obstacle = obstacleTo(ours, 'ours') ?? obstacleTo(other, nameOf(against))
  const [a, b] = [ours?.added?.[goal.what], other?.added?.[goal.what]]
  if (obstacle !== undefined || a === undefined || b === undefined) return { goal, isClose: false, obstacle }
  if (b.median <= 0) return { goal, isClose: false, obstacle: `${nameOf(against)} costs nothing measurable` }
  return { goal, ratio: a.median / b.median, isClose: lowest(a, b) <= atMost && atMost <= highest(a, b) }
}

/** In words. */
export function nameOf(against: Goal['against']): string {
  return typeof against === 'string' ? against : `ours, ${against.ourCase}`
}

function find({ contenders }: Measured, wanted: Contended['role']): Contended | undefined {
  return contenders.find(({ role }) => role === wanted)
}

function obstacleTo(contended: Contended | undefined, name: string): string | undefined {
  if (contended === undefined) return `${name} was not measured`
  if (contended.fault !== undefined) return `the answer is wrong: ${name}`
  return contended.added === undefined ? `memory was collected in every round: ${name}` : undefined
}

function lowest(a: Spread, b: Spread): number {
  return a.low / b.high
}

function highest(a: Spread, b: Spread): number {
  return b.low <= 0 ? Infinity : a.high / b.low
}
