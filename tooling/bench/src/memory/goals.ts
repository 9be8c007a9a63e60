import { bytes, digits } from '../figures.ts'
import type { Holding, Memory } from './results.ts'
import { flatnessOf } from './soak/flatness.ts'

/** What a run says of a goal. */
export interface Judged {
  readonly what: string
  readonly atMost: string
  readonly is: string
  readonly isReached: boolean
  /** What is said where more than a goal is missed. */
  readonly excess?: string | undefined
}

/** The most that somebody may hold for so many origins, over an empty process. */
interface OriginsGoal {
  readonly holder: string
  readonly size: number
  readonly rss: number
  /** More is a failure: what is resident is not the same on every machine. */
  readonly budget: number
}

/** The most that a decision may allocate. */
interface DecisionGoal {
  readonly case: string
  readonly bytes: number
}

/** What is wanted; that a server's heap stays flat is wanted besides. */
export const goals: {
  readonly origins: readonly OriginsGoal[]
  readonly decisions: readonly DecisionGoal[]
} = {
  origins: ['core', 'express'].map((holder) => ({
    holder,
    size: 100_000,
    rss: 40_000_000,
    budget: 50_000_000,
  })),
  decisions: ['no-origin', 'any', 'allowed/10', 'refused/10'].map((id) => ({ case: id, bytes: 0 })),
}

/** Of all goals for what was measured. */
export function judgeMemory({ origins, decisions, soak }: Memory): readonly Judged[] {
  return [
    ...goals.origins
      .filter(({ size }) => size === origins.size)
      .flatMap((goal) =>
        origins.holders
          .filter(({ holder }) => holder === goal.holder)
          .map((each) => judgeHolding(goal, each)),
      ),
    ...goals.decisions.flatMap((goal) =>
      decisions
        .filter(({ id }) => id === goal.case)
        .map(({ bytes: spread }) => judgeDecision(goal, spread?.median)),
    ),
    ...(soak === undefined ? [] : [judgeSoak(soak)]),
  ]
}

/** What is over its budget, in sentences. */
export function findExcess(judged: readonly Judged[]): readonly string[] {
  return judged.flatMap(({ excess }) => excess ?? [])
}

function judgeHolding({ size, rss: most, budget }: OriginsGoal, { shown, rss: { median } }: Holding): Judged {
  const what = `${size.toLocaleString('en')} origins, ${shown}`
  return {
    what: `RSS, ${what}`,
    atMost: bytes(most),
    is: bytes(median),
    isReached: median <= most,
    excess:
      median > budget
        ? `${what}: ${bytes(median)} are resident, and its budget is ${bytes(budget)}.`
        : undefined,
  }
}

function judgeDecision(goal: DecisionGoal, median: number | undefined): Judged {
  return {
    what: `a decision allocates, ${goal.case}`,
    atMost: bytes(goal.bytes),
    is: median === undefined ? 'memory was collected in every round' : bytes(median),
    // Less than half a byte is what it costs to look.
    isReached: median !== undefined && Math.round(median) <= goal.bytes,
  }
}

function judgeSoak(soak: NonNullable<Memory['soak']>): Judged {
  const { growth, atMost, isFlat } = flatnessOf(soak)
  const [is, most] = [growth.median, atMost].map((each) => `${digits(each)} B`)
  return {
    what: 'the heap of a server grows by the request',
    atMost: `${most}`,
    is: `${is}`,
    isReached: isFlat,
    excess: isFlat
      ? undefined
      : `the heap of a server grows by ${is} with every request, which is not flat: at most ${most} is noise.`,
  }
}
