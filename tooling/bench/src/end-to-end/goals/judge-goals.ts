import type { Spread } from '../../statistics.ts'
import type { Role } from '../applications/application.ts'
import type { Asked, Costs, Measured } from '../results.ts'
import type { Goal, What } from './goals.ts'

/** What a run says of a goal. */
export interface Judged {
  readonly goal: Goal
  /** Absent where it cannot be said. */
  readonly ratio?: number | undefined
  readonly isReached: boolean
  /** Whether the run might as well have said the opposite. */
  readonly isClose: boolean
  /** Why it cannot be said. */
  readonly obstacle?: string | undefined
}

/** Of all goals whose request was measured on their framework. */
export function judgeGoals(goals: readonly Goal[], frameworks: readonly Measured[]): readonly Judged[] {
  return goals.flatMap((goal) => {
    const asked = frameworks
      .find(({ name }) => name === goal.framework)
      ?.requests.find(({ id }) => id === goal.request)
    return asked === undefined ? [] : [judge(goal, asked)]
  })
}

/** Whether more of it is better. */
export function isGain(what: What): boolean {
  return what === 'requests per second'
}

function judge(goal: Goal, asked: Asked): Judged {
  const { of, against, what } = goal
  const [a, b] = [read(asked, of, what), read(asked, against, what)]
  const unsaid = { goal, isReached: false, isClose: false }
  if (typeof a === 'string') return { ...unsaid, obstacle: a }
  if (typeof b === 'string') return { ...unsaid, obstacle: b }
  if (b.median <= 0) return { ...unsaid, obstacle: `${against} costs nothing measurable` }
  // Less than nothing is nothing.
  const ratio = Math.max(0, a.median) / b.median
  return {
    goal,
    ratio,
    isReached: isGain(what) ? ratio >= goal.ratio : ratio <= goal.ratio,
    isClose: allowsFor(goal.ratio, a, b),
  }
}

/** A number, or why there is none. */
function read({ contenders }: Asked, wanted: Role, what: What): Spread | string {
  const found = contenders.find(({ role }) => role === wanted)
  if (found?.fault !== undefined) return `the answer is wrong: ${wanted}`
  return (found?.costs && pick(found.costs, what)) ?? `${wanted} was not measured`
}

function pick({ added, processor, perSecond }: Costs, what: What): Spread | undefined {
  if (what === 'added') return added
  return what === 'whole' ? processor : perSecond
}

/** Whether a ratio, which is above nothing, lies in what the two spreads allow for. */
function allowsFor(ratio: number, a: Spread, b: Spread): boolean {
  // Of something that may cost nothing, anything may be a multiple.
  return a.low / b.high <= ratio && ratio <= a.high / Math.max(b.low, 0)
}
