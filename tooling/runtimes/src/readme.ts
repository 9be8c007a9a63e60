import { readFileSync } from 'node:fs'
import { type Source, createSource } from './bundle.ts'

/** A snippet that exports what a runtime serves. */
export interface Served {
  readonly heading: string
  readonly source: Source
}

/** Those of a page of the repository, by its path from the root. */
export function readServed(path: string): readonly Served[] {
  const text = readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8')
  const snippets = [...text.matchAll(/^```(js|ts)\n([^]*?)^```$/gm)]
  return snippets.flatMap(({ 1: language, 2: code = '', index }) => {
    if (!/^export default /m.test(code)) return []
    const heading = [...text.slice(0, index).matchAll(/^#+ (.*)$/gm)].at(-1)?.[1] ?? ''
    return [{ heading, source: createSource(code, language === 'ts' ? 'ts' : 'js') }]
  })
}
