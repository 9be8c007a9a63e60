import { mkdtempSync, writeFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { type Budget, budgets } from '../src/footprint/budgets.ts'
import type { Contested, Footprint } from '../src/footprint/results.ts'
import { known } from '../src/rooms.ts'
import { footprint, heavier, weighed } from './measured.ts'
import { runBench } from './run-bench.ts'

function budgetOf(name: string): Budget {
  const found = budgets[name]
  if (found === undefined) throw new Error(`${name} has no budget`)
  return found
}

/** A file as `--json` writes it, of a run in which an adapter added packages of this many bytes. */
function saved(name: string, ...bytes: readonly number[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'cors-bench-test-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const packages = bytes.map((each) => weighed('one', { code: each }, 1 / bytes.length))
  const contest: Contested = { ...heavier, ours: { ...heavier.ours, shown: `${name} 0.1.0`, packages } }
  const data: Footprint = { ...footprint, contests: [contest] }
  const file = join(folder, 'footprint.json')
  writeFileSync(file, JSON.stringify({ footprint: data }))
  return file
}

const adapter = '@cors/express'
const budget = budgetOf(adapter)
const within = [budget.unpacked]
const over = [budget.unpacked, 1]
const tooMany = Array.from({ length: budget.packages + 1 }, () => 1)

const isOver = excess('bytes on the disk', budget.unpacked + 1, budget.unpacked)
const areTooMany = excess('packages', budget.packages + 1, budget.packages)

function excess(what: string, is: number, most: number): string {
  const [shown, limit] = [is, most].map((number) => number.toLocaleString('en'))
  return `bench footprint: over budget: ${adapter}, ${what}: ${shown}, and its budget is ${limit}.\n`
}

describe('the bench as a process', () => {
  for (const { id, args, bytes, code, stderr } of [
    { id: 'within-budget', args: ['--check'], bytes: within, code: 0, stderr: '' },
    { id: 'over-budget', args: ['--check'], bytes: over, code: 1, stderr: isOver },
    {
      id: 'too-many-packages',
      args: ['--check'],
      bytes: tooMany,
      code: 1,
      stderr: areTooMany,
    },
    { id: 'over-budget-unasked', args: [], bytes: over, code: 0, stderr: isOver },
    { id: 'over-budget-json', args: ['--check', '--json'], bytes: over, code: 1, stderr: isOver },
  ]) {
    it(`check/${id}`, async () => {
      const ended = await runBench('footprint', '--from', saved(adapter, ...bytes), ...args)
      expect({ code: ended.code, stderr: ended.stderr }).toEqual({ code, stderr })
    })
  }

  it('check/no-budget', async () => {
    const ended = await runBench('--check', '--from', saved('@cors/unheard', 1))
    expect(ended.code).toBe(1)
    expect(ended.stderr).toBe('bench footprint: over budget: @cors/unheard has no budget.\n')
  })

  it('json/reads-what-it-writes', async () => {
    const file = saved('@cors/koa', 4_000_000)
    const { stdout } = await runBench('--json', '--from', file)
    expect(JSON.parse(stdout)).toEqual({
      footprint: {
        ...footprint,
        contests: [
          {
            ...heavier,
            ours: {
              ...heavier.ours,
              shown: '@cors/koa 0.1.0',
              packages: [weighed('one', { code: 4_000_000 }, 1)],
            },
          },
        ],
      },
    })
  })

  it('refusal/exit-code', async () => {
    const ended = await runBench('weather')
    expect(ended).toEqual({
      code: 2,
      stdout: '',
      stderr:
        'bench: there is no room "weather". There is: footprint, calls, end-to-end, memory, verdicts.\n',
    })
  })

  it('refusal/frameworks', async () => {
    const ended = await runBench('--framework', 'hapi')
    const names = known.frameworks.join(', ')
    expect(ended.stderr).toBe(`bench: there is no framework "hapi". There is: ${names}.\n`)
  })
})
