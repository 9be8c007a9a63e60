import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { faultsOf, parseChangeset } from '../../releases/src/changesets.ts'
import { type Subject, describeUpkeep, generateOnce, subjects } from './subjects.ts'
import { workspace } from './stage.ts'

interface Manifest {
  readonly [key: string]: unknown
  readonly version: string
  readonly repository: object
}

function manifestOf(path: string): Manifest {
  return JSON.parse(readFileSync(join(workspace, path, 'package.json'), 'utf8')) as Manifest
}

for (const subject of subjects) {
  describe(`a generated adapter for ${subject.name}`, { timeout: 120_000 }, () => {
    describeGenerated(subject)
  })
}

function describeGenerated(subject: Subject): void {
  const { name, version, range, ground, folder, sample, sister, blanks } = subject
  const generated = generateOnce(subject)
  const read = (path: string): string => generated().staged.read(path)

  it('generated/says-what-is-left', () => {
    const { ran } = generated()
    expect(ran).toMatchObject({ status: 0, stderr: '' })
    expect(ran.stdout).toContain('1. pnpm install')
    expect(blanks.filter(([file]) => !ran.stdout.includes(file))).toEqual([])
    const [, heading = ''] = /under "([^"]*)":$/m.exec(ran.stdout) ?? []
    expect(readFileSync(join(workspace, 'CONTRIBUTING.md'), 'utf8')).toMatch(
      new RegExp(`^##+ ${heading}$`, 'm'),
    )
  })

  it('generated/manifest', () => {
    const like = manifestOf(sister)
    const manifest = JSON.parse(read(`${folder}/package.json`)) as Manifest
    expect(manifest).toMatchObject({
      name: `@cors/${name}`,
      version: like.version,
      repository: { ...like.repository, directory: folder },
      dependencies: { [ground]: 'workspace:^' },
      peerDependencies: { [name]: range },
      publishConfig: like['publishConfig'],
      exports: like['exports'],
      files: like['files'],
    })
    expect(manifest).toHaveProperty(['devDependencies', name], version)
    expect(Object.keys(manifest)).toEqual(Object.keys(like))
    expect(Object.keys(manifest['scripts'] as object)).toEqual(Object.keys(like['scripts'] as object))
  })

  it('generated/installs-what-is-imported', () => {
    for (const [path, files] of [
      [folder, ['src/lib/cors.ts', 'test/host.ts', 'test/conformance.test.ts', 'test/architecture.test.ts']],
      [sample, ['src/server.ts', 'src/start.ts', 'test/server.test.ts']],
    ] as const) {
      const imported = files.flatMap((file) => importsOf(read(`${path}/${file}`)))
      const manifest = JSON.parse(read(`${path}/package.json`)) as Manifest
      const { dependencies, devDependencies } = manifest as { readonly [kind: string]: object }
      const installed = Object.keys({ ...dependencies, ...devDependencies })
      // The root has vitest, and a package finds itself. The host is imported where bodies are filled in.
      const found = new Set(['vitest', `@cors/${name}`, ...installed])
      expect(imported.filter((each) => !found.has(each))).toEqual([])
      expect(installed.filter((each) => each !== name && !imported.includes(each))).toEqual([])
    }
  })

  it('generated/row-of-the-readme', () => {
    const row = new RegExp(`^\\| \\[\`@cors/${name}\`\\]\\(packages/${name}\\) +\\| ${name} +\\|\\n`, 'gm')
    expect(read('README.md').match(row)).toHaveLength(1)
  })

  it('generated/changeset', () => {
    const changeset = parseChangeset(read(`.changeset/${name}.md`))
    expect(faultsOf(changeset, new Map([[`@cors/${name}`, '0.1.0']]))).toEqual([])
    expect(changeset.bumps).toEqual({ [`@cors/${name}`]: 'minor' })
  })

  it('generated/nothing-of-the-template-is-left', () => {
    const files = globSync([`${folder}/**/*.*`, `${sample}/**/*.*`], {
      cwd: generated().staged.root,
      exclude: ['**/node_modules/**'],
    })
    expect(files.length).toBeGreaterThan(15)
    const left = /adapter-template|skeleton|\.\.\/(?:src\/lib|sample)\//
    expect(files.filter((file) => left.test(read(file)))).toEqual([])
    const another = name === 'restana' ? /\bh3\b/ : /restana/
    expect(files.filter((file) => another.test(read(file)))).toEqual([])
  })

  it('generated/one-thing-to-do-in-each-file', () => {
    expect(blanks.map(([file]) => [file, read(file).split('TODO').length - 1])).toEqual(
      blanks.map(([file]) => [file, 1]),
    )
  })

  it('generated/a-short-sample', () => {
    const files = ['server', 'start'].map((each) => `${sample}/src/${each}.ts`)
    expect(files.flatMap((file) => read(file).trimEnd().split('\n')).length).toBeLessThanOrEqual(40)
  })

  describeUpkeep('generated', subject, generated)
}

/** Packages, without what Node has. */
function importsOf(text: string): readonly string[] {
  const imported = [...text.matchAll(/^(?:import|export|\}) .*from '((?!node:|\.)[^']+)'$/gm)]
  return imported.map(([, to = '']) => to)
}
