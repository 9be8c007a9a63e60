import { readFileSync } from 'node:fs'
import type { Command } from '../command.ts'
import { describeMachine } from '../machine.ts'
import type { Report } from '../rooms.ts'
import { budgets, findExcess, findSlack } from './budgets.ts'
import { contests } from './contests.ts'
import { describeFootprint } from './describe-footprint.ts'
import { measure } from './measure.ts'
import type { Footprint } from './results.ts'

/** What it costs to install and to load an adapter, beside the package that it takes the place of. */
export async function footprint(command: Command): Promise<Report> {
  const data = command.from === undefined ? await measureAnew(command) : read(command.from)
  const excess = findExcess(data.contests, budgets)
  const verdict = excess.length === 0 ? ['Every adapter is within its budget.'] : []
  return {
    data,
    text: [describeFootprint(data), '', ...verdict, ...findSlack(data.contests, budgets)].join('\n'),
    // Said in every run, so that it is seen where it comes from; a failure only where one was asked for.
    excess,
  }
}

async function measureAnew({ frameworks, rounds }: Command): Promise<Footprint> {
  const chosen = contests.filter(({ name }) => frameworks.includes(name))
  return { machine: describeMachine(), rounds, contests: await measure(chosen, rounds, tell) }
}

function tell(progress: string): void {
  process.stderr.write(`footprint: ${progress}\n`)
}

/** What `--json` has written. */
function read(file: string): Footprint {
  const { footprint: data } = JSON.parse(readFileSync(file, 'utf8')) as { readonly footprint?: Footprint }
  if (data === undefined) throw new Error(`${file} has no footprint in it`)
  return data
}
