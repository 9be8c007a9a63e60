import { validateCors } from '@cors/core'
import { expect, it } from 'vitest'
import { type Page, firstColumn } from './page.ts'

/** An option as another library has it, and what the error offers instead, if anything. */
export type Renamed = readonly [name: string, value: unknown, fix?: unknown]

/** Tests that a page's table names every option of another library, and that each is refused by its name. */
export function checkRenamed(page: Page, head: string, options: readonly Renamed[]): void {
  for (const [name, value, fix] of options) {
    it(`readme/${head}/${name}`, () => {
      expect(firstColumn(page, head).join('\n')).toMatch(new RegExp(`\\b${name}\\b`))
      const issues = validateCors({ origin: ['https://app.example.com'], [name]: value })
      expect(issues).toEqual([expect.objectContaining({ severity: 'error', path: name })])
      expect(issues[0]?.fix).toEqual(fix)
    })
  }
}
