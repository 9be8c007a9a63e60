import { spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Place } from './run.ts'

/** An application that has said where it listens. */
export interface Served {
  readonly port: number
  /** What it has printed so far. */
  readonly printed: { readonly stdout: string; readonly stderr: string }
  stop(): Promise<void>
}

/** Starts a built application on a free port. */
export async function serve(node: string, file: string, { cwd, env }: Place): Promise<Served> {
  const child = spawn(node, [file], {
    cwd,
    env: { ...env, PORT: '0', NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = once(child, 'close')
  const printed = { stdout: '', stderr: '' }
  const listening = new Promise<number>((resolve) => {
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      printed.stdout += text
      const port = /^Open http.*:(\d+)$/m.exec(printed.stdout)?.[1]
      if (port !== undefined) resolve(Number(port))
    })
    child.stderr.setEncoding('utf8').on('data', (text: string) => void (printed.stderr += text))
  })
  const stop = async (): Promise<void> => {
    child.kill('SIGKILL')
    await ended
  }
  const timer = setTimeout(() => child.kill('SIGKILL'), 60_000)
  const port = await Promise.race([listening, ended.then(() => undefined)])
  clearTimeout(timer)
  if (port === undefined) {
    throw new Error(
      `${node} ${file}\nin ${cwd} ended before it listened:\n${printed.stdout}${printed.stderr}`,
    )
  }
  return { port, printed, stop }
}
