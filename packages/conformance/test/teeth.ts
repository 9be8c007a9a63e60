import { type Row, type Serve, rows, runTable } from '@cors/conformance'
import { describe, expect, it } from 'vitest'
import { mountingMutants } from './mutants/mounting.ts'
import type { Mutant } from './mutants/mutant.ts'
import { originMutants } from './mutants/origin.ts'
import { preflightHeadersMutants } from './mutants/preflight-headers.ts'
import { preflightMutants } from './mutants/preflight.ts'
import { responseMutants } from './mutants/response.ts'
import { forget, stateMutants } from './mutants/state.ts'
import { varyMutants } from './mutants/vary.ts'
import type { Parts } from './reference/parts.ts'

const timeout = 60_000
const known = new Set(rows.map(({ id }) => id))

const mutants: readonly Mutant[] = [
  ...mountingMutants,
  ...stateMutants,
  ...originMutants,
  ...preflightMutants,
  ...preflightHeadersMutants,
  ...varyMutants,
  ...responseMutants,
]

/** Tests that the table accepts a sound adapter, and that each of its rows refuses one that is not. */
export function describeTeeth<Made extends Parts>(
  kind: string,
  table: readonly Row[],
  sound: Made,
  serveMade: (made: Made) => Serve,
  ofItsKind: readonly Mutant<Made>[],
): void {
  const uncaught = new Set(table.map(({ id }) => id))

  describe(`on ${kind}, an adapter that`, () => {
    it('is sound fails no row', { timeout }, async () => {
      const results = await runTable(serveMade(sound), table)
      expect(results.filter(({ passed }) => !passed)).toEqual([])
    })

    for (const { name, made, caughtBy } of [...(mutants as readonly Mutant<Made>[]), ...ofItsKind]) {
      it(`${name} is caught`, { timeout }, async () => {
        expect(caughtBy.filter((id) => !known.has(id))).toEqual([])
        forget()
        const beside = rowsBeside(caughtBy, table)
        const failed = await failedRows(serveMade({ ...sound, ...made }), beside)
        for (const id of failed) uncaught.delete(id)
        const ids = new Set(beside.map(({ id }) => id))
        expect(caughtBy.filter((id) => ids.has(id) && !failed.has(id))).toEqual([])
        // One that failed everything would say nothing about the rows that are named, and one that fails none is not caught.
        expect(failed.size).toBeGreaterThan(0)
        expect(failed.size).toBeLessThan(beside.length)
      })
    }
  })

  it(`every row can fail on ${kind}: it catches one of the adapters above`, () => {
    expect([...uncaught]).toEqual([])
  })
}

/** The rows about the same subjects, and about one more. */
function rowsBeside(ids: readonly string[], table: readonly Row[]): readonly Row[] {
  const subjects = new Set(['classify', ...ids.map(subjectOf)])
  return table.filter(({ id }) => subjects.has(subjectOf(id)))
}

function subjectOf(id: string): string {
  return id.slice(0, id.indexOf('/'))
}

async function failedRows(...run: Parameters<typeof runTable>): Promise<ReadonlySet<string>> {
  return new Set((await runTable(...run)).filter(({ passed }) => !passed).map(({ id }) => id))
}
