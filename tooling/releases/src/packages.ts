import { globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** What a release reads and writes of a manifest. */
export interface Manifest {
  readonly name: string
  readonly version: string
  readonly private?: true
  readonly repository?: { readonly url: string; readonly directory: string }
  readonly publishConfig?: { readonly access?: string }
  readonly dependencies?: { readonly [name: string]: string }
}

/** A package of a workspace. */
export interface Package {
  /** From the root, with slashes. */
  readonly folder: string
  readonly manifest: Manifest
  /** Its package.json as it is written. */
  readonly text: string
}

/** All packages under a workspace's root, by folder. */
export function packagesOf(root: string): readonly Package[] {
  return globSync('{packages,apps,tooling}/*/package.json', { cwd: root })
    .toSorted()
    .map((path) => {
      const text = readFileSync(join(root, path), 'utf8')
      return { folder: dirname(path), manifest: JSON.parse(text) as Manifest, text }
    })
}

/** Those that a release publishes. */
export function publicOf(packages: readonly Package[]): readonly Package[] {
  return packages.filter((one) => one.manifest.private !== true)
}

/** What is read of the manifest of a workspace's root. */
export interface RootManifest {
  readonly packageManager: string
  readonly scripts: { readonly [name: string]: string }
}

/** The manifest of a workspace's root. */
export function rootManifest(root: string): RootManifest {
  return JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as RootManifest
}
