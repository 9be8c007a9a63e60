import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Command } from './command.ts'
import type { Host } from './host.ts'
import type { Kind } from './kinds.ts'
import { adapterManifest, sampleConfig, sampleManifest } from './manifests.ts'
import { stepsFor } from './steps.ts'
import { type Files, copyTemplate } from './template.ts'

/** Writes the beginning of an adapter into a workspace; returns what to tell whoever goes on. */
export function generate({ host, kind, into }: Command): readonly string[] {
  // All of it before anything is written.
  const files = filesOf(host, kind, into)
  for (const [path, text] of files) {
    mkdirSync(dirname(join(into, path)), { recursive: true })
    writeFileSync(join(into, path), text)
  }
  format([...files.keys()], into)
  return stepsFor(host, kind)
}

function filesOf(host: Host, kind: Kind, into: string): Files {
  const { name } = host
  return new Map([
    ...copyTemplate(host, kind),
    [`packages/${name}/package.json`, adapterManifest(host, kind, into)],
    [`apps/${name}/package.json`, sampleManifest(host, kind)],
    [`apps/${name}/tsconfig.json`, sampleConfig()],
    [`.changeset/${name}.md`, changesetOf(host)],
    ['README.md', withRow(readFileSync(join(into, 'README.md'), 'utf8'), host)],
  ])
}

function changesetOf({ name, title, major }: Host): string {
  const summary = `First release: the policy for ${title} ${major}, on every response, error pages included.`
  return `---\n'@cors/${name}': minor\n---\n\n${summary}\n`
}

/** The README with a row for the new package, before that of the table which all of them must pass. */
function withRow(readme: string, { name, title }: Host): string {
  const next = '| [`@cors/conformance`]'
  if (!readme.includes(next)) throw new Error('README.md has no table with @cors/conformance in it')
  return readme.replace(next, () => `| [\`@cors/${name}\`](packages/${name}) | ${title} |\n${next}`)
}

/** Names have lengths, and what was put into columns and lines has to be put there anew. */
function format(files: readonly string[], into: string): void {
  const { status, stdout, stderr } = spawnSync('node_modules/.bin/oxfmt', files, {
    cwd: into,
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`oxfmt says: ${stdout}${stderr}`)
}
