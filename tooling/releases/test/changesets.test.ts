import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { workspace } from '@tooling/registry'
import { describe, expect, it } from 'vitest'
import { type Bump, faultsOf, greatest, next, parseChangeset, pendingOf } from '../src/changesets.ts'
import { packagesOf, publicOf } from '../src/packages.ts'

const published = new Map(
  publicOf(packagesOf(workspace)).map(({ manifest }) => [manifest.name, manifest.version]),
)

interface BadRow {
  readonly id: string
  readonly head: string
  readonly summary: string
  readonly faults: readonly string[]
}

const noSentence = 'does not open with a sentence'
const good = 'Refuses `origin: true`.'

const badRows: readonly BadRow[] = [
  { id: 'nobody', head: '', summary: good, faults: ['names no package'] },
  {
    id: 'private',
    head: "'@tooling/releases': patch\n",
    summary: good,
    faults: ['names @tooling/releases, which is not published'],
  },
  {
    id: 'misspelt',
    head: "'@cors/core': patch\n'@cors/expres': patch\n",
    summary: good,
    faults: ['names @cors/expres, which is not published'],
  },
  { id: 'to-1', head: "'@cors/core': major\n", summary: good, faults: ['makes @cors/core 1.0.0'] },
  { id: 'empty', head: "'@cors/core': patch\n", summary: '', faults: [noSentence] },
  { id: 'no-stop', head: "'@cors/core': patch\n", summary: 'Refuses more', faults: [noSentence] },
  { id: 'small', head: "'@cors/core': patch\n", summary: 'fix: core.', faults: [noSentence] },
  { id: 'list', head: "'@cors/core': patch\n", summary: '- Refuses more.', faults: [noSentence] },
  { id: 'heading', head: "'@cors/core': patch\n", summary: '# Refuses\n\nMore.', faults: [noSentence] },
]

describe('changesets', () => {
  for (const { file, changeset } of pendingOf(workspace)) {
    it(file, () => {
      expect(faultsOf(changeset, published)).toEqual([])
    })
  }

  it('one-version', () => {
    expect(published.size).toBeGreaterThan(1)
    expect([...new Set(published.values())]).toHaveLength(1)
  })

  // A new package gets its first with the next version.
  const awaited = new Set(pendingOf(workspace).flatMap(({ changeset }) => Object.keys(changeset.bumps)))
  for (const { folder, manifest } of publicOf(packagesOf(workspace))) {
    if (awaited.has(manifest.name)) continue
    it(`changelog/${manifest.name}`, () => {
      const text = readFileSync(join(workspace, folder, 'CHANGELOG.md'), 'utf8')
      // The release page is made of it after npm has the packages: too late for it to be missing.
      expect(text.split('\n', 3)).toEqual([`# ${manifest.name}`, '', `## ${manifest.version}`])
    })
  }

  it('good', () => {
    const text = `---\n'@cors/core': minor\n'@cors/koa': patch\n---\n\n${good}\n\nMore of it\n`
    const changeset = parseChangeset(text)
    expect(changeset).toEqual({
      bumps: { '@cors/core': 'minor', '@cors/koa': 'patch' },
      summary: `${good}\n\nMore of it`,
    })
    expect(faultsOf(changeset, new Map([...published.keys()].map((name) => [name, '0.1.0'])))).toEqual([])
  })

  for (const { id, head, summary, faults } of badRows) {
    it(`bad/${id}`, () => {
      const before1 = new Map([...published.keys()].map((name) => [name, '0.1.0']))
      expect(faultsOf(parseChangeset(`---\n${head}---\n\n${summary}\n`), before1)).toEqual(faults)
    })
  }

  it('major-after-1', () => {
    const changeset = parseChangeset(`---\n'@cors/core': major\n---\n\n${good}\n`)
    expect(faultsOf(changeset, new Map([['@cors/core', '1.2.0']]))).toEqual([])
  })

  const nextRows: readonly (readonly [from: string, bumps: readonly Bump[], to: string])[] = [
    ['0.0.0', ['minor', 'minor'], '0.1.0'],
    ['0.1.0', ['patch'], '0.1.1'],
    ['0.1.9', ['patch', 'minor'], '0.2.0'],
    ['0.2.3', ['minor', 'major', 'patch'], '1.0.0'],
  ]
  for (const [from, bumps, to] of nextRows) {
    it(`next/${from}-${bumps.join('-')}`, () => {
      const asked = bumps.map((bump) => ({ bumps: { '@cors/core': bump }, summary: good }))
      expect(next(from, greatest(asked))).toBe(to)
    })
  }
})
