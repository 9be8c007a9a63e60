import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { phases } from '../src/load/phases.ts'
import { kinds } from './databases.ts'

interface Ended {
  readonly code: number | null
  readonly printed: string
}

/** Runs the program as `pnpm load` does. */
function load(args: readonly string[], variables: NodeJS.ProcessEnv = {}): Promise<Ended> {
  const program = fileURLToPath(new URL('../src/load.ts', import.meta.url))
  const child = spawn(process.execPath, ['--conditions=@cors/source', program, ...args], {
    env: { ...process.env, ...variables },
  })
  let printed = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => (printed += String(chunk)))
  }
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, printed })))
}

describe('the load test', () => {
  it.each(kinds)('load/on-$name', { timeout: 90_000 }, async ({ name, open }) => {
    const { url, maxConnections = 10 } = await open()
    // Of SQLite it makes a file itself.
    const variables = name === 'sqlite' ? {} : { DATABASE_URL: url, MAX_CONNECTIONS: String(maxConnections) }
    const { code, printed } = await load(['--seconds', '1'], variables)
    expect([code, printed]).toEqual([0, expect.stringMatching(/All is as it must be\.\s*$/)])
    for (const phase of phases) expect(printed).toContain(phase.name)
  })

  it.each([
    { id: 'no-number', args: ['--seconds', 'x'], says: '--seconds' },
    { id: 'too-short', args: ['--seconds', '0'], says: '--seconds' },
    { id: 'unknown-option', args: ['--minutes', '1'], says: '--minutes' },
  ])('load/$id', async ({ args, says }) => {
    expect(await load(args)).toEqual({ code: 1, printed: expect.stringContaining(says) as string })
  })

  it('load/no-database', async () => {
    const ended = await load([], { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' })
    expect(ended).toEqual({ code: 1, printed: expect.stringContaining('cannot go on') as string })
  })
})
