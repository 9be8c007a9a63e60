import { nameMachine } from '../../machine.ts'
import type { Chapter } from '../../memory/report/chapters.ts'
import { drawTable } from '../../memory/report/tables.ts'
import type { Verdicts } from '../results.ts'
import { chaptersOf } from './chapters.ts'

/** All of it for people. */
export function describeVerdicts(verdicts: Verdicts): string {
  const { machine, commit, command } = verdicts
  return [
    nameMachine(machine),
    `Commit ${commit}. ${command}`,
    ...chaptersOf(verdicts).flatMap(describeChapter),
  ].join('\n')
}

function describeChapter({ title, text, table }: Chapter): readonly string[] {
  return ['', `${title}:`, ...text, drawTable(table)]
}
