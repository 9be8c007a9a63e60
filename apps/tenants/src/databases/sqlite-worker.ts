import { DatabaseSync } from 'node:sqlite'
import { parentPort, workerData } from 'node:worker_threads'

/** The thread that waits for SQLite, so that nobody else has to. */
export type Statement = 'isAllowed' | 'createTable' | 'allow' | 'revoke'

interface Call {
  readonly id: number
  readonly statement: Statement
  readonly tenant: string
  readonly origins: readonly string[]
  /** From then on nobody waits for it; milliseconds since 1970. */
  readonly expiresAt: number
}

export interface Reply {
  readonly id: number
  readonly found: boolean
  readonly error?: string
}

// The primary key is the index of every look-up, and with it all there is of the table.
const createTable = `
  CREATE TABLE IF NOT EXISTS tenant_origins (
    tenant TEXT NOT NULL,
    origin TEXT NOT NULL,
    PRIMARY KEY (tenant, origin)
  ) STRICT, WITHOUT ROWID`

const { file, busyTimeout } = workerData as { readonly file: string; readonly busyTimeout: number }
let database: DatabaseSync | undefined
let isAllowed: ReturnType<DatabaseSync['prepare']> | undefined

parentPort?.on('message', (call: Call) => {
  // Nothing is written either of which somebody has heard that it failed.
  if (Date.now() >= call.expiresAt) return
  let reply: Reply
  try {
    reply = { id: call.id, found: run(call) }
  } catch (error) {
    reply = { id: call.id, found: false, error: (error as Error).message }
    forget()
  }
  parentPort?.postMessage(reply, [])
})

function run({ statement, tenant, origins }: Call): boolean {
  database ??= open()
  switch (statement) {
    case 'isAllowed':
      isAllowed ??= database.prepare('SELECT 1 FROM tenant_origins WHERE tenant = ? AND origin = ?')
      return isAllowed.get(tenant, origins[0] ?? '') !== undefined
    case 'createTable':
      database.exec(createTable)
      break
    case 'allow':
      // Of one statement, so that all are written or none.
      database
        .prepare('INSERT OR IGNORE INTO tenant_origins SELECT ?, value FROM json_each(?)')
        .run(tenant, JSON.stringify(origins))
      break
    case 'revoke':
      database
        .prepare('DELETE FROM tenant_origins WHERE tenant = ? AND origin IN (SELECT value FROM json_each(?))')
        .run(tenant, JSON.stringify(origins))
  }
  return true
}

function open(): DatabaseSync {
  const opened = new DatabaseSync(file)
  opened.exec(`PRAGMA busy_timeout = ${Math.trunc(busyTimeout)}`)
  return opened
}

/** Opens the file anew for the next call: it may be another one by then. In memory there is but one. */
function forget(): void {
  if (file === ':memory:') return
  isAllowed = undefined
  database?.close()
  database = undefined
}
