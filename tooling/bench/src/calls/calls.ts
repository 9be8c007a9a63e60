import { readFileSync } from 'node:fs'
import type { Command } from '../command.ts'
import type { Report } from '../rooms.ts'
import { measure } from './measure.ts'
import { describeCalls } from './report/describe-calls.ts'
import { writeCalls } from './report/write-calls.ts'
import type { Calls } from './results.ts'

/** What one call costs, beside the package that ours takes the place of. */
export async function calls(command: Command): Promise<Report> {
  const data = command.from === undefined ? await measureAnew(command) : read(command.from)
  if (data !== undefined && command.write) writeCalls(data)
  return { data, text: data === undefined ? '' : describeCalls(data), excess: [] }
}

async function measureAnew(command: Command): Promise<Calls | undefined> {
  return command.rounds === 0 ? undefined : measure(command, tell)
}

function tell(progress: string): void {
  process.stderr.write(`calls: ${progress}\n`)
}

/** What `--json` has written, if this room was in it. */
function read(file: string): Calls | undefined {
  const { calls: data } = JSON.parse(readFileSync(file, 'utf8')) as { readonly calls?: Calls }
  return data
}
