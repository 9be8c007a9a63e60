import { readFileSync } from 'node:fs'
import type { Host } from './host.ts'
import type { Kind } from './kinds.ts'

const workspace = new URL('../../../', import.meta.url)

// What the template itself is of.
const ofTemplate = { package: '@tooling/adapter-template', host: 'restana', major: '6', range: '^6' }
// Where its skeleton has what copies import by name.
const roomOfSkeleton = '../src/lib/cors.ts'

/** Texts by path. */
export type Files = ReadonlyMap<string, string>

/** What a host's adapter and its sample begin with, without their manifests. */
export function copyTemplate(host: Host, { adapterFiles, sampleFiles }: Kind): Files {
  return new Map([
    ...copyOf(adapterFiles, `packages/${host.name}`, host),
    ...copyOf(sampleFiles, `apps/${host.name}`, host),
  ])
}

/** The manifest of the template, which is a package like the others but for its name. */
export function templateManifest(): { readonly [key: string]: unknown } {
  const text = readFileSync(new URL('tooling/adapter-template/package.json', workspace), 'utf8')
  return JSON.parse(text) as { [key: string]: unknown }
}

function copyOf(
  files: { readonly [to: string]: string },
  folder: string,
  host: Host,
): readonly (readonly [path: string, text: string])[] {
  return Object.entries(files).map(([to, from]) => [
    `${folder}/${to}`,
    rename(readFileSync(new URL(from, workspace), 'utf8'), host),
  ])
}

function rename(text: string, { name, title, major, range }: Host): string {
  return text
    .replaceAll(ofTemplate.package, `@cors/${name}`)
    .replaceAll(roomOfSkeleton, `@cors/${name}`)
    .replaceAll('../sample/server.ts', '../src/server.ts')
    .replaceAll(`@apps/${ofTemplate.host}`, `@apps/${name}`)
    .replaceAll(`${ofTemplate.host}@${ofTemplate.major}`, `${name}@${major}`)
    .replaceAll(`${ofTemplate.host} ${ofTemplate.range}`, () => `${title} ${range}`)
    .replaceAll(ofTemplate.host, () => title)
}
