import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { gapsWithoutRouter, rows } from '../../../packages/conformance/src/index.ts'
import { blocksOfGuide } from './guide.ts'
import { type Result, differencesOf, failuresOf, runProject } from './results.ts'
import { workspace } from './stage.ts'
import { type Subject, describeUpkeep, generateOnce, subjects } from './subjects.ts'
import { differencesOnFetch, differencesOnNode } from './without-adapter.ts'

for (const subject of subjects) {
  const title = `the table on a generated adapter for ${subject.name}`
  describe(title, { timeout: 120_000 }, () => {
    describeTable(subject)
  })
}

function describeTable(subject: Subject): void {
  const { name, sample, ground, blanks, steps } = subject
  const generated = generateOnce(subject)
  const isFetch = ground === '@cors/fetch'
  const gaps = isFetch
    ? [
        ...Object.keys(gapsWithoutRouter('no router')),
        ...rows.flatMap((row) => ('nodeOnly' in row ? [row.id] : [])),
      ]
    : []

  describe('before its body is written', () => {
    let results: readonly Result[]
    let expected: ReadonlyMap<string, string>
    beforeAll(async () => {
      results = runProject(generated().staged, name)
      expected = await (isFetch ? differencesOnFetch() : differencesOnNode())
    }, 120_000)

    // What a host without an adapter does right is nothing that a row need ask.
    it('empty/every-row-needs-an-adapter', () => {
      expect([...expected.keys()]).toEqual(rows.map(({ id }) => id))
    })

    it('empty/fails-as-without-an-adapter', () => {
      const ofTable = results.filter(({ title }) => !title.startsWith('alone/'))
      expect(differencesOf(ofTable)).toEqual(new Map([...expected].filter(([id]) => !gaps.includes(id))))
    })

    it('empty/fails-nothing-else', () => {
      const others = results.filter(({ title }) => /^(?:surface|architecture)\//.test(title))
      expect(others.length).toBeGreaterThan(10)
      expect(failuresOf(others)).toEqual([])
    })

    if (isFetch) return

    it('empty/fails-as-without-an-adapter/alone', () => {
      const alone = [...expected].filter(([id]) => !id.startsWith('route/'))
      expect([...differencesOf(results, 'alone/').keys()]).toEqual(alone.map(([id]) => id))
    })
  })

  describe('with what the guide says', () => {
    const blocks = blocksOfGuide().filter(({ step }) => steps.includes(step))
    beforeAll(() => {
      for (const [index, [file]] of blanks.entries())
        generated().staged.write(file, blocks[index]?.code ?? '')
    })

    // People read the one; all tests of the living example run the other.
    it('guide/blocks-are-the-example', () => {
      const example = blanks.map(([, path]) =>
        readFileSync(join(workspace, path), 'utf8').replaceAll('@tooling/adapter-template', `@cors/${name}`),
      )
      expect(blocks.map(({ code }) => code)).toEqual(example)
    })

    it('guide/a-step-for-each', () => {
      expect(blocks.map(({ step }) => step)).toEqual(steps)
    })

    describeUpkeep('filled', subject, generated)

    it('filled/every-row', () => {
      const results = runProject(generated().staged, name)
      expect(results.length).toBeGreaterThan(rows.length)
      expect(failuresOf(results)).toEqual([])
    })

    it('filled/sample', () => {
      const results = runProject(generated().staged, `apps-${name}`)
      expect(results.length).toBeGreaterThan(5)
      expect(failuresOf(results)).toEqual([])
    })

    it('filled/a-short-sample', () => {
      const files = ['server', 'start'].map((each) => `${sample}/src/${each}.ts`)
      const lines = files.flatMap((file) => generated().staged.read(file).trimEnd().split('\n'))
      expect(lines.length).toBeLessThanOrEqual(40)
    })
  })
}

it('guide/no-block-is-passed-over', () => {
  const known = subjects.flatMap(({ steps }) => steps)
  expect(blocksOfGuide().map(({ step }) => step)).toEqual(known)
})
