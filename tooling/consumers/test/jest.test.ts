import { run } from '@tooling/registry'
import { describe, expect, it } from 'vitest'
import type { Template } from '../src/project.ts'
import { adapters, latest } from './frameworks.ts'
import { install, publishedVersion } from './install.ts'
import { isAll, nodesFor } from './matrix.ts'
import { nestRows, templateOf } from './nest-rows.ts'

interface JestRow {
  readonly id: string
  /** Whether it is run where `CONSUMERS=all` is not said. */
  readonly always?: true
  readonly template: (version: string) => Template
  /** How many tests it has. */
  readonly tests: number
}

const jestRows: readonly JestRow[] = [
  {
    id: 'cjs',
    always: true,
    template: (version) => ({
      layers: ['cjs', 'jest'],
      dependencies: { ...adapters(version), ...latest },
      devDependencies: { jest: '30.5.2' },
    }),
    tests: 16,
  },
  // As `nest new` has it. Nest 12 is ESM, which Jest does not load by `require`.
  { id: 'nest-11', template: nest, tests: 4 },
]

function nest(version: string): Template {
  const row = nestRows.find(({ id }) => id === 'nest-11-cjs-ts-5.9')
  if (row === undefined) throw new Error('there is no such project of Nest')
  const { layers, devDependencies, ...template } = templateOf(row, 'express', version)
  return {
    ...template,
    layers: [...layers, 'nest-jest'],
    devDependencies: {
      ...devDependencies,
      '@nestjs/testing': '11.2.6',
      '@types/jest': '30.0.0',
      jest: '30.5.2',
      'ts-jest': '29.4.15',
    },
  }
}

describe('jest', { timeout: 300_000 }, () => {
  for (const { id, template, tests } of jestRows.filter(({ always }) => isAll || always)) {
    it(id, async () => {
      const { place } = await install(template(publishedVersion()))
      for (const { version, path } of await nodesFor()) {
        const printed = await run(path, ['node_modules/jest/bin/jest.js', '--json'], place)
        const { numPassedTests, numTotalTests } = JSON.parse(printed) as {
          readonly numPassedTests: number
          readonly numTotalTests: number
        }
        expect([numPassedTests, numTotalTests], `under Node ${version}`).toEqual([tests, tests])
      }
    })
  }
})
