import { cpSync, mkdtempSync, readFileSync, realpathSync, writeFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Packed } from './pack.ts'
import { type Place, outside, run } from './run.ts'

/** Versions by package name. */
export interface Versions {
  readonly [name: string]: string
}

/** A project of somebody who uses our packages. */
export interface Template {
  /** Folders under `projects/`, each put over the one before. */
  readonly layers: readonly string[]
  /** Packages of ours that it names itself; they bring the others along. */
  readonly ours: readonly string[]
  readonly dependencies: Versions
  readonly devDependencies: Versions
}

/** A project in a folder outside of the workspace. */
export interface Project {
  readonly place: Place
  /** Installs what its manifest names. No peer may be missing, or of another version. */
  install(): Promise<void>
  /** What has been installed: where each package came from, by the folder it is in. */
  installed(): Versions
  /** Runs its own build script. */
  build(...options: readonly string[]): Promise<void>
  remove(): Promise<void>
}

/** Makes a project; every package of ours in it, at whatever depth, comes from a tarball. */
export function createProject(
  { layers, ours, dependencies, devDependencies }: Template,
  packed: readonly Packed[],
): Project {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), 'cors-consumer-'))
  for (const layer of layers) {
    cpSync(fileURLToPath(new URL(`../projects/${layer}/`, import.meta.url)), folder, { recursive: true })
  }
  const manifest = join(folder, 'package.json')
  const tarballs = (wanted: boolean): Versions =>
    Object.fromEntries(
      packed
        .filter(({ name }) => ours.includes(name) === wanted)
        .map(({ name, file }) => [name, `file:${file}`]),
    )
  const described = {
    ...(readJson(manifest) as object),
    dependencies: { ...tarballs(true), ...dependencies },
    devDependencies,
    overrides: tarballs(false),
  }
  writeFileSync(manifest, JSON.stringify(described, undefined, 2))
  const place = { cwd: folder, env: outside }
  return {
    place,
    async install() {
      const settings = ['--strict-peer-deps', '--prefer-offline', '--no-audit', '--no-fund']
      await run('npm', ['install', ...settings], place)
      await run('npm', ['ls', '--all'], place)
    },
    installed() {
      const { packages } = readJson(join(folder, 'package-lock.json')) as Lock
      return Object.fromEntries(
        Object.entries(packages).map(([path, { resolved }]) => [path, resolved ?? '']),
      )
    },
    async build(...options) {
      await run('npm', ['run', 'build', '--', ...options], place)
    },
    remove() {
      return rm(folder, { recursive: true, force: true })
    },
  }
}

interface Lock {
  readonly packages: { readonly [folder: string]: { readonly resolved?: string } }
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'))
}
