import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { openLine } from './line.ts'

/** A database that can be made to answer nothing. */
export interface Breakable {
  readonly name: string
  /** As in `DATABASE_URL`. */
  readonly url: string
  readonly stall: () => void
  readonly restore: () => void
  readonly close: () => Promise<void>
}

/** A new file, which somebody else can lock. */
export async function openLockable(): Promise<Breakable> {
  const folder = await mkdtemp(join(tmpdir(), 'tenants-load-'))
  const url = join(folder, 'tenants.db')
  const other = new DatabaseSync(url, { timeout: 10_000 })
  return {
    name: 'SQLite, locked by somebody else when dead',
    url,
    stall: () => other.exec('BEGIN EXCLUSIVE'),
    restore: () => other.exec('ROLLBACK'),
    async close() {
      other.close()
      await rm(folder, { recursive: true })
    },
  }
}

/** A server, by a line that can be stalled. */
export async function openThroughLine(url: string): Promise<Breakable> {
  const { hostname, port } = new URL(url)
  const line = await openLine({ host: hostname, port: Number(port || 5432) })
  const through = new URL(url)
  through.host = `127.0.0.1:${line.port}`
  return {
    name: 'PostgreSQL, which takes questions and says nothing when dead',
    url: through.href,
    stall: line.stall,
    restore: line.restore,
    close: line.close,
  }
}
