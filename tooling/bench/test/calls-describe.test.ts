import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { describeCalls } from '../src/calls/report/describe-calls.ts'
import { summaryOf } from '../src/calls/report/summary.ts'
import { pageOf } from '../src/calls/report/write-calls.ts'
import type { Calls } from '../src/calls/results.ts'
import { allowed, contended, hosted, large, refused } from './calls-measured.ts'
import { around, footprint } from './measured.ts'

const preflight = {
  id: 'preflight/allowed',
  contenders: [
    ...allowed.contenders.slice(0, 2),
    contended('same headers', around(2000)),
    ...allowed.contenders.slice(2),
  ],
}

// Express, since goals are for what there is.
const calls: Calls = {
  machine: footprint.machine,
  commit: 'abc1234',
  command: 'pnpm bench calls',
  rounds: 21,
  hosts: [hosted('express', allowed, large, refused, preflight), hosted('shop', allowed)],
}

describe('calls for people', () => {
  for (const { id, file, text } of [
    { id: 'text', file: 'described-calls.txt', text: `${describeCalls(calls)}\n` },
    { id: 'page', file: 'described-calls.md', text: pageOf(calls) },
    { id: 'summary', file: 'described-calls-summary.md', text: `${summaryOf(calls)}\n` },
  ]) {
    it(`described/${id}`, () => {
      expect(text).toBe(readFileSync(new URL(file, import.meta.url), 'utf8'))
    })
  }

  it('described/no-goals', () => {
    const text = describeCalls({ ...calls, hosts: [hosted('shop', allowed)] })
    expect(text).not.toMatch(/goal/i)
  })
})
