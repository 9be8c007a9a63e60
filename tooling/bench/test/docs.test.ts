import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type Part, include } from '../src/docs/include.ts'

const begin = '<!-- calls: written by pnpm bench -->'
const end = '<!-- end of calls -->'

const rows: readonly { readonly id: string; readonly text: string; readonly is?: string }[] = [
  { id: 'empty', text: `a\n${begin}\n${end}\nb`, is: `a\n${begin}\n\nnew\n\n${end}\nb` },
  { id: 'replaced', text: `a\n${begin}\n\nold\n\n${end}\nb`, is: `a\n${begin}\n\nnew\n\n${end}\nb` },
  { id: 'no-place', text: 'a' },
  { id: 'no-beginning', text: `a\n${end}` },
  { id: 'no-end', text: `a\n${begin}\nold` },
  { id: 'of-another', text: '<!-- memory: written by pnpm bench -->\n<!-- end of memory -->' },
]

describe('what the docs show of a run', () => {
  for (const { id, text, is } of rows) {
    it(`include/${id}`, () => {
      if (is === undefined) expect(() => include(text, 'calls', 'new')).toThrow('no place for calls')
      else expect(include(text, 'calls', 'new')).toBe(is)
    })
  }

  for (const part of ['calls', 'end-to-end', 'memory'] as const satisfies readonly Part[]) {
    it(`docs/${part}: is of the run that the results are of`, () => {
      const source = /^`pnpm bench.*$/m
      const results = readFileSync(new URL(`../results/${part}.md`, import.meta.url), 'utf8')
      const docs = readFileSync(new URL('../../../apps/docs/speed.md', import.meta.url), 'utf8')
      const shown = docs.split(`<!-- ${part}: written by pnpm bench -->`)[1]?.split('<!-- end of')[0]
      expect(source.exec(results)?.[0]).toMatch(/ at commit [0-9a-f]{7,} on Node .*, \d{4}-\d\d-\d\d\.$/)
      expect(source.exec(shown ?? '')?.[0]).toBe(source.exec(results)?.[0])
    })
  }
})
