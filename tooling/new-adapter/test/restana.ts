import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Ran, type Stage, stage } from './stage.ts'

/** The adapter that these tests have generated, and its sample. */
export const folder = 'packages/restana'
export const sample = 'apps/restana'

/** What is left to fill in, in the order of the guide: a file of the copy, and that of the template. */
export const blanks: readonly (readonly [file: string, ofTemplate: string])[] = [
  [`${folder}/src/lib/cors.ts`, 'src/lib/cors.ts'],
  [`${folder}/src/lib/find-route-gate.ts`, 'src/lib/find-route-gate.ts'],
  [`${folder}/test/host.ts`, 'test/host.ts'],
  [`${sample}/src/server.ts`, 'sample/server.ts'],
]

/** A staged workspace, and what its generator said. */
export interface Generated {
  readonly staged: Stage
  readonly ran: Ran
}

/** Generates one before the tests of a file. */
export function generateOnce(): () => Generated {
  let generated: Generated
  beforeAll(() => {
    const staged = stage()
    const ran = staged.generate(['restana', '--version', '6.1.0', '--into', '.'])
    generated = { staged, ran }
    staged.link(folder)
    staged.link(sample)
  }, 120_000)
  afterAll(() => generated.staged.clear())
  return () => generated
}

/** Declares the tests of what the machines of the house have to say. */
export function describeUpkeep(when: string, generated: () => Generated): void {
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
    const files = [folder, sample, 'README.md', '.changeset/restana.md']
    expect(generated().staged.exec('oxfmt', '--check', ...files)).toMatchObject({ status: 0 })
  })
}
