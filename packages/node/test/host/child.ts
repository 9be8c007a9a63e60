import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'

/** A program that has ended. */
export interface Ended {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** A program that serves. */
export interface Served {
  readonly port: number
  /** Ends it as it would end by itself. */
  readonly stop: () => Promise<Ended>
}

// Node 20 reads no TypeScript: there the programs run on what was built (`pnpm test:matrix` builds first).
const conditions = process.features.typescript === undefined ? [] : ['--conditions=@cors/source']

type Environment = { readonly [name: string]: string }

function start(program: string, args: readonly string[], environment: Environment) {
  const file = fileURLToPath(new URL(`../child/${program}.mjs`, import.meta.url))
  const { NODE_ENV: _, NODE_OPTIONS: __, NODE_DEBUG: ___, ...inherited } = process.env
  const child = spawn(process.execPath, [...conditions, file, ...args], {
    env: { ...inherited, NODE_NO_WARNINGS: '0', ...environment },
    stdio: 'pipe',
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  const text = { stdout: '', stderr: '' }
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('latin1').on('data', (chunk: string) => (text[name] += chunk))
  }
  const ended = new Promise<Ended>((resolve) => {
    child.once('close', (code) => resolve({ code, ...text }))
  })
  return { child, ended }
}

/** Runs a program of `test/child` to its end. */
export function runChild(
  program: string,
  args: readonly string[] = [],
  environment: Environment = {},
): Promise<Ended> {
  return start(program, args, environment).ended
}

/** Starts a program of `test/child` that prints its port and serves until its input ends. */
export async function serveChild(
  program: string,
  args: readonly string[] = [],
  environment: Environment = {},
): Promise<Served> {
  const { child, ended } = start(program, args, environment)
  const port = await new Promise<number>((resolve, reject) => {
    child.stdout.once('data', (line: string) => resolve(Number(line)))
    void ended.then(({ stderr }) => reject(new Error(`${program} ended: ${stderr}`)))
  })
  return {
    port,
    stop() {
      child.stdin.end()
      return ended
    },
  }
}
