import Table from 'cli-table3'
import { digits } from '../../figures.ts'
import { type Judged, nameOf } from '../goals/judge-goals.ts'
import { ratioDigits } from './ratios.ts'

/** The heads of the table of goals. */
export const goalHeads: readonly string[] = ['framework', 'case', 'what', 'against', 'goal', 'is', '']

/** A line for each goal, reached or not. */
export function goalRows(judged: readonly Judged[]): readonly (readonly string[])[] {
  return judged.map(({ goal, ratio, isClose, obstacle }) => [
    goal.host,
    goal.case,
    goal.what === 'bytes' ? 'bytes' : 'time',
    nameOf(goal.against),
    ratioDigits(goal.atMost),
    ratio === undefined ? '' : `${ratioDigits(ratio)}${isClose ? ' ~' : ''}`,
    ratio === undefined ? (obstacle ?? '') : verdict(ratio / goal.atMost),
  ])
}

function verdict(excess: number): string {
  return excess <= 1 ? 'reached' : `missed: ${digits(excess)} times the goal`
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
