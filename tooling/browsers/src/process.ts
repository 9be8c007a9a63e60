import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'

/** A browser's process with all that it starts. */
export interface BrowserProcess {
  readonly child: ChildProcess
  /** Rejects when it ends by itself. */
  readonly ended: Promise<never>
  readonly stop: () => Promise<void>
}

export interface ProcessOptions {
  /** A folder of its own, which goes with it. */
  readonly folder?: string
  readonly env?: NodeJS.ProcessEnv
  /** Streams beside the three that every process has. */
  readonly pipes?: number
}

/** A folder for a profile. */
export function createFolder(name: string): string {
  return mkdtempSync(join(tmpdir(), `cors-${name}-`))
}

export function startProcess(
  path: string,
  args: readonly string[],
  { folder, env, pipes = 0 }: ProcessOptions,
): BrowserProcess {
  const child = spawn(path, args, {
    // A group of its own, so that what it starts ends with it.
    detached: true,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe', ...Array.from({ length: pipes }, () => 'pipe' as const)],
  })
  const ended = new Promise<never>((_resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code, signal) => reject(new Error(`${path} ended with ${code ?? signal}`)))
  })
  // Nobody need listen.
  ended.catch(() => {})
  // Whoever forgets to stop it, or ends in between, does not leave it behind.
  const abandon = (): void => {
    if (child.pid !== undefined) signalGroup(child.pid, 'SIGKILL')
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 })
  }
  process.once('exit', abandon)
  return {
    child,
    ended,
    async stop() {
      process.off('exit', abandon)
      if (child.pid !== undefined && !isGone(child)) await endGroup(child, child.pid)
      // Children that outlived it, and what they were still writing.
      abandon()
    },
  }
}

/** Waits for something printed to match, and gives back its first group. */
export function waitForLine(
  { ended }: BrowserProcess,
  streams: readonly (Readable | null)[],
  pattern: RegExp,
): Promise<string> {
  let printed = ''
  const found = new Promise<string>((resolve) => {
    const read = (text: string): void => {
      printed += text
      const [, first] = pattern.exec(printed) ?? []
      if (first !== undefined) resolve(first)
    }
    for (const stream of streams) stream?.setEncoding('utf8').on('data', read)
  })
  return Promise.race([found, ended]).catch((error: unknown) => {
    throw new Error(printed === '' ? 'a browser said nothing' : printed, { cause: error })
  })
}

function isGone({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null
}

async function endGroup(child: ChildProcess, pid: number): Promise<void> {
  const exit = once(child, 'exit')
  const timer = setTimeout(() => signalGroup(pid, 'SIGKILL'), 3000)
  signalGroup(pid, 'SIGTERM')
  await exit
  clearTimeout(timer)
}

function signalGroup(pid: number, signal: 'SIGTERM' | 'SIGKILL'): void {
  try {
    process.kill(-pid, signal)
  } catch {
    // There is nobody left.
  }
}
