import type { Verdict } from '@cors/browser'
import { describe, expect, it } from 'vitest'
import type { Case } from '../src/verdicts/cases/case.ts'
import { faultOf } from '../src/verdicts/cases/fault-of.ts'

const allowed: Case = {
  id: 'shop',
  reasons: [],
  exposed: 2,
  exchange: () => ({ request: { documentOrigin: '', url: '' }, hops: [] }),
}
const refused: Case = { ...allowed, reasons: ['acao-missing', 'acac-not-true'], exposed: 0 }

const faults: readonly {
  readonly id: string
  readonly of: Case
  readonly ok: boolean
  readonly reasons?: readonly string[]
  readonly exposed?: number
  readonly is: string | undefined
}[] = [
  { id: 'allowed', of: allowed, ok: true, exposed: 2, is: undefined },
  { id: 'refused', of: refused, ok: false, reasons: refused.reasons, is: undefined },
  {
    id: 'refused-instead',
    of: allowed,
    ok: false,
    reasons: ['network'],
    is: 'the reasons are network, and must be none',
  },
  {
    id: 'allowed-instead',
    of: refused,
    ok: true,
    is: 'the reasons are none, and must be acao-missing, acac-not-true',
  },
  {
    id: 'first-only',
    of: refused,
    ok: false,
    reasons: ['acao-missing'],
    is: 'the reasons are acao-missing, and must be acao-missing, acac-not-true',
  },
  {
    id: 'other-order',
    of: refused,
    ok: false,
    reasons: refused.reasons.toReversed(),
    is: 'the reasons are acac-not-true, acao-missing, and must be acao-missing, acac-not-true',
  },
  { id: 'ok-in-spite', of: refused, ok: true, reasons: refused.reasons, is: 'it is ok' },
  { id: 'not-ok-for-nothing', of: allowed, ok: false, exposed: 2, is: 'it is not ok' },
  { id: 'too-few-exposed', of: allowed, ok: true, exposed: 1, is: '1 headers are exposed, and must be 2' },
  {
    id: 'exposed-in-spite',
    of: refused,
    ok: false,
    reasons: refused.reasons,
    exposed: 1,
    is: '1 headers are exposed, and must be 0',
  },
]

describe('what is wrong with a verdict', () => {
  for (const { id, of, ok, reasons = [], exposed = 0, is } of faults) {
    it(`fault/${id}`, () => {
      const verdict = {
        ok,
        violations: reasons.map((reason) => ({ reason })),
        exposedHeaders: Array.from({ length: exposed }, (_, index) => [`x-${index}`, '']),
      }
      expect(faultOf(of, verdict as unknown as Verdict)).toBe(is)
    })
  }
})
