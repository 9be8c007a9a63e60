import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** What a process of the bench came to. */
export interface Ended {
  readonly code: number | string | null | undefined
  readonly stdout: string
  readonly stderr: string
}

const entry = fileURLToPath(new URL('../src/bench.ts', import.meta.url))

/** Runs the bench as `pnpm bench` does. */
export function runBench(...args: readonly string[]): Promise<Ended> {
  return new Promise((resolve) => {
    const command = ['--conditions=@cors/source', entry, ...args]
    execFile(process.execPath, command, { timeout: 60_000 }, (error, stdout, stderr) =>
      resolve({ code: error === null ? 0 : error.code, stdout, stderr }),
    )
  })
}
