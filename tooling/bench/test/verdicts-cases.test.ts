import { type Engine, type Verdict, evaluate } from '@cors/browser'
import { describe, expect, it } from 'vitest'
import type { Case } from '../src/verdicts/cases/case.ts'
import { cases } from '../src/verdicts/cases/cases.ts'
import { faultOf } from '../src/verdicts/cases/fault-of.ts'
import { engines } from '../src/verdicts/engines.ts'

/** What the cases are for, engine by engine the same. */
const shapes: readonly {
  readonly id: string
  readonly preflight: boolean
  readonly cookies: boolean
  readonly origin: string | null
  readonly stage: Verdict['stage']
  readonly hops: number
  /** Header lines of the last answer. */
  readonly lines: number
  readonly violations: number
}[] = [
  { ...shape('simple/allowed'), cookies: true, lines: 6 },
  { ...shape('simple/blocked'), stage: 'response', violations: 1 },
  { ...shape('preflighted/allowed'), preflight: true },
  // Nothing is sent after the preflight.
  {
    ...shape('preflighted/refused'),
    preflight: true,
    stage: 'preflight',
    origin: null,
    violations: 3,
  },
  { ...shape('redirects/3'), origin: 'null', hops: 4 },
  { ...shape('headers/50'), lines: 50 },
]

function shape(id: string) {
  return {
    id,
    preflight: false,
    cookies: false,
    origin: 'https://app-7.example.com',
    stage: 'read',
    hops: 1,
    lines: 5,
    violations: 0,
  } as const
}

function shapeOf({ id, exchange }: Case, engine: Engine): (typeof shapes)[number] {
  const given = exchange(7)
  const { preflight, sentCookies, finalOrigin, stage, violations } = evaluate(given, { engine })
  return {
    id,
    preflight,
    cookies: sentCookies,
    origin: finalOrigin,
    stage,
    hops: given.hops.length,
    lines: given.hops.at(-1)?.response?.headers.length ?? 0,
    violations: violations.length,
  }
}

describe('the cases of verdicts', () => {
  for (const engine of engines) {
    it(`shapes/${engine}`, () => {
      expect(cases.map((each) => shapeOf(each, engine))).toEqual(shapes)
    })

    for (const each of cases) {
      it(`verdict/${each.id}/${engine}`, () => {
        const faults = [0, 1, 399, 24_400].map((turn) =>
          faultOf(each, evaluate(each.exchange(turn), { engine })),
        )
        expect(faults).toEqual([undefined, undefined, undefined, undefined])
      })
    }
  }

  // No text is made for what does not hurt either, or it would be measured.
  it('cases/no-warnings', () => {
    const warned = cases.filter(({ exchange, reasons }) => {
      const { warnings } = evaluate(exchange(0))
      return reasons.length === 0 && warnings.length > 0
    })
    expect(warned.map(({ id }) => id)).toEqual([])
  })

  for (const { id, exchange } of cases) {
    it(`turns/${id}`, () => {
      const [one, other] = [exchange(0), exchange(1)]
      expect(one).toEqual(exchange(0))
      expect(other.request.documentOrigin).not.toBe(one.request.documentOrigin)
      expect(other.hops.map(({ url }) => url)).not.toEqual(one.hops.map(({ url }) => url))
    })
  }
})
