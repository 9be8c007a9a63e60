import { Pool } from 'pg'
import type { DatabaseLimits, TenantDatabase } from './database.ts'

// The primary key is the index of every look-up.
const createTable = `
  CREATE TABLE IF NOT EXISTS tenant_origins (
    tenant text NOT NULL,
    origin text NOT NULL,
    PRIMARY KEY (tenant, origin)
  )`

export function openPostgres(url: string, limits: DatabaseLimits): TenantDatabase {
  const { deadline, maxWaiting, maxConnections, onFailure } = limits
  const pool = new Pool({
    connectionString: url,
    max: maxConnections,
    // For a connection, a new one or one of the pool.
    connectionTimeoutMillis: deadline,
    // The server gives up by itself; and where it says nothing at all, the client does and drops the connection.
    statement_timeout: deadline,
    query_timeout: deadline,
    keepAlive: true,
    allowExitOnIdle: true,
  })
  // Without a listener, an idle connection that breaks ends the process.
  pool.on('error', onFailure)

  const query = async (name: string, text: string, values: readonly unknown[] = []): Promise<number> => {
    // The pool's queue has no bound of its own.
    if (pool.waitingCount >= maxWaiting) throw new Error('too many wait for a connection to the database')
    // With a name it is prepared, once on each connection.
    const { rowCount } = await pool.query({ name, text, values: [...values] })
    return rowCount ?? 0
  }

  return {
    async isAllowed(tenant, origin) {
      const sql = 'SELECT 1 FROM tenant_origins WHERE tenant = $1 AND origin = $2'
      return (await query('is-allowed', sql, [tenant, origin])) === 1
    },
    async createTable() {
      await query('create-table', createTable)
    },
    async allow(tenant, origins) {
      const sql = `
        INSERT INTO tenant_origins (tenant, origin)
        SELECT $1, origin FROM unnest($2::text[]) AS origin ON CONFLICT DO NOTHING`
      await query('allow', sql, [tenant, origins])
    },
    async revoke(tenant, origins) {
      const sql = 'DELETE FROM tenant_origins WHERE tenant = $1 AND origin = ANY ($2::text[])'
      await query('revoke', sql, [tenant, origins])
    },
    close: () => pool.end(),
  }
}
