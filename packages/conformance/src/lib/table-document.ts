import { bodyLimit } from './fetch/fixture.ts'
import { policies } from './policies.ts'
import type { Row } from './row.ts'
import { createRoutes } from './routes.ts'
import { rows } from './rows.ts'
import { ticketHeader } from './ticket.ts'

/** A route, as JSON carries it. */
interface RouteDocument {
  readonly method: string
  readonly path: string
  /** `'same'`: the row's policy once more. */
  readonly policy?: unknown
  readonly says: string
}

/** The table and its fixture, for runners in other languages. */
export interface TableDocument {
  readonly $schema: string
  readonly ticketHeader: string
  readonly bodyLimit: number
  readonly policies: { readonly [name: string]: string }
  readonly routes: readonly RouteDocument[]
  readonly rows: readonly Row[]
}

/** What `rows.json` has to be. */
export function describeTable(): TableDocument {
  return {
    $schema: './rows.schema.json',
    ticketHeader,
    bodyLimit,
    policies: Object.fromEntries(Object.entries(policies).map(([name, { says }]) => [name, says])),
    routes: createRoutes().map(({ method, path, policy, says }) => {
      const route = { method: method.toUpperCase(), path, says }
      return policy === undefined ? route : Object.assign(route, { policy })
    }),
    rows,
  }
}
