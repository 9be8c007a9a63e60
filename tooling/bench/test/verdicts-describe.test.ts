import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { cases } from '../src/verdicts/cases/cases.ts'
import { describeVerdicts } from '../src/verdicts/report/describe-verdicts.ts'
import { pageOf } from '../src/verdicts/report/write-verdicts.ts'
import type { Verdicts } from '../src/verdicts/results.ts'
import { around } from './measured.ts'
import { measured, timed } from './verdicts-measured.ts'

const dropped: readonly { readonly id: string; readonly counts: readonly number[]; readonly says: string }[] =
  [
    { id: 'none', counts: [0, 0], says: 'In no batch of calls was memory collected.' },
    { id: 'one', counts: [0, 1], says: '1 batch of calls did not count' },
    { id: 'two', counts: [1, 1], says: '2 batches of calls did not count' },
  ]

function withDropped(counts: readonly number[]): Verdicts {
  return { ...measured, timed: counts.map((count) => timed('simple/allowed', 'webkit', around(4), count)) }
}

describe('verdicts for people', () => {
  for (const { id, file, text } of [
    { id: 'text', file: 'described-verdicts.txt', text: `${describeVerdicts(measured)}\n` },
    { id: 'page', file: 'described-verdicts.md', text: pageOf(measured) },
  ]) {
    it(`described/${id}`, () => {
      expect(text).toBe(readFileSync(new URL(file, import.meta.url), 'utf8'))
    })
  }

  for (const { id, counts, says } of dropped) {
    it(`dropped/${id}`, () => {
      expect(describeVerdicts(withDropped(counts))).toContain(` ${says}`)
    })
  }

  it('results/of-the-cases-that-there-are', () => {
    const page = readFileSync(new URL('../results/verdicts.md', import.meta.url), 'utf8')
    expect(page).toMatch(/^`pnpm bench.* at commit [0-9a-f]{7,} on Node .*, \d{4}-\d\d-\d\d\.$/m)
    const times = page.split('## Microseconds')[1]?.split('\n## ')[0] ?? ''
    const shown = times.split('\n').flatMap((line) => /^\| (\S+\/\S+) /.exec(line)?.[1] ?? [])
    expect(shown).toEqual(cases.map(({ id }) => id))
  })
})
