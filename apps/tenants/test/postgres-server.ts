import { Client } from 'pg'
import { onTestFinished } from 'vitest'
import { openLine } from '../src/load/line.ts'
import type { Kind, ServedPlace } from './databases.ts'

/** A running server. What is in its database is left alone: the tests have a schema of their own. */
export function serverAt(url: string): Kind<ServedPlace> {
  return {
    name: 'postgres',
    async open() {
      const schema = `tenants_test_${process.pid}`
      const client = new Client({ connectionString: url, options: `-csearch_path=${schema}` })
      await client.connect()
      await client.query(`DROP SCHEMA IF EXISTS ${schema} CASCADE; CREATE SCHEMA ${schema}`)
      const line = await openLine({ port: client.port, host: client.host })
      onTestFinished(async () => {
        await line.close()
        await client.query(`DROP SCHEMA ${schema} CASCADE`)
        await client.end()
      })
      const through = new URL(url)
      through.host = `127.0.0.1:${line.port}`
      through.searchParams.set('options', `-csearch_path=${schema}`)
      return {
        url: through.href,
        stall: line.stall,
        kill: line.cut,
        restore: line.restore,
        strand: line.strand,
        write: (sql) => client.query(sql),
      }
    },
  }
}
