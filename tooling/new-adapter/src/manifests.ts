import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Host } from './host.ts'
import type { Kind } from './kinds.ts'
import { templateManifest } from './template.ts'

interface Manifest {
  readonly [key: string]: unknown
  readonly version: string
  readonly repository: { readonly url: string }
  readonly scripts: { readonly [name: string]: string }
  readonly devDependencies: { readonly [name: string]: string }
}

/** The manifest of a host's adapter: the template's, in the name and the version of the other packages. */
export function adapterManifest(host: Host, { ground, tools }: Kind, into: string): string {
  const { module, name, title, version, major, range } = host
  const { private: _, ...template } = templateOf()
  const sister = JSON.parse(readFileSync(join(into, 'packages/node/package.json'), 'utf8')) as Manifest
  return write({
    ...template,
    name: `@cors/${name}`,
    version: sister.version,
    description: `CORS for ${title} ${major}.`,
    keywords: sorted(['access-control', 'cors', 'cross-origin', 'middleware', name, 'preflight']),
    repository: { ...sister.repository, directory: `packages/${name}` },
    scripts: {
      ...template.scripts,
      typecheck: 'tsc -p . && tsc -p test',
      test: `vitest run --root ../.. --project ${name}`,
    },
    // Users get each release with those that it was made with, or later.
    dependencies: { [ground]: 'workspace:^' },
    devDependencies: byName({ ...versionsOf(tools), [module]: version }),
    peerDependencies: { [module]: range },
  })
}

/** The manifest of a host's sample. */
export function sampleManifest({ module, name, version }: Host, { servedWith }: Kind): string {
  return write({
    name: `@apps/${name}`,
    version: '0.0.0',
    private: true,
    license: 'MIT',
    type: 'module',
    exports: './src/server.ts',
    scripts: {
      start: 'node --conditions=@cors/source src/start.ts',
      typecheck: 'tsc -p .',
      test: `vitest run --root ../.. --project apps-${name}`,
    },
    dependencies: byName({
      ...versionsOf(servedWith),
      [`@cors/${name}`]: 'workspace:*',
      [module]: version,
    }),
    devDependencies: { '@tooling/exchange': 'workspace:*' },
    engines: { node: '>=20' },
  })
}

/** The configuration that a sample is compiled with. */
export function sampleConfig(): string {
  return write({
    extends: '../../tsconfig.base.json',
    compilerOptions: { types: ['node'], isolatedDeclarations: false, declaration: false },
    include: ['src', 'test'],
  })
}

function templateOf(): Manifest & { readonly private: true } {
  return templateManifest() as Manifest & { readonly private: true }
}

/** The versions that the template has of these. */
function versionsOf(names: readonly string[]): { readonly [name: string]: string } {
  const { devDependencies } = templateOf()
  return Object.fromEntries(names.map((name) => [name, devDependencies[name] ?? '*']))
}

function write(data: object): string {
  return `${JSON.stringify(data, undefined, 2)}\n`
}

function byName(versions: { readonly [name: string]: string }): object {
  return Object.fromEntries(sorted(Object.keys(versions)).map((name) => [name, versions[name]]))
}

function sorted(names: readonly string[]): readonly string[] {
  return [...new Set(names)].toSorted()
}
