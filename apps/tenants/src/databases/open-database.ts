import type { DatabaseLimits, TenantDatabase } from './database.ts'
import { openPostgres } from './postgres.ts'
import { openSqlite } from './sqlite.ts'

/** PostgreSQL where it is a URL of that, else the file of SQLite, or `:memory:`. */
export function openDatabase(place: string, limits: DatabaseLimits): TenantDatabase {
  return /^postgres(?:ql)?:\/\//.test(place) ? openPostgres(place, limits) : openSqlite(place, limits)
}
