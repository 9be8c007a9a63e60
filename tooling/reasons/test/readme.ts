import { readFileSync } from 'node:fs'

export const text: string = readFileSync(
  new URL('../../../packages/browser/README.md', import.meta.url),
  'utf8',
)

/** The rows of the table of `@cors/browser`'s README whose head begins with this cell, without the head. */
export function rowsOf(head: string): readonly (readonly string[])[] {
  const lines = text.split('\n')
  const start = lines.findIndex((line) => cellsOf(line)[0] === head)
  if (start === -1) throw new Error(`no table of each ${head}`)
  const end = lines.findIndex((line, index) => index > start && !line.startsWith('|'))
  return lines.slice(start + 2, end).map(cellsOf)
}

function cellsOf(line: string): readonly string[] {
  return line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim())
}
