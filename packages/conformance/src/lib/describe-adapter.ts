import { describe, expect, it } from 'vitest'
import type { Serve } from './fixture.ts'
import { onRoutes } from './on-routes.ts'
import { rows } from './rows.ts'
import { runRow } from './run.ts'

/** An adapter under test, on one host. */
export interface Adapter {
  /** Host and major: `express@5`. */
  readonly name: string
  readonly serve: Serve
  /** Whether the host is one of Request and Response, and serves what the fixture has under `fetch`. */
  readonly isFetch?: boolean
  /** Whether the host puts the policy of a row on each of its routes, instead of on the application. */
  readonly isOnRoutes?: boolean
  /** Rows that are known to fail, by id, each with its reason. A gap that passes is an error. */
  readonly gaps?: { readonly [rowId: string]: string }
}

const timeLimit = 60_000

/** Declares one vitest test for each row. Throws if a gap names no row or gives no reason. */
export function describeAdapter(adapter: Adapter): void {
  const { name, serve, isOnRoutes = false } = adapter
  const gaps = gapsOf(adapter)
  describe(`${name} conforms`, () => {
    for (const row of rows) {
      const reason = gaps[row.id]
      const known = reason === undefined ? '' : ` (gap: ${reason})`
      it(`${row.id}: ${row.rule}${known}`, { timeout: timeLimit }, async () => {
        // Not `it.fails`: that would count a host that does not even start as a gap.
        const { passed, report } = await runRow(isOnRoutes ? onRoutes(row) : row, serve)
        if (passed === (reason === undefined)) return
        expect.fail(passed ? `${row.id} passes: it is no gap of ${name}` : report)
      })
    }
  })
}

/** Those that are declared, and those that every host of Request and Response has. */
function gapsOf({ name, isFetch = false, gaps = {} }: Adapter): NonNullable<Adapter['gaps']> {
  const nodeOnly = isFetch
    ? rows.flatMap(({ id, nodeOnly: reason }) =>
        reason === undefined ? [] : [[id, `not for hosts of Request and Response: ${reason}`] as const],
      )
    : []
  const known = new Map(nodeOnly)
  const ids = new Set(rows.map(({ id }) => id))
  for (const [id, reason] of Object.entries(gaps)) {
    if (!ids.has(id)) throw new Error(`${name}: the gap ${id} is the id of no row`)
    if (known.has(id)) throw new Error(`${name}: the gap ${id} is one of all hosts of its kind already`)
    if (reason.trim() === '') throw new Error(`${name}: the gap ${id} has no reason`)
  }
  return { ...Object.fromEntries(known), ...gaps }
}
