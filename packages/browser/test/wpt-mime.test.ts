import { describe, expect, it } from 'vitest'
import { isPresent, rowsOf } from './reference.ts'
import { mimeEssence } from '../src/lib/http/mime.ts'

interface MimeRow {
  readonly id: string
  readonly input: string
  readonly output: string | null
  readonly essence: string | null
}

const rows = rowsOf('mime-parse.json') as readonly MimeRow[]

describe.runIf(isPresent)('web-platform-tests: mime-parse', () => {
  it('wpt/mime-parse/table-is-there', () => {
    expect(rows.length).toBe(955)
    expect(rows.filter(({ essence }) => essence === null).length).toBeGreaterThan(100)
    expect(rows.filter(({ essence }) => essence !== null).length).toBeGreaterThan(100)
  })

  for (const { id, input, output, essence } of rows) {
    it(`wpt/${id}/${JSON.stringify(input).slice(0, 60)}`, () => {
      expect(mimeEssence(input)).toBe(essence ?? undefined)
      expect(output === null).toBe(essence === null)
    })
  }
})
