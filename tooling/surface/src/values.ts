import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Build, Door } from './doors.ts'
import type { Loaded, Question } from './load.ts'

const program = fileURLToPath(new URL('load.ts', import.meta.url))

/** Loads one build as a user's program would, and says what it gives. */
export function loadBuild({ folder, dependencies, peers }: Door, { format, code }: Build): Promise<Loaded> {
  const { NODE_OPTIONS: _, ...env } = process.env
  const child = fork(program, {
    // Milliseconds.
    timeout: 60_000,
    env,
    execArgv: ['--experimental-import-meta-resolve'],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  let printed = ''
  let loaded: Loaded | undefined
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (printed += text))
  child.once('message', (answer) => (loaded = answer as Loaded))
  const question: Question = { folder, others: [...dependencies, ...peers], format, code }
  child.send(question)
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (status, signal) => {
      if (loaded !== undefined) resolve(loaded)
      else reject(new Error(`cannot be loaded by ${format} (${signal ?? status}):\n${printed.trim()}`))
    })
  })
}
