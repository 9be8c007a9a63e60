import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { serverEnvironment } from '../../environment.ts'
import type { Measured } from '../results.ts'
import type { Task } from './child.ts'

const entry = fileURLToPath(new URL('./child.ts', import.meta.url))

// Megabytes, from the start: more than a batch with all its requests takes, so that nothing is collected in it.
const young = 64

/**
 * Measures cases in a fresh process, without the condition by which the workspace finds its sources: what
 * is measured is what is published. @throws if the process fails.
 */
export async function runHost(task: Task, tell: (id: string) => void): Promise<readonly Measured[]> {
  const child = spawn(
    process.execPath,
    [
      '--expose-gc',
      `--min-semi-space-size=${young}`,
      `--max-semi-space-size=${young}`,
      entry,
      JSON.stringify(task),
    ],
    { env: serverEnvironment(), stdio: ['ignore', 'pipe', 'inherit'] },
  )
  const closed = once(child, 'close')
  const measured: Measured[] = []
  for await (const line of createInterface({ input: child.stdout })) {
    const one = JSON.parse(line) as Measured
    tell(one.id)
    measured.push(one)
  }
  const [code, signal] = await closed
  if (code !== 0) throw new Error(`measuring ${task.host} ended with ${code ?? signal}`)
  return measured
}
