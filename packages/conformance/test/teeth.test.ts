import { rows, runTable } from '@cors/conformance'
import { describe, expect, it } from 'vitest'
import { mountingMutants } from './mutants/mounting.ts'
import { originMutants } from './mutants/origin.ts'
import { preflightHeadersMutants } from './mutants/preflight-headers.ts'
import { preflightMutants } from './mutants/preflight.ts'
import { responseMutants } from './mutants/response.ts'
import { forget, stateMutants } from './mutants/state.ts'
import { varyMutants } from './mutants/vary.ts'
import { reference, serveMade } from './reference/serve.ts'

const timeout = 60_000

const mutants = [
  ...mountingMutants,
  ...stateMutants,
  ...originMutants,
  ...preflightMutants,
  ...preflightHeadersMutants,
  ...varyMutants,
  ...responseMutants,
]

const uncaught = new Set(rows.map(({ id }) => id))

describe('an adapter that', () => {
  it('is sound fails no row', { timeout }, async () => {
    const results = await runTable(serveMade(reference))
    expect(results.filter(({ passed }) => !passed)).toEqual([])
  })

  for (const { name, made, caughtBy } of mutants) {
    it(`${name} is caught`, { timeout }, async () => {
      forget()
      const table = rowsBeside(caughtBy)
      const failed = await failedRows(serveMade({ ...reference, ...made }), table)
      for (const id of failed) uncaught.delete(id)
      expect(caughtBy.filter((id) => !failed.has(id))).toEqual([])
      // One that failed everything would say nothing about the rows that are named.
      expect(failed.size).toBeLessThan(table.length)
    })
  }
})

it('every row can fail: it catches one of the adapters above', () => {
  expect([...uncaught]).toEqual([])
})

/** The rows about the same subjects, and about one more. */
function rowsBeside(ids: readonly string[]): typeof rows {
  const subjects = new Set(['classify', ...ids.map(subjectOf)])
  return rows.filter(({ id }) => subjects.has(subjectOf(id)))
}

function subjectOf(id: string): string {
  return id.slice(0, id.indexOf('/'))
}

async function failedRows(...run: Parameters<typeof runTable>): Promise<ReadonlySet<string>> {
  return new Set((await runTable(...run)).filter(({ passed }) => !passed).map(({ id }) => id))
}
