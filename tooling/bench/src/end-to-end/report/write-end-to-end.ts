import { mkdirSync, writeFileSync } from 'node:fs'
import { markdownTable } from '../../calls/report/markdown.ts'
import { includeInDocs } from '../../docs/include.ts'
import { nameMachine } from '../../machine.ts'
import { goals } from '../goals/goals.ts'
import { type Judged, judgeGoals } from '../goals/judge-goals.ts'
import type { EndToEnd, Measured } from '../results.ts'
import { howMeasured } from './describe-end-to-end.ts'
import { goalHeads, goalNumbers, goalRows } from './goals-table.ts'
import { summaryOf } from './summary.ts'
import { headsOf, nameOf, numberColumns, rowsOf } from './table.ts'

const folder = new URL('../../../results/', import.meta.url)

/** Writes the page of results that the repository keeps, and what the docs show of it. */
export function writeEndToEnd(data: EndToEnd): void {
  mkdirSync(folder, { recursive: true })
  writeFileSync(new URL('end-to-end.md', folder), pageOf(data))
  includeInDocs('end-to-end', summaryOf(data))
}

/** The results as a page. */
export function pageOf(data: EndToEnd): string {
  const { machine, commit, command, frameworks } = data
  const judged = judgeGoals(goals, frameworks)
  return [
    '# What a request costs, end to end',
    '',
    `\`${command}\` at commit ${commit} on ${nameMachine(machine)}`,
    '',
    ...howMeasured(data),
    ...frameworks.flatMap(sectionOf),
    ...(judged.length === 0 ? [] : ['', '## Goals', '', tableOfGoals(judged)]),
    '',
  ].join('\n')
}

function sectionOf(measured: Measured): readonly string[] {
  return [
    '',
    `## ${measured.name}`,
    '',
    `${measured.packages.join(', ')}.`,
    '',
    markdownTable(headsOf(measured), rowsOf(measured), numberColumns),
    ...faultsOf(measured),
  ]
}

/** Why there is no time where there is none. */
function faultsOf(measured: Measured): readonly string[] {
  const faults = measured.requests.flatMap(({ id, contenders }) =>
    contenders.flatMap(({ role, fault }) =>
      fault === undefined ? [] : [`- \`${id}\`, ${nameOf(role, measured)}: the answer is wrong, ${fault}.`],
    ),
  )
  return faults.length === 0 ? [] : ['', ...faults]
}

function tableOfGoals(judged: readonly Judged[]): string {
  return markdownTable(goalHeads, goalRows(judged), goalNumbers)
}
