import { readFileSync } from 'node:fs'
import type { Command } from '../command.ts'
import type { Report } from '../rooms.ts'
import { measure } from './measure.ts'
import { describeEndToEnd } from './report/describe-end-to-end.ts'
import { writeEndToEnd } from './report/write-end-to-end.ts'
import type { EndToEnd } from './results.ts'

/** What a request costs a whole server, beside the package that ours takes the place of. */
export async function endToEnd(command: Command): Promise<Report> {
  const data = command.from === undefined ? await measureAnew(command) : read(command.from)
  if (data === undefined || data.frameworks.length === 0) return { data, text: '', excess: [] }
  if (command.write) writeEndToEnd(data)
  return { data, text: describeEndToEnd(data), excess: [] }
}

async function measureAnew(command: Command): Promise<EndToEnd | undefined> {
  return command.rounds === 0 ? undefined : measure(command, tell)
}

function tell(progress: string): void {
  process.stderr.write(`end-to-end: ${progress}\n`)
}

/** What `--json` has written, if this room was in it. */
function read(file: string): EndToEnd | undefined {
  const { 'end-to-end': data } = JSON.parse(readFileSync(file, 'utf8')) as {
    readonly 'end-to-end'?: EndToEnd
  }
  return data
}
