import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { describeEndToEnd } from '../src/end-to-end/report/describe-end-to-end.ts'
import { summaryOf } from '../src/end-to-end/report/summary.ts'
import { pageOf } from '../src/end-to-end/report/write-end-to-end.ts'
import type { Contended, EndToEnd } from '../src/end-to-end/results.ts'
import { around } from './measured.ts'
import { contended, costing, endToEnd, get, measured } from './end-to-end-measured.ts'

function busyFor(...shares: readonly number[]): EndToEnd {
  const contenders = shares.map((share): Contended => {
    return contended('ours', { ...costing(1), busy: around(share) })
  })
  return { ...endToEnd, frameworks: [measured('shop', { id: 'allowed/10', contenders })] }
}

describe('end to end for people', () => {
  for (const { id, file, text } of [
    { id: 'text', file: 'described-end-to-end.txt', text: `${describeEndToEnd(endToEnd)}\n` },
    { id: 'page', file: 'described-end-to-end.md', text: pageOf(endToEnd) },
    { id: 'summary', file: 'described-end-to-end-summary.md', text: `${summaryOf(endToEnd)}\n` },
  ]) {
    it(`described/${id}`, () => {
      expect(text).toBe(readFileSync(new URL(file, import.meta.url), 'utf8'))
    })
  }

  it('described/no-goals', () => {
    const text = describeEndToEnd({ ...endToEnd, frameworks: [measured('shop', get)] })
    expect(text).not.toMatch(/goal/i)
  })

  for (const { id, shares, says } of [
    { id: 'all-the-time', shares: [1, 0.96], says: 'The servers were busy all the time,' },
    {
      id: 'not-all-the-time',
      shares: [1, 0.62, 0.96],
      says: 'The servers were busy for 62% of the time or more:',
    },
  ]) {
    it(`described/busy/${id}`, () => {
      expect(describeEndToEnd(busyFor(...shares))).toContain(says)
    })
  }

  it('described/busy/nobody', () => {
    expect(describeEndToEnd(busyFor())).not.toContain('busy')
  })
})
