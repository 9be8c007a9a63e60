import { pglite } from './pglite.ts'
import { serverAt } from './postgres-server.ts'
import { sqlite } from './sqlite.ts'

/** A database that can be broken, with no table in it. */
export interface Place {
  /** As in `DATABASE_URL`. */
  readonly url: string
  readonly maxConnections?: number
  /** From here on it takes questions and does not answer. */
  readonly stall: () => void
  /** From here on there are but errors, or nobody is there. */
  readonly kill: () => void
  /** Ends either. */
  readonly restore: () => void
  /** Writes past the application. */
  readonly write: (sql: string) => Promise<unknown>
}

/** A database behind connections. */
export interface ServedPlace extends Place {
  /** The connections there are will never answer again; new ones do. */
  readonly strand: () => void
}

export interface Kind<Opened extends Place = Place> {
  readonly name: string
  /** It is closed when the test has finished. */
  readonly open: () => Promise<Opened>
}

// PGlite is PostgreSQL, but of one session. POSTGRES_URL has the same rows run on a whole server too.
const { POSTGRES_URL: url } = process.env

export const servers: readonly Kind<ServedPlace>[] = [pglite, ...(url === undefined ? [] : [serverAt(url)])]
export const kinds: readonly Kind[] = [sqlite, ...servers]
