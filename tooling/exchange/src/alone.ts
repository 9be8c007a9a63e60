import { type Route, type Serve, rows, runRow } from '@cors/conformance'
import { describe, expect, it } from 'vitest'

// Where @cors/node counts the gates of a process.
const gates = Symbol.for('@cors/node/gates')

/** As in a process that has just begun: a policy that is made now is the only one. */
export function forgetGates(): void {
  Reflect.deleteProperty(globalThis, gates)
}

const manyPolicies = 'route/'

/**
 * The conformance table of an application with one policy and no other, whose router is not asked for more.
 * Without the rows that are about policies on routes.
 */
export function describeAlone(name: string, serve: Serve): void {
  describe(`${name} with one policy conforms`, () => {
    for (const row of rows.filter(({ id }) => !id.startsWith(manyPolicies))) {
      it(`alone/${row.id}: ${row.rule}`, async () => {
        const { passed, report } = await runRow(row, async ({ routes, ...fixture }) => {
          forgetGates()
          const host = await serve({ ...fixture, routes: routes.map(withoutPolicy) })
          // Of more, an adapter has made one that nobody asked for, and each preflight pays for it.
          expect(Reflect.get(globalThis, gates)).toBe(1)
          return host
        })
        expect({ passed, report }).toEqual({ passed: true, report: '' })
      })
    }
  })
}

function withoutPolicy({ method, path, handle }: Route): Route {
  return { method, path, handle }
}
