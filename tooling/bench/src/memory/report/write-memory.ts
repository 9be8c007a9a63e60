import { mkdirSync, writeFileSync } from 'node:fs'
import { markdownTable } from '../../calls/report/markdown.ts'
import { nameMachine } from '../../machine.ts'
import type { Memory } from '../results.ts'
import { type Chapter, chaptersOf } from './chapters.ts'

const folder = new URL('../../../results/', import.meta.url)

/** Writes the page of results that the repository keeps. */
export function writeMemory(memory: Memory): void {
  mkdirSync(folder, { recursive: true })
  writeFileSync(new URL('memory.md', folder), pageOf(memory))
}

/** The results as a page. */
export function pageOf(memory: Memory): string {
  const { machine, commit, command } = memory
  return [
    '# What memory it takes',
    '',
    `\`${command}\` at commit ${commit} on ${nameMachine(machine)}`,
    ...chaptersOf(memory).flatMap(sectionOf),
    '',
  ].join('\n')
}

function sectionOf({ title, text, table: { heads, rows, numbers } }: Chapter): readonly string[] {
  const said = text.length === 0 ? [] : [...text, '']
  return ['', `## ${title}`, '', ...said, markdownTable(heads, rows, numbers)]
}
