import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { pendingOf, writeChangeset } from '../src/changesets.ts'
import { commitAll, type Copy, copyWorkspace } from '../src/copy.ts'
import { packagesOf, publicOf } from '../src/packages.ts'

/** A copy of this workspace with something to release: what is pending, or else a made-up patch. */
export async function copyWithChange(): Promise<Copy> {
  const copy = await copyWorkspace()
  if (pendingOf(copy.root).length === 0) {
    writeChangeset(copy.root, 'made-up', { bumps: { '@cors/koa': 'patch' }, summary: 'Refuses more.' })
    await commitAll(copy.exec)
  }
  return copy
}

/** A copy that goes away with the test. */
export function forTest(copy: Copy): Copy {
  onTestFinished(() => rm(copy.root, { recursive: true }))
  return copy
}

/** A copy as it would stand after a release of this version, without any change since. */
export async function copyAfter(released: string): Promise<Copy> {
  const copy = await copyWorkspace()
  for (const { file } of pendingOf(copy.root)) rmSync(join(copy.root, '.changeset', file))
  for (const { folder, manifest, text } of publicOf(packagesOf(copy.root))) {
    const path = join(copy.root, folder, 'package.json')
    writeFileSync(path, text.replace(`"version": "${manifest.version}"`, `"version": "${released}"`))
    rmSync(join(copy.root, folder, 'CHANGELOG.md'), { force: true })
  }
  return copy
}

/** The changelog of a package. */
export function changelogOf(root: string, folder: string): string {
  const path = join(root, folder, 'CHANGELOG.md')
  return existsSync(path) ? readFileSync(path, 'utf8') : ''
}
