import { readFileSync, writeFileSync } from 'node:fs'

const page = new URL('../../../../apps/docs/speed.md', import.meta.url)

/** A part of the page on speed that a run writes. */
export type Part = 'calls' | 'end-to-end' | 'memory'

/** Puts a text in the place of what the last run has left there. */
export function includeInDocs(part: Part, text: string): void {
  writeFileSync(page, include(readFileSync(page, 'utf8'), part, text))
}

/** @throws if the page has no such part. */
export function include(text: string, part: Part, included: string): string {
  const [begin, end] = [`<!-- ${part}: written by pnpm bench -->`, `<!-- end of ${part} -->`]
  const start = text.indexOf(begin) + begin.length
  const stop = text.indexOf(end)
  if (start < begin.length || stop < start) throw new Error(`the page has no place for ${part}`)
  return `${text.slice(0, start)}\n\n${included}\n\n${text.slice(stop)}`
}
