import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Stage, stage } from './stage.ts'

interface Row {
  readonly id: string
  readonly args: readonly string[]
  readonly says: RegExp
}

const at = ['--version', '6.1.0', '--into', '.']

const rows: readonly Row[] = [
  { id: 'nothing', args: [], says: /^Which host\? pnpm new:adapter <host>/ },
  { id: 'no-host', args: at, says: /^Which host\? pnpm new:adapter <host>/ },
  {
    id: 'two-hosts',
    args: ['polka', 'restify', ...at],
    says: /^One host at a time, not polka and restify\./,
  },
  { id: 'unknown-option', args: ['polka', '--force', ...at], says: /--force.*<host>/ },
  { id: 'version-without-value', args: ['polka', '--version'], says: /--version.*<host>/ },
  { id: 'upper-case', args: ['Polka', ...at], says: /^"Polka" cannot be the name of a package on npm\.$/ },
  { id: 'path', args: ['../polka', ...at], says: /^"\.\.\/polka" cannot be the name/ },
  { id: 'dots', args: ['..', ...at], says: /^"\.\." cannot be the name/ },
  { id: 'empty', args: ['', ...at], says: /^"" cannot be the name/ },
  { id: 'space', args: ['polka js', ...at], says: /^"polka js" cannot be the name/ },
  { id: 'versioned', args: ['polka@1', ...at], says: /^"polka@1" cannot be the name/ },
  { id: 'scope-alone', args: ['@hapi/', ...at], says: /^"@hapi\/" cannot be the name/ },
  { id: 'too-long', args: ['a'.repeat(215), ...at], says: /^"a{80}" cannot be the name/ },
  { id: 'package-exists', args: ['koa', ...at], says: /^packages\/koa exists already\.$/ },
  { id: 'package-of-a-scope-exists', args: ['@types/koa', ...at], says: /^packages\/koa exists already\.$/ },
  { id: 'sample-exists', args: ['tenants', ...at], says: /^apps\/tenants exists already\.$/ },
  {
    id: 'range',
    args: ['polka', '--version', '^1.0.0', '--into', '.'],
    says: /one version of polka, such as 1\.2\.3, not "\^1\.0\.0"/,
  },
  { id: 'tag', args: ['polka', '--version', 'next', '--into', '.'], says: /one version of polka/ },
  { id: 'fetch-with-value', args: ['polka', '--fetch=yes', ...at], says: /--fetch.*<host>/ },
  { id: 'fetch-alone', args: ['--fetch', ...at], says: /^Which host\? pnpm new:adapter <host> \[--fetch\]/ },
  { id: 'no-fetch', args: ['polka', '--no-fetch', ...at], says: /--no-fetch.*<host>/ },
  {
    id: 'title-empty',
    args: ['polka', '--title', '', ...at],
    says: /^--title takes .* such as Hono, not ""\.$/,
  },
  { id: 'title-lines', args: ['polka', '--title', 'a\nb', ...at], says: /^--title takes .* not "a\\nb"\.$/ },
  { id: 'title-markup', args: ['polka', '--title', '`a`', ...at], says: /^--title takes .* not "`a`"\.$/ },
  {
    id: 'title-long',
    args: ['polka', '--title', 'a'.repeat(41), ...at],
    says: /^--title takes .* not "a{41}"\.$/,
  },
  {
    id: 'no-workspace',
    args: ['polka', '--version', '1.2.3', '--into', 'packages'],
    says: /packages is not the root of a workspace\.$/,
  },
]

describe('refused', () => {
  let staged: Stage
  beforeAll(() => {
    staged = stage()
  })
  afterAll(() => staged.clear())

  for (const { id, args, says } of rows) {
    it(`refused/${id}`, () => {
      const before = readdirSync(staged.root, { recursive: false })
      const { status, stdout, stderr } = staged.generate(args)
      expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
      expect(stderr.trim()).toMatch(says)
      expect(stderr.trim().split('\n')).toHaveLength(1)
      expect(readdirSync(staged.root)).toEqual(before)
      expect(existsSync(join(staged.root, 'packages/polka'))).toBe(false)
    })
  }
})

describe('named', () => {
  interface Named {
    readonly id: string
    readonly module: string
    readonly version: string
    readonly name: string
    readonly range: string
    readonly major: string
  }
  const names: readonly Named[] = [
    {
      id: 'scope',
      module: '@tinyhttp/app',
      version: '3.0.11',
      name: 'app',
      range: '^3.0.0',
      major: 'app@3',
    },
    { id: 'before-1', module: 'polka', version: '0.5.2', name: 'polka', range: '^0.5.0', major: 'polka@0.5' },
    {
      id: 'prerelease',
      module: 'elysia',
      version: '2.0.1-rc.4',
      name: 'elysia',
      range: '^2.0.1-rc.4',
      major: 'elysia@2',
    },
  ]
  for (const { id, module, version, name, range, major } of names) {
    it(`named/${id}`, () => {
      const staged = stage()
      try {
        expect(staged.generate([module, '--version', version, '--into', staged.root], '/')).toMatchObject({
          status: 0,
        })
        const manifest = JSON.parse(staged.read(`packages/${name}/package.json`)) as object
        expect(manifest).toMatchObject({ name: `@cors/${name}`, peerDependencies: { [module]: range } })
        expect(manifest).toHaveProperty(['devDependencies', module], version)
        expect(staged.read(`packages/${name}/test/conformance.test.ts`)).toContain(`'${major}'`)
      } finally {
        staged.clear()
      }
    })
  }

  it('named/title: as people write it, where people read', () => {
    const staged = stage()
    try {
      const args = ['elysia', '--fetch', '--title', 'Elysia', '--version', '1.4.0', '--into', '.']
      expect(staged.generate(args)).toMatchObject({ status: 0 })
      const manifest = JSON.parse(staged.read('packages/elysia/package.json')) as object
      expect(manifest).toMatchObject({ name: '@cors/elysia', description: 'CORS for Elysia 1.' })
      for (const [path, said] of [
        ['packages/elysia/README.md', '# @cors/elysia\n\nCORS for Elysia ^1.0.0, '],
        ['packages/elysia/src/lib/cors.ts', 'CORS as Elysia middleware'],
        ['packages/elysia/test/conformance.test.ts', "name: 'elysia@1'"],
        ['apps/elysia/README.md', '# @apps/elysia\n\nA small API of Elysia '],
        ['.changeset/elysia.md', 'the policy for Elysia 1,'],
        ['README.md', '| Elysia  '],
      ] as const) {
        expect(staged.read(path)).toContain(said)
      }
    } finally {
      staged.clear()
    }
  })
})
