import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Ran, type Stage, stage } from './stage.ts'

/** An adapter that these tests generate, of one kind. */
export interface Subject {
  readonly name: string
  readonly version: string
  readonly range: string
  readonly flags: readonly string[]
  /** What it stands on. */
  readonly ground: string
  readonly folder: string
  readonly sample: string
  /** A package of the house whose manifest is like its own. */
  readonly sister: string
  /** What is left to fill in, in the order of the guide: a file of the copy, and the one that the guide shows. */
  readonly blanks: readonly (readonly [file: string, shown: string])[]
  /** The headings of the guide that these stand under. */
  readonly steps: readonly string[]
  /** Whether the house has it, so that it has to be generated where it is not yet. */
  readonly isThere: boolean
}

const restana: Subject = {
  name: 'restana',
  version: '6.1.0',
  range: '^6.0.0',
  flags: [],
  ground: '@cors/node',
  folder: 'packages/restana',
  sample: 'apps/restana',
  sister: 'packages/hapi',
  blanks: [
    ['packages/restana/src/lib/cors.ts', 'tooling/adapter-template/src/lib/cors.ts'],
    ['packages/restana/src/lib/find-route-gate.ts', 'tooling/adapter-template/src/lib/find-route-gate.ts'],
    ['packages/restana/test/host.ts', 'tooling/adapter-template/test/host.ts'],
    ['apps/restana/src/server.ts', 'tooling/adapter-template/sample/server.ts'],
  ],
  steps: ['2. Ask and obey', '3. Find the route', '4. Serve the table', '5. Show it'],
  isThere: false,
}

const h3: Subject = {
  name: 'h3',
  version: '2.0.8',
  range: '^2.0.0',
  flags: ['--fetch'],
  ground: '@cors/fetch',
  folder: 'packages/h3',
  sample: 'apps/h3',
  sister: 'packages/hono',
  blanks: [
    ['packages/h3/src/lib/cors.ts', 'packages/h3/src/lib/cors.ts'],
    ['packages/h3/test/host.ts', 'packages/h3/test/host.ts'],
    ['apps/h3/src/server.ts', 'apps/h3/src/server.ts'],
  ],
  steps: Array.from({ length: 3 }, () => 'Hosts of Request and Response'),
  isThere: true,
}

/** One of each kind. */
export const subjects: readonly Subject[] = [restana, h3]

/** A staged workspace, and what its generator said. */
export interface Generated {
  readonly staged: Stage
  readonly ran: Ran
}

/** Generates one before the tests of a file. */
export function generateOnce(subject: Subject): () => Generated {
  let generated: Generated
  beforeAll(() => {
    const { name, version, flags, folder, sample, isThere } = subject
    const staged = stage(isThere ? [name] : [])
    const ran = staged.generate([name, ...flags, '--version', version, '--into', '.'])
    generated = { staged, ran }
    staged.link(folder)
    staged.link(sample)
  }, 120_000)
  afterAll(() => generated.staged.clear())
  return () => generated
}

/** Declares the tests of what the machines of the house have to say. */
export function describeUpkeep(when: string, subject: Subject, generated: () => Generated): void {
  const { name, folder, sample } = subject
  for (const project of [folder, `${folder}/test`, sample]) {
    it(`${when}/types/${project}`, () => {
      expect(generated().staged.exec('tsc', '-p', project)).toEqual({ status: 0, stdout: '', stderr: '' })
    })
  }

  it(`${when}/lint`, () => {
    const { status, stdout } = generated().staged.exec('oxlint', '--deny-warnings', folder, sample)
    expect({ status, stdout }).toEqual({
      status: 0,
      stdout: expect.stringMatching(
        /^Found 0 warnings and 0 errors\.\nFinished in .* on 1\d files/,
      ) as string,
    })
  })

  it(`${when}/format`, () => {
    const files = [folder, sample, 'README.md', `.changeset/${name}.md`]
    expect(generated().staged.exec('oxfmt', '--check', ...files)).toMatchObject({ status: 0 })
  })
}
