import { PGlite } from '@electric-sql/pglite'
import { PGLiteSocketServer } from '@electric-sql/pglite-socket'
import { afterAll, beforeAll, onTestFinished } from 'vitest'
import { openLine } from '../src/load/line.ts'
import type { Kind, ServedPlace } from './databases.ts'

let server: PGLiteSocketServer

/** PostgreSQL within this process, on a port. One for each test file, since it takes seconds to start. */
export const pglite: Kind<ServedPlace> = {
  name: 'pglite',
  async open() {
    const { db } = server
    await db.exec('DROP TABLE IF EXISTS tenant_origins')
    const port = Number(server.getServerConn().split(':').at(-1))
    // All its connections are one session: what an earlier one has prepared would be in the way.
    const line = await openLine({ port, host: '127.0.0.1' }, () => db.exec('DEALLOCATE ALL'))
    onTestFinished(() => line.close())
    return {
      url: `postgres://postgres@127.0.0.1:${line.port}/postgres`,
      maxConnections: 1,
      stall: line.stall,
      kill: line.cut,
      restore: line.restore,
      strand: line.strand,
      write: (sql) => db.exec(sql),
    }
  },
}

beforeAll(async () => {
  server = new PGLiteSocketServer({ db: await PGlite.create(), port: 0, maxConnections: 100 })
  await server.start()
})

afterAll(async () => {
  await server.stop()
  await server.db.close()
})
