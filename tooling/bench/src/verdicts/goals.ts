import { digits } from '../figures.ts'
import type { Judged } from '../memory/goals.ts'
import type { Timed, Verdicts } from './results.ts'

/** The most that a call may take in the middle, in every engine. */
interface Goal {
  readonly case: string
  readonly microseconds: number
}

/** That a verdict on a simple exchange costs nobody a thought. */
export const goals: readonly Goal[] = ['simple/allowed', 'simple/blocked'].map((id) => ({
  case: id,
  microseconds: 20,
}))

/** Of all goals for what was measured. */
export function judgeVerdicts({ timed }: Pick<Verdicts, 'timed'>): readonly Judged[] {
  return goals.flatMap((goal) => timed.filter(({ id }) => id === goal.case).map((each) => judge(goal, each)))
}

function judge({ microseconds: most }: Goal, { id, engine, microseconds }: Timed): Judged {
  const what = `${id}, ${engine}`
  const atMost = named(most)
  if (microseconds === undefined) {
    return { what, atMost, is: 'memory was collected in every round', isReached: false }
  }
  const { median, low, high } = microseconds
  const isReached = median <= most
  const isClose = low <= most && most <= high
  return {
    what,
    atMost,
    is: `${named(median)}${isClose ? ' ~' : ''}`,
    isReached,
    excess: isReached
      ? undefined
      : `${what}: evaluate takes ${named(median)}, and its goal is at most ${atMost}.`,
  }
}

function named(microseconds: number): string {
  return `${digits(microseconds)} us`
}
