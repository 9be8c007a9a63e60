import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { rows } from '../../../packages/conformance/src/index.ts'
import { blocksOfGuide } from './guide.ts'
import { blanks, describeUpkeep, generateOnce, sample } from './restana.ts'
import { type Result, differencesOf, failuresOf, runProject } from './results.ts'
import { workspace } from './stage.ts'
import { differencesWithoutAdapter } from './without-adapter.ts'

describe('the table on a generated adapter', { timeout: 120_000 }, () => {
  const generated = generateOnce()

  describe('before its body is written', () => {
    let results: readonly Result[]
    let expected: ReadonlyMap<string, string>
    beforeAll(async () => {
      results = runProject(generated().staged, 'restana')
      expected = await differencesWithoutAdapter()
    }, 120_000)

    // What a host without an adapter does right is nothing that a row need ask.
    it('empty/every-row-needs-an-adapter', () => {
      expect([...expected.keys()]).toEqual(rows.map(({ id }) => id))
    })

    it('empty/fails-as-without-an-adapter', () => {
      const ofTable = results.filter(({ title }) => !title.startsWith('alone/'))
      expect(differencesOf(ofTable)).toEqual(expected)
    })

    it('empty/fails-as-without-an-adapter/alone', () => {
      const alone = [...expected].filter(([id]) => !id.startsWith('route/'))
      expect([...differencesOf(results, 'alone/').keys()]).toEqual(alone.map(([id]) => id))
    })

    it('empty/fails-nothing-else', () => {
      const others = results.filter(({ title }) => /^(?:surface|architecture)\//.test(title))
      expect(others.length).toBeGreaterThan(10)
      expect(failuresOf(others)).toEqual([])
    })
  })

  describe('with what the guide says', () => {
    const blocks = blocksOfGuide()
    beforeAll(() => {
      for (const [index, [file]] of blanks.entries())
        generated().staged.write(file, blocks[index]?.code ?? '')
    })

    // People read the one; all tests of the template run the other.
    it('guide/blocks-are-the-template', () => {
      const template = blanks.map(([, path]) =>
        readFileSync(join(workspace, 'tooling/adapter-template', path), 'utf8').replaceAll(
          '@tooling/adapter-template',
          '@cors/restana',
        ),
      )
      expect(blocks.map(({ code }) => code)).toEqual(template)
    })

    it('guide/a-step-for-each', () => {
      expect(blocks.map(({ step }) => step.split('.', 1)[0])).toEqual(['2', '3', '4', '5'])
    })

    describeUpkeep('filled', generated)

    it('filled/every-row', () => {
      const results = runProject(generated().staged, 'restana')
      expect(results.length).toBeGreaterThan(rows.length)
      expect(failuresOf(results)).toEqual([])
    })

    it('filled/sample', () => {
      const results = runProject(generated().staged, 'apps-restana')
      expect(results.length).toBeGreaterThan(5)
      expect(failuresOf(results)).toEqual([])
    })

    it('filled/a-short-sample', () => {
      const files = ['server', 'start'].map((name) => `${sample}/src/${name}.ts`)
      const lines = files.flatMap((file) => generated().staged.read(file).trimEnd().split('\n'))
      expect(lines.length).toBeLessThanOrEqual(40)
    })
  })
})
