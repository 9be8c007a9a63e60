import { accessSync, constants, statSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** Where a browser may be. */
export interface Places {
  /** The environment variable that names it; nothing else is tried then. */
  readonly variable: string
  /** What it is called on `PATH`. */
  readonly names: readonly string[]
  /** Whole paths, for what is not on `PATH`. */
  readonly paths: readonly string[]
}

/** What a missing browser means here: a failure under `CORS_REQUIRE_BROWSERS=1`, else something to say. */
export interface Missing {
  readonly message: string
  readonly isFailure: boolean
}

export function findProgram({ variable, names, paths }: Places, env: NodeJS.ProcessEnv): string | undefined {
  const named = env[variable]
  // A path that somebody named is taken at its word, missing or not: falling back would hide the mistake.
  if (named !== undefined && named !== '') return isProgram(named) ? named : undefined
  const directories = (env['PATH'] ?? '').split(delimiter).filter((directory) => directory !== '')
  return [...names.flatMap((name) => directories.map((directory) => join(directory, name))), ...paths].find(
    isProgram,
  )
}

export function explainMissing(
  { variable }: Places,
  { title, script }: { readonly title: string; readonly script: string },
  env: NodeJS.ProcessEnv,
): Missing {
  const named = env[variable]
  const what =
    named === undefined || named === ''
      ? `no ${title} found`
      : `${variable} is ${named}, which is not a program`
  return {
    message: `${what}: run "pnpm --filter @tooling/browsers ${script}", or set ${variable}`,
    isFailure: env['CORS_REQUIRE_BROWSERS'] === '1',
  }
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return statSync(path).isFile()
  } catch {
    return false
  }
}
