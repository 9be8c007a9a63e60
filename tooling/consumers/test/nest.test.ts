import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it, onTestFinished } from 'vitest'
import { fetchNode, otherNodes, ownNode } from '../src/nodes.ts'
import { packPublished } from '../src/pack.ts'
import { createProject } from '../src/project.ts'
import { serve } from '../src/serve.ts'
import { ask, expected } from './nest-exchanges.ts'
import { nestRows, platforms, templateOf } from './nest-rows.ts'

const isAll = process.env['CONSUMERS'] === 'all'

// Milliseconds: a project is some thousand files, and the disk may be busy with other tests.
const removal = 120_000

const folder = mkdtempSync(join(tmpdir(), 'cors-packed-'))
afterAll(() => rmSync(folder, { recursive: true }), removal)

// Not in a beforeAll: where that fails, the tests count as skipped.
const pack = once(() => packPublished(folder))
const findNodes = once(async () => [ownNode, ...(isAll ? await Promise.all(otherNodes.map(fetchNode)) : [])])

function once<Made>(make: () => Promise<Made>): () => Promise<Made> {
  let making: Promise<Made> | undefined
  return () => (making ??= make())
}

describe('consumers', { timeout: 300_000 }, () => {
  it('packed/manifests', async () => {
    const packed = await pack()
    expect(packed.map(({ name }) => name)).toContain('@cors/nestjs')
    const leaking = packed.filter(({ manifest }) => /workspace:|@cors\/source/.test(manifest))
    expect(leaking.map(({ name }) => name)).toEqual([])
  })

  for (const row of nestRows.filter(({ always }) => isAll || always)) {
    for (const platform of platforms) {
      const id = `${row.id}/${platform}`

      it(id, async () => {
        const packed = await pack()
        const nodes = await findNodes()
        const began = performance.now()
        const project = createProject(templateOf(row, platform), packed)
        onTestFinished(() => project.remove(), removal)

        await project.install()
        const installed = Object.entries(project.installed())
        const other = platform === 'express' ? 'fastify' : 'express'
        expect(installed.filter(([path]) => path.endsWith(`node_modules/${other}`))).toEqual([])
        const ours = installed.filter(([path]) => path.includes('node_modules/@cors/'))
        expect(ours.map(([path]) => path)).toContain('node_modules/@cors/nestjs')
        expect(ours.filter(([, source]) => !source.startsWith('file:'))).toEqual([])

        // Types of packages too, which `nest new` has skipped.
        await project.build('--skipLibCheck', 'false')

        for (const { version, path } of nodes) {
          const { port, printed, stop } = await serve(path, 'dist/main.js', project.place)
          onTestFinished(stop, removal)
          expect(await ask(port), `under Node ${version}`).toEqual(expected)
          expect(printed.stderr, `under Node ${version}`).toBe('')
        }
        console.log(`${id}: ${((performance.now() - began) / 1000).toFixed(1)} s`)
      })
    }
  }
})
