import { run } from '@tooling/registry'
import { describe, expect, it } from 'vitest'
import { adapters, latest } from './frameworks.ts'
import { install, publishedVersion } from './install.ts'
import { nodesFor } from './matrix.ts'

describe('jest', { timeout: 300_000 }, () => {
  it('cjs', async () => {
    const { place } = await install({
      layers: ['cjs', 'jest'],
      dependencies: { ...adapters(publishedVersion()), ...latest },
      devDependencies: { jest: '30.5.2' },
    })
    for (const { version, path } of await nodesFor()) {
      const printed = await run(path, ['node_modules/jest/bin/jest.js', '--json'], place)
      const { numPassedTests, numTotalTests } = JSON.parse(printed) as {
        readonly numPassedTests: number
        readonly numTotalTests: number
      }
      expect({ numPassedTests, numTotalTests }, `under Node ${version}`).toEqual({
        numPassedTests: 16,
        numTotalTests: 16,
      })
    }
  })
})
