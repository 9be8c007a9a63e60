import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { describeMemory } from '../src/memory/report/describe-memory.ts'
import { pageOf, summaryOf } from '../src/memory/report/write-memory.ts'
import { growing, measured, soakedAt } from './memory-measured.ts'

describe('memory for people', () => {
  for (const { id, file, text } of [
    { id: 'text', file: 'described-memory.txt', text: `${describeMemory(measured)}\n` },
    { id: 'page', file: 'described-memory.md', text: pageOf(measured) },
    { id: 'summary', file: 'described-memory-summary.md', text: `${summaryOf(measured)}\n` },
  ]) {
    it(`described/${id}`, () => {
      expect(text).toBe(readFileSync(new URL(file, import.meta.url), 'utf8'))
    })
  }

  it('described/no-soak', () => {
    expect(describeMemory({ ...measured, soak: undefined })).not.toMatch(/server|flat/)
  })

  it('described/not-flat', () => {
    const soak = soakedAt(1_000_000, growing(1_000_000, 70))
    expect(describeMemory({ ...measured, soak })).toContain('up to 1.00 is flat. It is not flat.')
  })
})
