import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { onTestFinished } from 'vitest'
import type { Kind } from './databases.ts'

export const sqlite: Kind = {
  name: 'sqlite',
  async open() {
    const url = join(await openFolder(), 'tenants.db')
    // As far as SQLite knows, somebody else's.
    const other = new DatabaseSync(url, { timeout: 10_000 })
    onTestFinished(() => other.close())
    let undo = ''
    return {
      url,
      stall() {
        other.exec('BEGIN EXCLUSIVE')
        undo = 'ROLLBACK'
      },
      kill() {
        other.exec('ALTER TABLE tenant_origins RENAME TO elsewhere')
        undo = 'ALTER TABLE elsewhere RENAME TO tenant_origins'
      },
      restore: () => other.exec(undo),
      write: async (sql) => other.exec(sql),
    }
  },
}

/** An empty folder, removed when the test has finished. */
export async function openFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'tenants-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  return folder
}
