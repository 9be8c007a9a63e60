import type { LookUp } from '../origin-cache.ts'

/** Where tenants' origins are kept. Every call settles within about the deadline, whatever the database does. */
export interface TenantDatabase {
  readonly isAllowed: LookUp
  /** Creates the table if there is none. */
  readonly createTable: () => Promise<void>
  readonly allow: (tenant: string, origins: readonly string[]) => Promise<void>
  readonly revoke: (tenant: string, origins: readonly string[]) => Promise<void>
  readonly close: () => Promise<void>
}

export interface DatabaseLimits {
  /** Milliseconds that a statement, and the way to it, may take. */
  readonly deadline: number
  /** How many calls may wait; more are refused at once. */
  readonly maxWaiting: number
  /** Of PostgreSQL. */
  readonly maxConnections: number
  /** Gets what goes wrong while nobody asks, such as an idle connection that breaks. */
  readonly onFailure: (error: unknown) => void
}
