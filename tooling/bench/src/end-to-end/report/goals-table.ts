import Table from 'cli-table3'
import { ratioDigits } from '../../calls/report/ratios.ts'
import { digits } from '../../figures.ts'
import type { Goal, What } from '../goals/goals.ts'
import { type Judged, isGain } from '../goals/judge-goals.ts'

/** The heads of the table of goals. */
export const goalHeads: readonly string[] = [
  'framework',
  'request',
  'what',
  'of',
  'against',
  'goal',
  'is',
  '',
]

/** Where numbers stand. */
export const goalNumbers: ReadonlySet<number> = new Set([5, 6])

const names: { readonly [what in What]: string } = {
  added: 'CPU added',
  whole: 'CPU',
  'requests per second': 'requests/s',
}

/** A line for each goal, reached or not. */
export function goalRows(judged: readonly Judged[]): readonly (readonly string[])[] {
  return judged.map(({ goal, ratio, isReached, isClose, obstacle }) => [
    goal.framework,
    goal.request,
    names[goal.what],
    goal.of,
    goal.against,
    ratioDigits(goal.ratio),
    ratio === undefined ? '' : `${ratioDigits(ratio)}${isClose ? ' ~' : ''}`,
    ratio === undefined ? (obstacle ?? '') : isReached ? 'reached' : sayMissed(goal, ratio),
  ])
}

function sayMissed({ what, ratio: wanted }: Goal, ratio: number): string {
  return isGain(what)
    ? `missed: ${digits(ratio / wanted)} of the goal`
    : `missed: ${digits(ratio / wanted)} times the goal`
}

/** For people. */
export function drawGoals(judged: readonly Judged[]): string {
  const table = new Table({ style: { head: [], border: [] } })
  const rows = goalRows(judged)
  table.push(
    [...goalHeads],
    [...goalHeads.keys()].map((column) => rows.map((row) => row[column]).join('\n')),
  )
  return table.toString()
}
