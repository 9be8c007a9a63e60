import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { faultsOf, parseChangeset } from '../../releases/src/changesets.ts'
import { blanks, describeUpkeep, folder, generateOnce, sample } from './restana.ts'
import { workspace } from './stage.ts'

interface Manifest {
  readonly [key: string]: unknown
  readonly version: string
  readonly repository: object
}

function manifestOf(path: string): Manifest {
  return JSON.parse(readFileSync(join(workspace, path, 'package.json'), 'utf8')) as Manifest
}

describe('a generated adapter', { timeout: 120_000 }, () => {
  const generated = generateOnce()
  const read = (path: string): string => generated().staged.read(path)

  it('generated/says-what-is-left', () => {
    const { ran } = generated()
    expect(ran).toMatchObject({ status: 0, stderr: '' })
    expect(ran.stdout).toContain('1. pnpm install')
    expect(blanks.filter(([file]) => !ran.stdout.includes(file))).toEqual([])
  })

  it('generated/manifest', () => {
    const koa = manifestOf('packages/koa')
    const manifest = JSON.parse(read(`${folder}/package.json`)) as Manifest
    expect(manifest).toMatchObject({
      name: '@cors/restana',
      version: koa.version,
      repository: { ...koa.repository, directory: folder },
      dependencies: { '@cors/node': 'workspace:^' },
      peerDependencies: { restana: '^6.0.0' },
      publishConfig: koa['publishConfig'],
      exports: koa['exports'],
      files: koa['files'],
    })
    expect(manifest).toHaveProperty('devDependencies.restana', '6.1.0')
    // The types of Koa are a package of their own.
    expect(Object.keys(manifest)).toEqual(Object.keys(koa).filter((key) => key !== 'peerDependenciesMeta'))
    expect(Object.keys(manifest['scripts'] as object)).toEqual(Object.keys(koa['scripts'] as object))
  })

  it('generated/row-of-the-readme', () => {
    const row = /^\| \[`@cors\/restana`\]\(packages\/restana\) +\| restana +\|\n/gm
    expect(read('README.md').match(row)).toHaveLength(1)
  })

  it('generated/changeset', () => {
    const changeset = parseChangeset(read('.changeset/restana.md'))
    expect(faultsOf(changeset, new Map([['@cors/restana', '0.1.0']]))).toEqual([])
    expect(changeset.bumps).toEqual({ '@cors/restana': 'minor' })
  })

  it('generated/nothing-of-the-template-is-left', () => {
    const files = [...blanks.map(([file]) => file), `${folder}/README.md`, `${folder}/package.json`]
    const left = /adapter-template|skeleton|\.\.\/(?:src\/lib|sample)\//
    expect(files.filter((file) => left.test(read(file)))).toEqual([])
  })

  it('generated/one-thing-to-do-in-each-file', () => {
    expect(blanks.map(([file]) => [file, read(file).split('TODO').length - 1])).toEqual(
      blanks.map(([file]) => [file, 1]),
    )
  })

  it('generated/a-short-sample', () => {
    const files = ['server', 'start'].map((name) => `${sample}/src/${name}.ts`)
    expect(files.flatMap((file) => read(file).trimEnd().split('\n')).length).toBeLessThanOrEqual(40)
  })

  describeUpkeep('generated', generated)
})
