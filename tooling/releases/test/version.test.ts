import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { greatest, next, pendingOf, writeChangeset } from '../src/changesets.ts'
import { packagesOf, publicOf } from '../src/packages.ts'
import { changelogOf, copyAfter, copyWithChange, forTest } from './rehearsal.ts'
import { versionRows } from './version-rows.ts'

describe('version', () => {
  it('next', async () => {
    const { root, exec } = forTest(await copyWithChange())
    const before = publicOf(packagesOf(root))
    const pending = pendingOf(root)
    const versions = new Set(before.map(({ manifest }) => manifest.version))
    expect([...versions]).toHaveLength(1)
    const expected = next([...versions].join(), greatest(pending.map(({ changeset }) => changeset)))
    const changelogs = new Map(before.map(({ folder }) => [folder, changelogOf(root, folder)]))

    await exec('changeset', 'version')

    // One line of each manifest, each changelog, the changesets, and nothing else.
    const touched = (await exec('git', 'status', '--porcelain', '--untracked-files=all')).split('\n')
    expect(
      touched
        .map((line) => line.slice(3))
        .filter(Boolean)
        .toSorted(),
    ).toEqual(
      [
        ...before.flatMap(({ folder }) => [`${folder}/CHANGELOG.md`, `${folder}/package.json`]),
        ...pending.map(({ file }) => `.changeset/${file}`),
      ].toSorted(),
    )
    expect(pendingOf(root)).toEqual([])
    for (const { folder, manifest, text } of before) {
      const { name, version } = manifest
      const written = readFileSync(join(root, folder, 'package.json'), 'utf8')
      expect(written).toBe(text.replace(`"version": "${version}"`, `"version": "${expected}"`))

      const changelog = changelogOf(root, folder)
      const earlier = (changelogs.get(folder) ?? '').replace(`# ${name}\n`, '')
      expect(changelog.startsWith(`# ${name}\n\n## ${expected}\n\n`)).toBe(true)
      expect(changelog.endsWith(earlier)).toBe(true)
      const entry = changelog.slice(0, changelog.length - earlier.length)
      const concerning = pending.filter(({ changeset }) => name in changeset.bumps)
      for (const { changeset } of concerning) {
        expect(entry).toContain(`\n- ${changeset.summary.split('\n')[0]}\n`)
      }
      if (concerning.length === 0)
        expect(entry).toMatch(/\n- Depends on .+\.\n$|\nNo changes in this release\.\n$/)
      expect(entry).not.toMatch(/Updated dependencies|^- [0-9a-f]{7,}: /m)
    }
  })

  for (const { id, from, change, version, logs } of versionRows) {
    it(id, async () => {
      const { root, exec } = forTest(await copyAfter(from))
      writeChangeset(root, 'made-up', change)
      await exec('git', 'add', '--all')
      await exec('changeset', 'version')

      const packages = publicOf(packagesOf(root))
      expect(new Set(packages.map(({ manifest }) => manifest.version))).toEqual(new Set([version]))
      for (const [folder, lines] of Object.entries(logs)) {
        expect(changelogOf(root, `packages/${folder}`)).toBe(
          `# @cors/${folder}\n\n## ${version}\n\n${lines.join('\n')}\n`,
        )
      }
    })
  }
})
