import { parseArgs } from 'node:util'
import { openDatabase } from './databases/open-database.ts'
import { startApp } from './load/app.ts'
import { type Breakable, openLockable, openThroughLine } from './load/breakable.ts'
import { type Ran, judge, numbers } from './load/judge.ts'
import { crowd, late, phases, tenant, warm } from './load/phases.ts'
import { report } from './load/report.ts'
import { runPhases } from './load/run.ts'

const usage = `pnpm --filter @apps/tenants load [--seconds <number>]

  --seconds  of each of the ${phases.length} phases, 1 to 60; without it 4

With DATABASE_URL=postgres://… that database is asked, instead of a new file of SQLite. The rows of the tenant
"${tenant}" in its table tenant_origins are written, and removed at the end.`

process.exitCode = await main()

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: { seconds: { type: 'string', default: '4' }, help: { type: 'boolean', default: false } },
  })
  const seconds = Number(values.seconds)
  if (values.help || !(seconds >= 1 && seconds <= 60)) {
    console.log(usage)
    return values.help ? 0 : 1
  }
  const { DATABASE_URL: url } = process.env
  const place = url === undefined ? await openLockable() : await openThroughLine(url)
  try {
    return await loadOn(place, seconds)
  } catch (error) {
    console.error(`The load test cannot go on: ${(error as Error).message}`)
    return 1
  } finally {
    await place.close()
  }
}

/** Puts the origins into the table, runs everything, and takes them out again. */
async function loadOn(place: Breakable, seconds: number): Promise<number> {
  const database = openDatabase(place.url, {
    deadline: 10_000,
    maxWaiting: 10,
    maxConnections: 1,
    onFailure: (error) => console.error(error),
  })
  const origins = [...warm, ...crowd, ...late]
  try {
    await database.createTable()
    await database.allow(tenant, origins)
    return await loadApp(place, seconds)
  } finally {
    await database.revoke(tenant, origins)
    await database.close()
  }
}

async function loadApp(place: Breakable, seconds: number): Promise<number> {
  const app = await startApp({ ...numbers, DATABASE_URL: place.url })
  try {
    console.log(`${place.name}. ${phases.length} phases of ${seconds} s:`)
    const runs: Ran[] = []
    for await (const ran of runPhases({ app, place, seconds })) runs.push(ran)
    const faults = runs.flatMap(judge)
    console.log(report(runs))
    console.log(
      faults.length === 0 ? 'All is as it must be.' : ['It must not be that:', ...faults].join('\n  '),
    )
    return faults.length === 0 ? 0 : 1
  } finally {
    await app.close()
  }
}
