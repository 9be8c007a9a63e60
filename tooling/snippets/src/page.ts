import { existsSync, readFileSync } from 'node:fs'
import { dirname, extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export interface Snippet {
  readonly heading: string
  readonly language: Language
  readonly code: string
  /** The lines that it says it prints. */
  readonly prints: readonly string[]
}

/** Of what is run, as the block says it. */
export type Language = 'js' | 'ts'

export interface Page {
  /** From the root of the repository. */
  readonly path: string
  readonly text: string
  readonly snippets: readonly Snippet[]
  /** What blocks say of themselves, in whatever way they are fenced. */
  readonly blocks: readonly string[]
  /** What it links to in the repository, from its own folder, with the heading. */
  readonly links: readonly string[]
}

export function fromRoot(path: string): string {
  return fileURLToPath(new URL(`../../../${path}`, import.meta.url))
}

export function readPage(path: string): Page {
  const text = readFileSync(fromRoot(path), 'utf8')
  const matches = text.matchAll(/^```(js|ts)\n([^]*?)^```$(?:\n\nprints\n\n```\n([^]*?)^```$)?/gm)
  return {
    path,
    text,
    snippets: [...matches].map(({ 1: language, 2: code = '', 3: output, index }) => ({
      heading: [...prose(text.slice(0, index)).matchAll(/^#+ (.*)$/gm)].at(-1)?.[1] ?? '',
      language: language as Language,
      code,
      // What stands under the snippet, or behind each line that prints.
      prints:
        output?.trimEnd().split('\n') ??
        [...code.matchAll(/^console\.log\(.*\) \/\/ (.*)$/gm)].map(([, line = '']) => line),
    })),
    blocks: [...text.matchAll(/^[\s>*\d.-]*(?:`{3,}|~{3,})(.+)$/gm)].map(([, said = '']) => said.trim()),
    links: [...prose(text).matchAll(/\]\((?![a-z]+:)([^)]*)/g)].map(([, link = '']) => link),
  }
}

/** Whether there is such a file or folder, and in its page such a heading. */
export function leads({ path }: Page, link: string): boolean {
  const [to = '', heading] = link.split('#')
  const target = to === '' ? path : join(dirname(path), to)
  if (heading === undefined || !existsSync(fromRoot(target))) return existsSync(fromRoot(target))
  const page = readFileSync(fromRoot(extname(target) === '' ? `${target}/README.md` : target), 'utf8')
  const headings = [...prose(page).matchAll(/^#+ (.*)$/gm)].map(([, text = '']) => text.toLowerCase())
  return headings.some((text) => text.replaceAll(/[^\w -]/g, '').replaceAll(' ', '-') === heading)
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
