import { readFileSync } from 'node:fs'
import type { Command } from '../command.ts'
import type { Report } from '../rooms.ts'
import { findExcess, judgeMemory } from './goals.ts'
import { measure } from './measure.ts'
import { describeMemory } from './report/describe-memory.ts'
import { writeMemory } from './report/write-memory.ts'
import type { Memory } from './results.ts'

/** What memory policies, decisions and servers take. */
export async function memory(command: Command): Promise<Report> {
  const data = command.from === undefined ? await measure(command, tell) : read(command.from)
  if (data === undefined) return { data, text: '', excess: [] }
  if (command.write) writeMemory(data)
  return { data, text: describeMemory(data), excess: findExcess(judgeMemory(data)) }
}

function tell(progress: string): void {
  process.stderr.write(`memory: ${progress}\n`)
}

/** What `--json` has written, if this room was in it. */
function read(file: string): Memory | undefined {
  const { memory: data } = JSON.parse(readFileSync(file, 'utf8')) as { readonly memory?: Memory }
  return data
}
