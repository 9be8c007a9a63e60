import { Worker } from 'node:worker_threads'
import type { DatabaseLimits, TenantDatabase } from './database.ts'
import type { Reply, Statement } from './sqlite-worker.ts'

interface Waiting {
  readonly resolve: (found: boolean) => void
  readonly reject: (error: Error) => void
  readonly timer: NodeJS.Timeout
}

/**
 * SQLite in a thread of its own: `node:sqlite` is synchronous, and a statement that waits for a locked file
 * or a slow disk would hold up every request, those that need no database too.
 */
export function openSqlite(file: string, limits: DatabaseLimits): TenantDatabase {
  const { deadline, maxWaiting } = limits
  const waiting = new Map<number, Waiting>()
  let worker: Worker | undefined
  let lastId = 0
  let isClosed = false

  const start = (): Worker => {
    const started = new Worker(new URL('sqlite-worker.ts', import.meta.url), {
      workerData: { file, busyTimeout: deadline },
    })
    started.on('message', ({ id, found, error }: Reply) => {
      const call = waiting.get(id)
      waiting.delete(id)
      clearTimeout(call?.timer)
      if (error === undefined) call?.resolve(found)
      else call?.reject(new Error(`SQLite: ${error}`))
    })
    started.on('error', limits.onFailure)
    // The next call starts another.
    started.on('exit', () => {
      worker = undefined
      for (const { reject, timer } of waiting.values()) {
        clearTimeout(timer)
        reject(new Error('SQLite: the thread has ended'))
      }
      waiting.clear()
    })
    return started
  }

  const run = (statement: Statement, tenant = '', origins: readonly string[] = []): Promise<boolean> =>
    new Promise((resolve, reject) => {
      if (isClosed) throw new Error('the database is closed')
      if (waiting.size >= maxWaiting) throw new Error('too many wait for the database')
      worker ??= start()
      lastId += 1
      const id = lastId
      // Others may be before it, each of which may take as long.
      const timer = setTimeout(() => {
        waiting.delete(id)
        reject(new Error(`SQLite: no answer within ${deadline} ms`))
      }, deadline)
      waiting.set(id, { resolve, reject, timer })
      worker.postMessage({ id, statement, tenant, origins, expiresAt: Date.now() + deadline }, [])
    })

  return {
    isAllowed: (tenant, origin) => run('isAllowed', tenant, [origin]),
    async createTable() {
      await run('createTable')
    },
    async allow(tenant, origins) {
      await run('allow', tenant, origins)
    },
    async revoke(tenant, origins) {
      await run('revoke', tenant, origins)
    },
    async close() {
      isClosed = true
      await worker?.terminate()
    },
  }
}
