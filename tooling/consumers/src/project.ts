import { cpSync, mkdtempSync, readFileSync, realpathSync, writeFileSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { outside, run } from '@tooling/registry'
import { installers } from './installers.ts'
import type { Home } from './serve.ts'

/** Versions by package name. */
export interface Versions {
  readonly [name: string]: string
}

/** A project of somebody who uses our packages. */
export interface Template {
  /** Folders under `projects/`, each put over the one before. */
  readonly layers: readonly string[]
  /** `npm` where nothing is said. */
  readonly installer?: keyof typeof installers
  readonly dependencies: Versions
  readonly devDependencies?: Versions
}

/** A project in a folder outside of the workspace. */
export interface Project extends Home {
  /** Installs what its manifest names. No peer may be missing, or of another version. */
  install(): Promise<void>
  /** Folders of what npm has installed. */
  installed(): readonly string[]
  /** Runs the command of a package that it has installed. */
  exec(this: void, command: string, ...args: readonly string[]): Promise<string>
  /** Runs its own build script. */
  build(...options: readonly string[]): Promise<void>
  /** Moves a folder of it to where there are no packages. */
  moveOut(name: string): Promise<Home>
  remove(): Promise<void>
}

/** Where projects get their packages from. */
export interface Source {
  /** Of a registry, with a slash at its end. */
  readonly registry: string
  /** A folder that is a home to all of them, and keeps their caches. */
  readonly home: string
}

/** Makes a project. */
export function createProject(
  { layers, installer = 'npm', dependencies, devDependencies = {} }: Template,
  { registry, home }: Source,
): Project {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), 'cors-consumer-'))
  for (const layer of layers) {
    cpSync(fileURLToPath(new URL(`../projects/${layer}/`, import.meta.url)), folder, { recursive: true })
  }
  const { files, install, nodeOptions } = installers[installer]
  for (const [name, text] of Object.entries(files(registry))) writeFileSync(join(folder, name), text)
  const manifest = join(folder, 'package.json')
  const described = {
    ...(JSON.parse(readFileSync(manifest, 'utf8')) as object),
    dependencies,
    devDependencies,
  }
  writeFileSync(manifest, JSON.stringify(described, undefined, 2))
  let moved = folder
  const place = { cwd: folder, env: outside(home, registry) }
  return {
    place,
    nodeOptions,
    install: () => install(place),
    installed() {
      const { packages } = JSON.parse(readFileSync(join(folder, 'package-lock.json'), 'utf8')) as Lock
      return Object.keys(packages)
    },
    exec: (command, ...args) => run(join(folder, 'node_modules/.bin', command), args, place),
    async build(...options) {
      await run('npm', ['run', 'build', '--', ...options], place)
    },
    async moveOut(name) {
      moved = mkdtempSync(join(realpathSync(tmpdir()), 'cors-moved-'))
      await rename(join(folder, name), moved)
      return { place: { ...place, cwd: moved }, nodeOptions }
    },
    async remove() {
      await Promise.all([folder, moved].map((each) => rm(each, { recursive: true, force: true })))
    },
  }
}

interface Lock {
  readonly packages: { readonly [folder: string]: object }
}
