import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { type Host, hostOf, nameOf, newestVersion } from './host.ts'
import { Refusal } from './refusal.ts'

const usage = 'pnpm new:adapter <host> [--version <version>] [--into <folder>]'

/** What is asked for. */
export interface Command {
  readonly host: Host
  /** The root of a workspace. */
  readonly into: string
}

/** Reads the arguments; folders are those of whoever stands in `from`. */
export function readCommand(args: readonly string[], from: string): Command {
  const { values, positionals } = parse(args)
  const [module, ...more] = positionals
  if (module === undefined) throw new Refusal(`Which host? ${usage}`)
  if (more.length > 0) throw new Refusal(`One host at a time, not ${positionals.join(' and ')}. ${usage}`)
  const into = values.into === undefined ? workspace : resolve(from, values.into)
  if (!existsSync(resolve(into, 'pnpm-workspace.yaml')))
    throw new Refusal(`${into} is not the root of a workspace.`)
  const name = nameOf(module, into)
  return { host: hostOf(module, name, values.version ?? newestVersion(module)), into }
}

const workspace = fileURLToPath(new URL('../../../', import.meta.url))

function parse(args: readonly string[]): ReturnType<typeof parseArgs<typeof known>> {
  try {
    return parseArgs({ ...known, args: [...args] })
  } catch (error) {
    // It says which argument, and how it would be understood.
    throw new Refusal(`${(error as Error).message} ${usage}`)
  }
}

const known = {
  allowPositionals: true,
  options: { version: { type: 'string' }, into: { type: 'string' } },
} as const
