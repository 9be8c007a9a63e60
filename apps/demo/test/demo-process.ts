import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'

// What the surroundings say of browsers and colours must not decide these tests.
const { CORS_REQUIRE_BROWSERS: _required, FORCE_COLOR: _colour, ...rest } = process.env

export const surroundings: NodeJS.ProcessEnv = rest
export const withoutChromium: NodeJS.ProcessEnv = { CHROME_PATH: '/nonexistent/chrome' }

/** Starts the demo as the command line does. */
export function startDemo(env: NodeJS.ProcessEnv, ...args: readonly string[]): ChildProcess {
  const demo = fileURLToPath(new URL('../src/demo.ts', import.meta.url))
  return spawn(process.execPath, ['--conditions=@cors/source', demo, ...args], {
    env: { ...surroundings, NO_COLOR: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

export interface Ended {
  readonly code: number | null
  readonly output: string
  readonly errors: string
}

export async function endOf(demo: ChildProcess): Promise<Ended> {
  const [[code], output, errors] = await Promise.all([
    once(demo, 'exit'),
    readAll(demo.stdout),
    readAll(demo.stderr),
  ])
  return { code: code as number | null, output, errors }
}

function readAll(stream: Readable | null): Promise<string> {
  return stream === null ? Promise.resolve('') : text(stream)
}
