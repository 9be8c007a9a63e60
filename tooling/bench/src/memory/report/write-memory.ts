import { mkdirSync, writeFileSync } from 'node:fs'
import { markdownTable } from '../../calls/report/markdown.ts'
import { includeInDocs } from '../../docs/include.ts'
import { nameMachine } from '../../machine.ts'
import { judgeMemory } from '../goals.ts'
import type { Memory } from '../results.ts'
import { type Chapter, chaptersOf } from './chapters.ts'
import { goalsTable } from './tables.ts'

const folder = new URL('../../../results/', import.meta.url)

/** Writes the page of results that the repository keeps, and what the docs show of it. */
export function writeMemory(memory: Memory): void {
  mkdirSync(folder, { recursive: true })
  writeFileSync(new URL('memory.md', folder), pageOf(memory))
  includeInDocs('memory', summaryOf(memory))
}

/** The results as a page. */
export function pageOf(memory: Memory): string {
  return ['# What memory it takes', '', sourceOf(memory), ...chaptersOf(memory).flatMap(sectionOf), ''].join(
    '\n',
  )
}

/** What is wanted and what is, for the docs. */
export function summaryOf(memory: Memory): string {
  const { heads, rows, numbers } = goalsTable(judgeMemory(memory))
  return [sourceOf(memory), '', markdownTable(heads, rows, numbers)].join('\n')
}

function sourceOf({ machine, commit, command }: Memory): string {
  return `\`${command}\` at commit ${commit} on ${nameMachine(machine)}`
}

function sectionOf({ title, text, table: { heads, rows, numbers } }: Chapter): readonly string[] {
  const said = text.length === 0 ? [] : [...text, '']
  return ['', `## ${title}`, '', ...said, markdownTable(heads, rows, numbers)]
}
