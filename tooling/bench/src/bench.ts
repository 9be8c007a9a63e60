import { type Command, readCommand } from './command.ts'
import { type Report, commandFor, known, rooms } from './rooms.ts'

const read = readCommand(process.argv.slice(2), known)

if ('refusal' in read) {
  process.stderr.write(`bench: ${read.refusal}\n`)
  process.exitCode = 2
} else {
  const data: { [room: string]: unknown } = {}
  for await (const [name, report] of inTurn(read)) {
    data[name] = report.data
    if (!read.json && report.text !== '') process.stdout.write(`${report.text}\n`)
    for (const sentence of report.excess) process.stderr.write(`bench ${name}: over budget: ${sentence}\n`)
    if (read.check && report.excess.length > 0) process.exitCode = 1
  }
  if (read.json) process.stdout.write(`${JSON.stringify(data, undefined, 2)}\n`)
}

/** One room after the other: side by side, they would measure each other. */
async function* inTurn(command: Command): AsyncGenerator<readonly [name: string, report: Report]> {
  for (const [name, room] of Object.entries(rooms)) {
    if (command.rooms.includes(name))
      yield room(commandFor(name, command)).then((report) => [name, report] as const)
  }
}
