import { nameMachine } from '../../machine.ts'
import type { Memory } from '../results.ts'
import { type Chapter, chaptersOf } from './chapters.ts'
import { drawTable } from './tables.ts'

/** All of it for people. */
export function describeMemory(memory: Memory): string {
  const { machine, commit, command } = memory
  return [
    nameMachine(machine),
    `Commit ${commit}. ${command}`,
    ...chaptersOf(memory).flatMap(describeChapter),
  ].join('\n')
}

function describeChapter({ title, text, table }: Chapter): readonly string[] {
  return ['', `${title}:`, ...text, drawTable(table)]
}
