import Table from 'cli-table3'
import type { Ran } from './judge.ts'

/** A line for each phase. */
export function report(runs: readonly Ran[]): string {
  const table = new Table({
    head: ['phase', 'requests/s', 'look-ups/s', 'allowed', 'refused', 'look-ups', 'of them failed', 'errors'],
    colAligns: ['left', ...Array.from({ length: 7 }, () => 'right' as const)],
    style: { head: [], border: [], compact: true },
  })
  for (const { phase, fired, before, after } of runs) {
    const { allowed, refused, errors, seconds } = fired
    const lookUps = after.lookUps - before.lookUps
    table.push([
      phase.name,
      Math.round((allowed + refused) / seconds),
      Math.round(lookUps / seconds),
      allowed,
      refused,
      lookUps,
      after.failures - before.failures,
      errors,
    ])
  }
  return table.toString()
}
