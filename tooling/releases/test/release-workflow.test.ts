import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { workspace } from '@tooling/registry'
import { describe, expect, it } from 'vitest'
import { parseWorkflow, scriptsOf } from '../src/workflow.ts'

const text = readFileSync(join(workspace, '.github/workflows/release.yml'), 'utf8')
const { on, jobs } = parseWorkflow(text)

describe('release-workflow', () => {
  it('order-and-rights', () => {
    const seen = Object.entries(jobs).map(([id, { needs, if: condition, environment, permissions }]) => [
      id,
      { needs, condition, environment, permissions },
    ])
    const publishing = { needs: 'mode', condition: "needs.mode.outputs.mode == 'publish'" }
    const reads = { contents: 'read' }
    expect(on).toEqual({ push: { branches: ['main'] } })
    expect(Object.fromEntries(seen)).toEqual({
      mode: { condition: "github.repository == 'cors-js/cors'", permissions: reads },
      version: {
        needs: 'mode',
        condition: "needs.mode.outputs.mode == 'version'",
        permissions: { contents: 'write', 'pull-requests': 'write' },
      },
      everything: { ...publishing, permissions: reads },
      pack: { ...publishing, permissions: reads },
      publish: {
        needs: ['everything', 'pack'],
        environment: 'npm',
        permissions: { contents: 'read', 'id-token': 'write' },
      },
      announce: { needs: 'publish', permissions: { contents: 'write' } },
    })
  })

  it('everything-runs', () => {
    const { steps = [] } = jobs['everything'] ?? {}
    expect(steps.flatMap(({ run }) => run ?? [])).toEqual(['bash .ci/run'])
  })

  it('publishes-what-was-packed', () => {
    const uses = (job: string, action: string): unknown =>
      jobs[job]?.steps?.find((step) => step.uses?.startsWith(`actions/${action}@`))?.with
    const packed = { name: 'packed', path: 'packed' }
    expect(uses('pack', 'upload-artifact')).toEqual({
      ...packed,
      'if-no-files-found': 'error',
      overwrite: true,
    })
    expect(uses('publish', 'download-artifact')).toEqual(packed)
    // Nothing is built where it could be published.
    expect(scriptsOf(jobs['publish'] ?? {})).toHaveLength(1)
  })
})
