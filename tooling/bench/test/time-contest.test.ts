import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { Contest } from '../src/footprint/contests.ts'
import type { Prepared, Project } from '../src/footprint/projects.ts'
import { type Load, hows } from '../src/footprint/results.ts'
import { timeContest } from '../src/footprint/time-contest.ts'

// Bytes by which each package seems to grow the process when it is imported; `require` is told twice as many.
// No process is as large, so that what it really takes does not matter.
const sizes = { shop: 1e12, tills: 2e12, ours: 4e12 }
const times = { import: 1, require: 2 }
const real = 1e11

function grow(bytes: number): string {
  return `const { rss } = process.memoryUsage\nprocess.memoryUsage.rss = () => rss() + ${bytes}\n`
}

function project(shown: string, imports: readonly string[]): Project {
  const cwd = mkdtempSync(join(tmpdir(), 'cors-bench-test-'))
  onTestFinished(() => rm(cwd, { recursive: true }))
  for (const [name, bytes] of Object.entries(sizes)) {
    const folder = join(cwd, 'node_modules', name)
    mkdirSync(folder, { recursive: true })
    const exports = { import: './index.mjs', require: './index.cjs' }
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ name, exports }))
    writeFileSync(join(folder, 'index.mjs'), grow(bytes * times.import))
    writeFileSync(join(folder, 'index.cjs'), grow(bytes * times.require))
  }
  return { shown, cwd, imports, packages: [], types: [] }
}

const contest: Contest = {
  name: 'shop',
  framework: { shown: 'shop 1', packages: [], types: [], imports: ['shop'] },
  peer: { shown: 'tills 1', types: [] },
  ours: 'ours',
}

function prepared(peerImports: readonly string[]): Prepared {
  return {
    contest,
    framework: project('shop 1', ['shop']),
    peer: project('tills 1', peerImports),
    ours: project('ours 1', ['ours']),
  }
}

function kept(load: Load | undefined): number {
  return load?.rss.median ?? Number.NaN
}

describe('timing a contest', () => {
  it('contest/who-is-who', async () => {
    const { framework, peer, ours, bare } = await timeContest(prepared(['tills']), 1, process.env)
    for (const how of hows) {
      for (const [load, bytes] of [
        [bare?.[how], 0],
        [framework.alone?.[how], sizes.shop],
        [peer.alone?.[how], sizes.tills],
        [ours.alone?.[how], sizes.ours],
        [peer.beside?.[how], sizes.shop + sizes.tills],
        [ours.beside?.[how], sizes.shop + sizes.ours],
      ] as const) {
        expect(Math.abs(kept(load) - bytes * times[how])).toBeLessThan(real)
      }
    }
    expect(framework.beside).toBeUndefined()
  })

  it('contest/peer-in-the-framework', async () => {
    const { peer, ours } = await timeContest(prepared([]), 1, process.env)
    expect(peer.alone).toBeUndefined()
    expect(Math.abs(kept(peer.beside?.import) - sizes.shop)).toBeLessThan(real)
    expect(Math.abs(kept(ours.alone?.import) - sizes.ours)).toBeLessThan(real)
  })

  it('contest/no-rounds', async () => {
    const contested = await timeContest(prepared(['tills']), 0, process.env)
    const side = { packages: [], types: [], alone: undefined, beside: undefined }
    expect(contested).toEqual({
      name: 'shop',
      bare: undefined,
      framework: { ...side, shown: 'shop 1' },
      peer: { ...side, shown: 'tills 1' },
      ours: { ...side, shown: 'ours 1' },
    })
  })
})
