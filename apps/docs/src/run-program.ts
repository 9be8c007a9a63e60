import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { vi } from 'vitest'
import { hearListening, hearUncaught, hearWarnings } from './hear.ts'
import type { Program } from './page.ts'

/** A program that was started. */
export interface Running {
  /** Where it listens, unless it failed. */
  readonly port: number | undefined
  /** What it threw instead of listening. */
  readonly error: unknown
  /** The warnings of CORS so far. */
  readonly warnings: readonly string[]
  /** What would have ended its process, so far. */
  readonly uncaught: readonly unknown[]
}

/** Runs a program on a free port instead of its own, for as long as `use` takes. */
export async function runProgram<Result>(
  program: Program,
  use: (running: Running) => Promise<Result>,
): Promise<Result> {
  const file = writeProgram(program)
  const uncaught = hearUncaught()
  const started = hearListening()
  const warnings = hearWarnings()
  // What it prints for its user. Nest says in this way why it ends the process.
  const prints = [vi.spyOn(console, 'log'), vi.spyOn(console, 'error')].map((each) =>
    each.mockReturnValue(undefined),
  )
  const streams = [vi.spyOn(process.stdout, 'write'), vi.spyOn(process.stderr, 'write')].map((each) =>
    each.mockReturnValue(true),
  )
  const abort = vi.spyOn(process, 'abort').mockImplementation(() => {
    throw new Error('the program ended its process')
  })
  // Each warning is given once a copy of the library.
  vi.resetModules()
  try {
    let error: unknown
    const [port] = await Promise.all([
      Promise.race([started.port, uncaught.first]),
      import(/* @vite-ignore */ pathToFileURL(file.path).href).catch((thrown: unknown) => {
        error = thrown
        started.giveUp()
      }),
    ])
    return await use({ port, error, warnings: warnings.texts, uncaught: uncaught.thrown })
  } finally {
    await started.stop()
    for (const each of [...prints, ...streams, abort]) each.mockRestore()
    warnings.stop()
    uncaught.stop()
    file.remove()
  }
}

function writeProgram({ language, code }: Program): { readonly path: string; readonly remove: () => void } {
  // Inside this package, so that modules resolve; git and the linters pass over a `dist`.
  const dist = fileURLToPath(new URL('../dist/', import.meta.url))
  mkdirSync(dist, { recursive: true })
  const folder = mkdtempSync(dist)
  const path = `${folder}/program.${language}`
  writeFileSync(path, code)
  // As Nest's users have it.
  const compilerOptions = { experimentalDecorators: true, emitDecoratorMetadata: true }
  writeFileSync(`${folder}/tsconfig.json`, JSON.stringify({ compilerOptions, include: ['*'] }))
  return { path, remove: () => rmSync(folder, { recursive: true }) }
}
