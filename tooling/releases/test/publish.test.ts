import { rmSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Copy } from '../src/copy.ts'
import { type Package, packagesOf, publicOf } from '../src/packages.ts'
import { type Stage, rehearsePublishing } from './rehearse-publishing.ts'
import { copyWithChange } from './rehearsal.ts'

// One release, from the change to the registry. Its tests are the steps of it, in order.
describe('publish', { timeout: 120_000 }, () => {
  let copy: Copy
  let stage: Stage
  let published: readonly Package[]
  let names: readonly string[]
  let version: string
  const endings: (() => Promise<void>)[] = []

  beforeAll(async () => {
    copy = await copyWithChange()
    endings.push(() => rm(copy.root, { recursive: true }))
    await copy.exec('changeset', 'version')
    stage = await rehearsePublishing(copy)
    endings.push(stage.end)
    published = publicOf(packagesOf(copy.root))
    names = published.map(({ manifest }) => manifest.name)
    version = published[0]?.manifest.version ?? ''
  }, 120_000)
  afterAll(async () => {
    for (const end of endings.toReversed()) await end()
  })

  it('pack', async () => {
    await stage.job('pack')
    const packed = stage.packed()
    expect(packed.map((one) => one.name).toSorted()).toEqual(names)
    expect(new Set(packed.map((one) => one.version))).toEqual(new Set([version]))
  })

  it('dry-run', async () => {
    const printed = await stage.line('pnpm publish --recursive --dry-run --no-git-checks --json')
    const listed = JSON.parse(printed) as readonly { readonly id: string }[]
    expect(listed.map(({ id }) => id).toSorted()).toEqual(names.map((name) => `${name}@${version}`))
    expect(await stage.lookUp('@cors/core')).toBeUndefined()
  })

  // Where no workflow vouches for it, provenance is refused: so the step does ask for it.
  it('provenance', async () => {
    await expect(stage.job('publish', 'with-env')).rejects.toThrow('ERR_PNPM_PROVENANCE_UNSUPPORTED_PROVIDER')
    expect(await stage.lookUp('@cors/core')).toBeUndefined()
  })

  it('broken-off', async () => {
    const first = stage.packed().find(({ name }) => name === '@cors/core')
    await stage.line(`pnpm publish ${first?.path} --no-git-checks --access public`)
    expect(await stage.lookUp('@cors/core')).toBeDefined()
    expect(await stage.lookUp('@cors/koa')).toBeUndefined()
  })

  it('again', async () => {
    rmSync(join(copy.root, 'packed'), { recursive: true })
    await stage.job('pack')
    const packed = stage.packed().map(({ name }) => name)
    expect(packed.toSorted()).toEqual(names.filter((name) => name !== '@cors/core'))
    await stage.job('publish')
    const documents = await Promise.all(names.map((name) => stage.lookUp(name)))
    expect(documents.map((document) => Object.keys(document?.versions ?? {}))).toEqual(
      names.map(() => [version]),
    )
    expect(documents.map((document) => document?.['dist-tags'])).toEqual(
      names.map(() => ({ latest: version })),
    )
  })

  it('tarballs', async () => {
    for (const { folder, manifest } of published) {
      const served = (await stage.lookUp(manifest.name))?.versions[version]
      const { files, manifest: packed } = await stage.download(served?.dist.tarball ?? '')
      expect(files).toEqual(
        expect.arrayContaining(['LICENSE', 'README.md', 'dist/index.d.mts', 'dist/index.mjs']),
      )
      for (const one of [served, packed]) {
        expect(JSON.stringify(one)).not.toMatch(/workspace:|@cors\/source/)
        expect(one?.publishConfig).toEqual({ access: 'public' })
        // Provenance is refused where this is not the repository of the workflow.
        const url = 'git+https://github.com/cors-js/cors.git'
        expect(one?.repository).toEqual({ type: 'git', url, directory: folder })
        const ours = Object.entries(one?.dependencies ?? {}).filter(([name]) => names.includes(name))
        expect(ours.map(([, range]) => range)).toEqual(ours.map(() => `^${version}`))
        // Two stand on nothing, and nothing stands between them and a page.
        expect(ours.length > 0).toBe(!['@cors/browser', '@cors/core'].includes(manifest.name))
      }
    }
  })

  it('nothing-left', async () => {
    rmSync(join(copy.root, 'packed'), { recursive: true })
    await stage.job('pack')
    expect(stage.packed()).toEqual([])
    await stage.job('publish')
    // The one tag is made once all is published, by another job.
    expect(await copy.exec('git', 'tag')).toBe('')
    expect(await stage.lookUp('@cors/monorepo')).toBeUndefined()
    expect(Object.keys((await stage.lookUp('@cors/core'))?.versions ?? {})).toEqual([version])
  })
})
