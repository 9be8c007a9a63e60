import { evaluate } from '@cors/browser'
import { describe, expect, it } from 'vitest'
import { cases, reasons } from '../src/cases.ts'
import { expectedOutcome, observedOutcome } from '../src/observed.ts'

const all = ['standard', 'chromium', 'firefox', 'webkit'] as const

describe.each(reasons)('reasons/%s', (reason) => {
  const told = cases[reason]

  it.each(all)(`reasons/${reason}/wrong/%s`, (engine) => {
    const verdict = evaluate(told.wrong, { engine })
    const outcome = expectedOutcome(told, engine)
    expect(observedOutcome(verdict, reason)).toBe(outcome)
    expect(verdict.ok).toBe(outcome !== 'blocks')
  })

  // Not one word of blame, of other reasons neither.
  it.each(all)(`reasons/${reason}/right/%s`, (engine) => {
    const { ok, violations, warnings } = evaluate(told.right, { engine })
    expect({ ok, violations, warnings }).toEqual({ ok: true, violations: [], warnings: [] })
  })

  it(`reasons/${reason}/is-met-somewhere-or-says-why-not`, () => {
    const outcomes = all.map((engine) => expectedOutcome(told, engine))
    expect(outcomes.every((outcome) => outcome === 'passes')).toBe(told.notModelled !== undefined)
  })

  it(`reasons/${reason}/related`, () => {
    expect(told.related).not.toContain(reason)
    expect(new Set(told.related).size).toBe(told.related.length)
  })
})
