import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import type { Page } from './page.ts'

/** Tests that a page has an example under each heading under which the peer's own page has a program. */
export function checkReadme(page: Page, peer: string): void {
  it(`moving/${page.name.replace(/^from-/, '')}/every-example-of-its-readme`, () => {
    const readme = readFileSync(new URL(`../node_modules/${peer}/README.md`, import.meta.url), 'utf8')
    const shown = new Set(page.examples.map(({ heading }) => plain(heading)))
    expect(headingsOfPrograms(readme).length).toBeGreaterThan(0)
    expect(headingsOfPrograms(readme).filter((heading) => !shown.has(plain(heading)))).toEqual([])
  })
}

function headingsOfPrograms(readme: string): readonly string[] {
  const headings = new Set<string>()
  // A block that is nothing but a comment is no program.
  for (const { 1: code = '', index } of readme.matchAll(
    /^```(?:js|javascript|ts|typescript)\n([^]*?)^```$/gm,
  )) {
    const above = readme.slice(0, index).replaceAll(/^```[^]*?^```$/gm, '')
    const heading = [...above.matchAll(/^#+ (.*)$/gm)].at(-1)?.[1] ?? ''
    if (code.replace(/\/\*[^]*?\*\//g, '').trim() !== '') headings.add(heading)
  }
  return [...headings]
}

/** Without emphasis, which can be written in two ways. */
function plain(heading: string): string {
  return heading.replaceAll(/[*_]/g, '')
}
