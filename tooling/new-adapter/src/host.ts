import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Refusal } from './refusal.ts'

/** A framework that an adapter is to be for. */
export interface Host {
  /** On npm: `koa`, `@hapi/hapi`. */
  readonly module: string
  /** Of the new folders, and after `@cors/` and `@apps/`. */
  readonly name: string
  /** As people write it: `Koa`, `hapi`. */
  readonly title: string
  readonly version: string
  /** As in `koa@3`. */
  readonly major: string
  /** What the version stands for, as a peer: `^3.0.0`. */
  readonly range: string
}

// What npm lets a new package be called; so it is a name for a folder too.
const part = '[a-z0-9][a-z0-9._-]*'
const moduleName = new RegExp(`^(?:@${part}/)?(?<name>${part})$`)
const exact = /^(?<major>\d+)\.(?<minor>\d+)\.\d+(?<early>-[\w.-]+)?$/

/** Reads the name of a host; `into` is the workspace that must not have it yet. */
export function nameOf(module: string, into: string): string {
  const name = moduleName.exec(module)?.groups?.['name']
  if (name === undefined || module.length > 214) {
    throw new Refusal(`${JSON.stringify(module.slice(0, 80))} cannot be the name of a package on npm.`)
  }
  const taken = [`packages/${name}`, `apps/${name}`, `.changeset/${name}.md`].find((path) =>
    existsSync(join(into, path)),
  )
  if (taken !== undefined) throw new Refusal(`${taken} exists already.`)
  return name
}

/** Reads what people call a host, for sentences; nothing on the registry says it. */
export function titleOf(title: string): string {
  if (/^\w[\w.-]*(?: [\w.-]+)*$/.test(title) && title.length <= 40) return title
  throw new Refusal(
    `--title takes what people call the host, such as Hono, not ${JSON.stringify(title.slice(0, 80))}.`,
  )
}

/** The host of this name, at a version. */
export function hostOf(module: string, name: string, title: string, version: string): Host {
  const { major, minor, early } = exact.exec(version)?.groups ?? {}
  if (major === undefined || minor === undefined) {
    throw new Refusal(
      `--version takes one version of ${module}, such as 1.2.3, not ${JSON.stringify(version)}.`,
    )
  }
  // A caret holds on to the first number that is not 0, and to no version before a release but its own.
  const line = major === '0' ? `0.${minor}` : major
  const range = early === undefined ? `^${line}${major === '0' ? '.0' : '.0.0'}` : `^${version}`
  return { module, name, title, version, major: line, range }
}

/** The newest version on the registry that npm is set up for. */
export function newestVersion(module: string): string {
  const { status, stdout } = spawnSync('npm', ['view', module, 'version'], { encoding: 'utf8' })
  const version = (stdout ?? '').trim()
  if (status === 0 && version !== '') return version
  throw new Refusal(`npm view ${module} version says nothing. Give the version: --version 1.2.3`)
}
