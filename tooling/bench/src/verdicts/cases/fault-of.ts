import type { Verdict } from '@cors/browser'
import type { Case } from './case.ts'

/** What is wrong with a verdict, if something is: then how fast it comes means nothing. */
export function faultOf({ reasons, exposed }: Case, verdict: Verdict): string | undefined {
  const found = verdict.violations.map(({ reason }) => reason)
  if (found.join() !== reasons.join()) return `the reasons are ${list(found)}, and must be ${list(reasons)}`
  if (verdict.ok !== (reasons.length === 0)) return `it is ${verdict.ok ? '' : 'not '}ok`
  const { length } = verdict.exposedHeaders
  return length === exposed ? undefined : `${length} headers are exposed, and must be ${exposed}`
}

function list(reasons: readonly string[]): string {
  return reasons.length === 0 ? 'none' : reasons.join(', ')
}
