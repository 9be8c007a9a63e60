import { existsSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import type { Page } from './page.ts'

/** Tests that each link of a page leads to a file of the repository, and to a heading where it names one. */
export function checkLinks({ name, text }: Page): void {
  it(`moving/${name.replace(/^from-/, '')}/links`, () => {
    const links = [...prose(text).matchAll(/\]\((?![a-z]+:)([^)]*)\)/g)].map(([, link = '']) => link)
    expect(links.length).toBeGreaterThan(0)
    expect(links.filter((link) => !leads(name, link))).toEqual([])
  })
}

function leads(name: string, link: string): boolean {
  const [to = '', heading] = link.split('#')
  const target = new URL(to === '' ? `${name}.md` : to, new URL('../moving/', import.meta.url))
  if (!existsSync(target)) return false
  if (heading === undefined) return true
  const headings = [...prose(readFileSync(target, 'utf8')).matchAll(/^#+ (.*)$/gm)].map(
    ([, words = '']) => words,
  )
  return headings.some(
    (words) =>
      words
        .toLowerCase()
        .replaceAll(/[^\w -]/g, '')
        .replaceAll(' ', '-') === heading,
  )
}

// A comment in a block is no heading, and an index in code is no link.
function prose(text: string): string {
  return text.replaceAll(/^```[^]*?^```$/gm, '')
}
