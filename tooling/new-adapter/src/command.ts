import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { type Host, hostOf, nameOf, newestVersion, titleOf } from './host.ts'
import { type Kind, fetchKind, nodeKind } from './kinds.ts'
import { Refusal } from './refusal.ts'

const usage = 'pnpm new:adapter <host> [--fetch] [--title <title>] [--version <version>] [--into <folder>]'

/** What is asked for. */
export interface Command {
  readonly host: Host
  readonly kind: Kind
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
  const title = titleOf(values.title ?? name)
  const host = hostOf(module, name, title, values.version ?? newestVersion(module))
  return { host, kind: values.fetch === true ? fetchKind : nodeKind, into }
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
  options: {
    // A package does not say what its handlers take.
    fetch: { type: 'boolean' },
    title: { type: 'string' },
    version: { type: 'string' },
    into: { type: 'string' },
  },
} as const
