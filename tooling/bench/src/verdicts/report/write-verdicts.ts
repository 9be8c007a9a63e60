import { mkdirSync, writeFileSync } from 'node:fs'
import { markdownTable } from '../../calls/report/markdown.ts'
import { nameMachine } from '../../machine.ts'
import type { Chapter } from '../../memory/report/chapters.ts'
import type { Verdicts } from '../results.ts'
import { chaptersOf } from './chapters.ts'

const folder = new URL('../../../results/', import.meta.url)

/** Writes the page of results that the repository keeps. */
export function writeVerdicts(verdicts: Verdicts): void {
  mkdirSync(folder, { recursive: true })
  writeFileSync(new URL('verdicts.md', folder), pageOf(verdicts))
}

/** The results as a page. */
export function pageOf(verdicts: Verdicts): string {
  const { machine, commit, command } = verdicts
  return [
    '# What a verdict costs',
    '',
    `\`${command}\` at commit ${commit} on ${nameMachine(machine)}`,
    ...chaptersOf(verdicts).flatMap(sectionOf),
    '',
  ].join('\n')
}

function sectionOf({ title, text, table: { heads, rows, numbers } }: Chapter): readonly string[] {
  return ['', `## ${title}`, '', ...text, '', markdownTable(heads, rows, numbers)]
}
