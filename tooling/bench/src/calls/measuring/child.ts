import { casesOf } from '../cases/cases-of.ts'
import { hosts } from '../hosts/hosts.ts'
import { measureCase } from './measure-case.ts'
import type { Plan } from './rounds.ts'
import { season } from './season.ts'

// A process for one framework, with a line of JSON on stdout for each case.

/** What such a process is told, as JSON in its only argument. */
export interface Task extends Plan {
  readonly host: string
  /** By their ids. */
  readonly cases: readonly string[]
}

const task = JSON.parse(process.argv[2] ?? '') as Task
const load = hosts[task.host]?.load
if (load === undefined) throw new Error(`there is no framework ${task.host}`)
const host = await load()

await season(host, casesOf(task.host))
for await (const measured of measureAll()) process.stdout.write(`${JSON.stringify(measured)}\n`)

async function* measureAll(): AsyncGenerator {
  for (const each of casesOf(task.host)) {
    if (task.cases.includes(each.id)) yield measureCase(host, each, task)
  }
}
