import { readFileSync, readdirSync } from 'node:fs'
import { workspace } from '@tooling/registry'
import { describe, expect, inject, it } from 'vitest'

interface Document {
  readonly versions: { readonly [version: string]: object }
}

const changesets = readdirSync(`${workspace}.changeset`)
  .filter((name) => name.endsWith('.md'))
  .map((name) => readFileSync(`${workspace}.changeset/${name}`, 'utf8'))

describe('published', () => {
  const published = inject('published')

  it('packages', () => {
    expect(published.map(({ name }) => name).toSorted()).toEqual([
      '@cors/browser',
      '@cors/conformance',
      '@cors/core',
      '@cors/express',
      '@cors/fastify',
      '@cors/fetch',
      '@cors/h3',
      '@cors/hapi',
      '@cors/hono',
      '@cors/koa',
      '@cors/nestjs',
      '@cors/node',
    ])
  })

  for (const { name, version, files } of published) {
    it(`${name}/manifest`, async () => {
      const response = await fetch(new URL(name.replace('/', '%2f'), inject('registry')))
      const { versions } = (await response.json()) as Document
      const manifest = versions[version]
      expect(manifest).toEqual(expect.objectContaining({ name, version, license: 'MIT' }))
      const { devDependencies, ...rest } = manifest as { readonly devDependencies?: object }
      expect(devDependencies ?? {}).toBeTypeOf('object')
      expect(JSON.stringify(rest)).not.toMatch(
        /workspace:|catalog:|link:|file:|@cors\/source|@tooling|\/src\//,
      )
    })

    it(`${name}/files`, () => {
      const known =
        /^(?:dist\/[\w.-]+\.(?:[cm]js|d\.[cm]ts)|package\.json|README\.md|LICENSE|CHANGELOG\.md|rows(?:\.schema)?\.json)$/
      expect(files.filter((file) => !known.test(file))).toEqual([])
      expect(files).toEqual(expect.arrayContaining(['package.json', 'README.md', 'LICENSE']))
      // A package that was never released has its first change announced, and gets the file with it.
      const isAnnounced = changesets.some((text) => text.includes(`'${name}': minor`))
      expect(files.includes('CHANGELOG.md') || isAnnounced).toBe(true)
    })
  }
})
