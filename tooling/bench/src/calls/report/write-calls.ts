import { mkdirSync, writeFileSync } from 'node:fs'
import { includeInDocs } from '../../docs/include.ts'
import { nameMachine } from '../../machine.ts'
import { goals } from '../goals/goals.ts'
import { judgeGoals } from '../goals/judge-goals.ts'
import type { Calls, Hosted, Measured } from '../results.ts'
import { goalHeads, goalRows } from './goals-table.ts'
import { howMeasured } from './describe-calls.ts'
import { markdownTable } from './markdown.ts'
import { summaryOf } from './summary.ts'
import { cellsOf, headsOf } from './table.ts'

const folder = new URL('../../../results/', import.meta.url)

/** Writes the page of results that the repository keeps, and what the docs show of it. */
export function writeCalls(calls: Calls): void {
  mkdirSync(folder, { recursive: true })
  writeFileSync(new URL('calls.md', folder), pageOf(calls))
  includeInDocs('calls', summaryOf(calls))
}

/** The results as a page. */
export function pageOf(calls: Calls): string {
  const { machine, commit, command, hosts } = calls
  const judged = judgeGoals(goals, hosts)
  return [
    '# What one call costs',
    '',
    `\`${command}\` at commit ${commit} on ${nameMachine(machine)}`,
    '',
    ...howMeasured(calls),
    ...hosts.flatMap(sectionOf),
    ...(judged.length === 0 ? [] : ['', '## Goals', '', tableOfGoals(judged)]),
    '',
  ].join('\n')
}

function sectionOf(host: Hosted): readonly string[] {
  const heads = headsOf(host)
  return [
    '',
    `## ${host.name}`,
    '',
    `${host.packages.join(', ')}.`,
    '',
    markdownTable(['', ...heads], host.cases.map(rowOf), new Set(heads.map((_, column) => column + 1))),
    ...faultsOf(host),
  ]
}

/** Why there is no time where there is none. */
function faultsOf({ cases }: Hosted): readonly string[] {
  const faults = cases.flatMap(({ id, contenders }) =>
    contenders.flatMap(({ role, fault }) =>
      fault === undefined ? [] : [`- \`${id}\`, ${role}: the answer is wrong, ${fault}.`],
    ),
  )
  return faults.length === 0 ? [] : ['', ...faults]
}

function rowOf(measured: Measured): readonly string[] {
  return [`\`${measured.id}\``, ...cellsOf(measured)]
}

function tableOfGoals(judged: Parameters<typeof goalRows>[0]): string {
  return markdownTable(goalHeads, goalRows(judged), new Set([4, 5]))
}
