import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { type Surface, accept, inspect } from '../src/surface.ts'
import { changes } from './changes.ts'
import { faults, missing } from './faults.ts'
import { type Built, createScratch, door, exporting, shop } from './scratch.ts'
import { typeChanges } from './type-changes.ts'

// One look at all rows, each a package of its own: reading the types of Node is what takes long.
describe('packages that are built', () => {
  const scratch = createScratch()
  afterAll(scratch.remove)
  const at = (path: string): string => join(scratch.folder, path)
  let report: string
  let found: Surface

  beforeAll(async () => {
    scratch.write('shop', shop)
    accept(scratch.folder, await inspect(scratch.folder))
    report = readFileSync(at('shop/surface.api.md'), 'utf8')
    for (const { id, built } of [...changes, ...typeChanges, ...faults]) {
      scratch.write(nameOf(id), built)
      writeFileSync(at(`${nameOf(id)}/surface.api.md`), report.replace('/shop`', `/${nameOf(id)}\``))
    }
    writeFileSync(at('shop/surface.api.md'), `${report}Mine.\n`)
    writeFileSync(at('shop/surface.till.api.md'), report)
    scratch.write('private', { ...shop, manifest: { private: true } })
    writeFileSync(at('private/surface.api.md'), report)
    scratch.write('new', { ...shop, manifest: exporting({ './till/open': door('index') }) })
    found = await inspect(scratch.folder)
  }, 120_000)

  for (const { id, lines } of [...changes, ...typeChanges]) {
    it(id, () => {
      expect(changedOf(found, nameOf(id))).toEqual(lines)
      expect(found.faults.filter((fault) => fault.includes(`/${nameOf(id)}`))).toEqual([])
    })
  }

  for (const { id, says } of faults) {
    it(id, () => {
      const said = found.faults.filter((fault) => fault.includes(`/${nameOf(id)}`)).join('\n')
      for (const sentence of says) expect(said).toContain(sentence)
      expect(found.differences.filter((difference) => difference.report.startsWith(nameOf(id)))).toEqual([])
    })
  }

  it('reports/edited', () => {
    expect(changedOf(found, 'shop')).toEqual(['-Mine.'])
  })

  it('reports/none', () => {
    const file = 'new/surface.till.open.api.md'
    const [difference, ...others] = found.differences.filter(({ report: each }) => each.startsWith('new/'))
    expect(difference).toMatchObject({ report: file, shown: `@scratch/new/till/open has no ${file}` })
    expect(difference?.wanted).toContain('# `@scratch/new/till/open`\n')
    expect(others).toEqual([])
  })

  it('reports/of no door', () => {
    const stale = ['private/surface.api.md', 'shop/surface.till.api.md']
    const differences = stale.map((file) => ({ report: file, shown: `${file} is of a door that is gone` }))
    expect(found.differences.filter(({ wanted }) => wanted === undefined)).toEqual(differences)
    accept(scratch.folder, { faults: [], differences })
    expect(stale.filter((file) => existsSync(at(file)))).toEqual([])
  })
})

describe('packages that are not', () => {
  for (const { id, built, says } of missing) {
    it(id, async () => {
      const { faults: said, differences } = await inspectBoth(built)
      for (const sentence of says) expect(said.join('\n')).toContain(sentence)
      // Not even that the shop has no report: what it needs of the others could be what is missing.
      expect(differences).toEqual([])
    })
  }
})

function inspectBoth(built: Built): Promise<Surface> {
  const scratch = createScratch()
  onTestFinished(scratch.remove)
  scratch.write('shop', shop)
  scratch.write('scratch', built)
  return inspect(scratch.folder)
}

/** The lines of a package's report that are new or gone. */
function changedOf({ differences }: Surface, name: string): readonly string[] {
  return differences
    .filter(({ report }) => report === `${name}/surface.api.md`)
    .flatMap(({ shown }) => shown.split('\n').slice(2))
    .filter((line) => /^[+-]/.test(line))
}

function nameOf(id: string): string {
  return id.replace('/', '-')
}
