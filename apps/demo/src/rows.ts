import type { Exchange } from './exchanges.ts'
import { type Api, type Visitor, visitors } from './places.ts'
import type { Scenario } from './scenarios.ts'

/** One scenario from one origin, with what became of it. */
export interface Row {
  readonly scenario: Scenario
  readonly visitor: Visitor
  readonly outcome: string
  /** Why it was blocked, in a word. */
  readonly reason: string
  /** The same in the console's words. */
  readonly sentence: string
  readonly exchanges: readonly Exchange[]
}

/** What became of the scenarios on one host. */
export interface HostRows {
  readonly api: Api
  readonly rows: readonly Row[]
}

export function isAsExpected({ scenario, visitor, outcome }: Row): boolean {
  return outcome === scenario.expected[visitor]
}

/** Rows by scenario, as they are read, though they are run by visitor. */
export function sortRows(rows: readonly Row[], scenarios: readonly Scenario[]): readonly Row[] {
  return scenarios.flatMap((scenario) =>
    visitors.flatMap((visitor) => rows.filter((row) => row.scenario === scenario && row.visitor === visitor)),
  )
}
