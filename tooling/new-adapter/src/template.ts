import { readFileSync } from 'node:fs'
import type { Host } from './host.ts'

const template = new URL('../../adapter-template/', import.meta.url)

// What the template itself is of.
const ofTemplate = { package: '@tooling/adapter-template', host: 'restana', major: '6', range: '^6' }
// Where its skeleton has what copies import by name.
const roomOfSkeleton = '../src/lib/cors.ts'

/** Where each file of an adapter comes from. */
const adapterFiles = {
  LICENSE: 'LICENSE',
  'README.md': 'skeleton/README.md',
  'tsconfig.json': 'tsconfig.json',
  'tsdown.config.ts': 'tsdown.config.ts',
  'src/index.ts': 'src/index.ts',
  'src/lib/cors.ts': 'skeleton/src/lib/cors.ts',
  'src/lib/find-route-gate.ts': 'skeleton/src/lib/find-route-gate.ts',
  'test/architecture.test.ts': 'test/architecture.test.ts',
  'test/conformance.test.ts': 'test/conformance.test.ts',
  'test/host.ts': 'skeleton/test/host.ts',
  'test/surface.test.ts': 'test/surface.test.ts',
  'test/tsconfig.json': 'test/tsconfig.json',
}

/** Where each file of a sample comes from. */
const sampleFiles = {
  'README.md': 'skeleton/sample/README.md',
  'src/server.ts': 'skeleton/sample/server.ts',
  'src/start.ts': 'sample/start.ts',
  'test/server.test.ts': 'test/sample.test.ts',
}

/** Texts by path. */
export type Files = ReadonlyMap<string, string>

/** What a host's adapter and its sample begin with, without their manifests. */
export function copyTemplate(host: Host): Files {
  return new Map([
    ...copyOf(adapterFiles, `packages/${host.name}`, host),
    ...copyOf(sampleFiles, `apps/${host.name}`, host),
  ])
}

/** The manifest of the template, which is a package like the others but for its name. */
export function templateManifest(): { readonly [key: string]: unknown } {
  return JSON.parse(readFileSync(new URL('package.json', template), 'utf8')) as { [key: string]: unknown }
}

function copyOf(
  files: { readonly [to: string]: string },
  folder: string,
  host: Host,
): readonly (readonly [path: string, text: string])[] {
  return Object.entries(files).map(([to, from]) => [
    `${folder}/${to}`,
    rename(readFileSync(new URL(from, template), 'utf8'), host),
  ])
}

function rename(text: string, { name, major, range }: Host): string {
  return text
    .replaceAll(ofTemplate.package, `@cors/${name}`)
    .replaceAll(roomOfSkeleton, `@cors/${name}`)
    .replaceAll('../sample/server.ts', '../src/server.ts')
    .replaceAll(`${ofTemplate.host}@${ofTemplate.major}`, `${name}@${major}`)
    .replaceAll(`${ofTemplate.host} ${ofTemplate.range}`, `${name} ${range}`)
    .replaceAll(ofTemplate.host, name)
}
