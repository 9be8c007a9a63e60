import { readFileSync } from 'node:fs'
import type { Command } from '../command.ts'
import { findExcess } from '../memory/goals.ts'
import type { Report } from '../rooms.ts'
import { judgeVerdicts } from './goals.ts'
import { measure } from './measure.ts'
import { describeVerdicts } from './report/describe-verdicts.ts'
import { writeVerdicts } from './report/write-verdicts.ts'
import type { Verdicts } from './results.ts'

/** What it costs to say what a browser does with an exchange. */
export async function verdicts(command: Command): Promise<Report> {
  const data = command.from === undefined ? await measureAnew(command) : read(command.from)
  if (data === undefined) return { data, text: '', excess: [] }
  if (command.write) writeVerdicts(data)
  return { data, text: describeVerdicts(data), excess: findExcess(judgeVerdicts(data)) }
}

/** All of it varies with the machine: where no time is wanted, there is nothing to say. */
async function measureAnew(command: Command): Promise<Verdicts | undefined> {
  return command.rounds === 0 ? undefined : measure(command, tell)
}

function tell(progress: string): void {
  process.stderr.write(`verdicts: ${progress}\n`)
}

/** What `--json` has written, if this room was in it. */
function read(file: string): Verdicts | undefined {
  const { verdicts: data } = JSON.parse(readFileSync(file, 'utf8')) as { readonly verdicts?: Verdicts }
  return data
}
