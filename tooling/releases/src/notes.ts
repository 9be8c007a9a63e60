// Prints what a release tells everybody: the newest entry of every changelog, each item once, with the
// packages it concerns. Runs without an install, from the root: node tooling/releases/src/notes.ts
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { packagesOf, publicOf } from './packages.ts'

const root = process.cwd()
const versions = new Set<string>()
const concerned = new Map<string, string[]>()
for (const { folder, manifest } of publicOf(packagesOf(root))) {
  versions.add(manifest.version)
  for (const item of newestItems(readFileSync(join(root, folder, 'CHANGELOG.md'), 'utf8'))) {
    concerned.set(item, [...(concerned.get(item) ?? []), `\`${manifest.name}\``])
  }
}
for (const [item, names] of concerned) console.log(`${item}\n\n  ${names.join(', ')}\n`)
console.log(`All \`@cors/*\` packages are at ${[...versions].join(', ')}.`)

/** The items of a changelog's first entry, without those that only follow from others. */
function newestItems(changelog: string): readonly string[] {
  const [, entry = ''] = changelog.split(/^## .*$/m)
  return entry
    .split(/^(?=- |### )/m)
    .filter((part) => part.startsWith('- ') && !part.startsWith('- Depends on '))
    .map((part) => part.trimEnd())
}
