import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

export interface Snippet {
  readonly heading: string
  readonly code: string
  /** The lines that it says it prints. */
  readonly prints: readonly string[]
}

export interface Page {
  /** From the root of the repository. */
  readonly path: string
  readonly text: string
  readonly snippets: readonly Snippet[]
  /** What it links to in the repository, from its own folder. */
  readonly links: readonly string[]
}

export function fromRoot(path: string): string {
  return fileURLToPath(new URL(`../../../${path}`, import.meta.url))
}

export function readPage(path: string): Page {
  const text = readFileSync(fromRoot(path), 'utf8')
  const matches = text.matchAll(/^```(?:js|ts)\n([^]*?)^```$(?:\n\nprints\n\n```\n([^]*?)^```$)?/gm)
  return {
    path,
    text,
    snippets: [...matches].map(({ 1: code = '', 2: output, index }) => ({
      heading: [...prose(text.slice(0, index)).matchAll(/^#+ (.*)$/gm)].at(-1)?.[1] ?? '',
      code,
      // What stands under the snippet, or behind each line that prints.
      prints:
        output?.trimEnd().split('\n') ??
        [...code.matchAll(/^console\.log\(.*\) \/\/ (.*)$/gm)].map(([, line = '']) => line),
    })),
    links: [...prose(text).matchAll(/\]\((?![a-z]+:|#)([^)#]*)/g)].map(([, link = '']) => link),
  }
}

/** The table that begins with this word, as it is written. */
export function tableOf({ path, text }: Page, head: string): string {
  const [table] = new RegExp(`^\\| ${head} .*\n(?:\\|.*\n)+`, 'm').exec(text) ?? []
  if (table === undefined) throw new Error(`${path} has no table of each ${head}`)
  return table
}

/** The first column of that table, without its head. */
export function firstColumn(page: Page, head: string): readonly string[] {
  const [, , ...rows] = tableOf(page, head).trimEnd().split('\n')
  return rows.map((row) => (row.split('|')[1] ?? '').trim())
}

// A comment in a block for the shell is no heading, and an index in code is no link.
function prose(text: string): string {
  return text.replaceAll(/^```[^]*?^```$/gm, '')
}
