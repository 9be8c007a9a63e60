import { spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Place } from '@tooling/registry'

/** An application that has said where it listens. */
export interface Served {
  readonly port: number
  /** What it has printed so far. */
  readonly printed: { readonly stdout: string; readonly stderr: string }
  stop(): Promise<void>
}

/** Where an application is, and what Node needs to be told there. */
export interface Home {
  readonly place: Place
  readonly nodeOptions: readonly string[]
}

/** Starts an application on a free port, with this Node. */
export async function serve(node: string, file: string, { place, nodeOptions }: Home): Promise<Served> {
  const { cwd, env } = place
  const child = spawn(node, [...nodeOptions, file], {
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
