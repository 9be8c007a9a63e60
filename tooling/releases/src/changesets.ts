import { globSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { parse } from 'yaml'

/** What a changeset asks for. */
export type Bump = 'patch' | 'minor' | 'major'

/** A pending change: whom it concerns, and what it tells them. */
export interface Changeset {
  readonly bumps: { readonly [name: string]: Bump }
  readonly summary: string
}

/** A changeset and the name of its file. */
export interface Pending {
  readonly file: string
  readonly changeset: Changeset
}

/** The pending changesets of a workspace. */
export function pendingOf(root: string): readonly Pending[] {
  return globSync('.changeset/*.md', { cwd: root })
    .filter((path) => basename(path) !== 'README.md')
    .toSorted()
    .map((path) => ({
      file: basename(path),
      changeset: parseChangeset(readFileSync(join(root, path), 'utf8')),
    }))
}

/** Reads a changeset as it is written. */
export function parseChangeset(text: string): Changeset {
  const [, head = '', summary = ''] = /^---\n([^]*?)\n?---\n([^]*)$/.exec(text) ?? []
  return { bumps: (parse(head) ?? {}) as Changeset['bumps'], summary: summary.trim() }
}

/** Writes a changeset into a workspace. */
export function writeChangeset(root: string, name: string, { bumps, summary }: Changeset): void {
  const lines = Object.entries(bumps).map(([concerned, bump]) => `'${concerned}': ${bump}`)
  writeFileSync(join(root, '.changeset', `${name}.md`), `---\n${lines.join('\n')}\n---\n\n${summary}\n`)
}

/** The version that comes after another. */
export function next(version: string, bump: Bump): string {
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number)
  if (bump === 'major') return `${major + 1}.0.0`
  return bump === 'minor' ? `${major}.${minor + 1}.0` : `${major}.${minor}.${patch + 1}`
}

/** The greatest that any changeset asks for, which a fixed group follows as one. */
export function greatest(changesets: readonly Changeset[]): Bump {
  const asked = new Set(changesets.flatMap(({ bumps }) => Object.values(bumps)))
  return (['major', 'minor'] as const).find((bump) => asked.has(bump)) ?? 'patch'
}

/** What is wrong with a changeset, where these packages are published. */
export function faultsOf(
  { bumps, summary }: Changeset,
  published: ReadonlyMap<string, string>,
): readonly string[] {
  const named = Object.entries(bumps)
  return [
    ...(named.length === 0 ? ['names no package'] : []),
    ...named.flatMap(([name, bump]) => {
      const version = published.get(name)
      if (version === undefined) return [`names ${name}, which is not published`]
      return version.startsWith('0.') && bump === 'major' ? [`makes ${name} 1.0.0`] : []
    }),
    ...(/^(?:[A-Z]|`)[^\n]*[a-z)`"]\.(?:\n|$)/.test(summary) ? [] : ['does not open with a sentence']),
  ]
}
