import { mkdtempSync, writeFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { Command } from '../src/command.ts'
import { measure, planOf } from '../src/memory/measure.ts'
import { memory } from '../src/memory/memory.ts'
import { describeMemory } from '../src/memory/report/describe-memory.ts'
import { measured } from './memory-measured.ts'

const plans = [
  {
    id: 'usual',
    asked: { rounds: 21, quick: false },
    is: { runs: 7, length: { warmUp: 20_000, requests: { seconds: 50 } } },
  },
  {
    id: 'quick',
    asked: { rounds: 7, quick: true },
    is: { runs: 2, length: { warmUp: 3000, requests: { seconds: 2 } } },
  },
  {
    id: 'fewer-rounds',
    asked: { rounds: 5, quick: false },
    is: { runs: 5, length: { warmUp: 20_000, requests: { seconds: 50 } } },
  },
  {
    id: 'one-round',
    asked: { rounds: 1, quick: true },
    is: { runs: 1, length: { warmUp: 3000, requests: { seconds: 2 } } },
  },
  {
    id: 'requests',
    asked: { rounds: 21, quick: false, requests: 5_000_000 },
    is: { runs: 7, length: { warmUp: 20_000, requests: 5_000_000 } },
  },
  { id: 'no-time', asked: { rounds: 0, quick: false, requests: 5_000_000 }, is: { runs: 3 } },
]

const command: Command = {
  rooms: ['memory'],
  frameworks: [],
  rounds: 1,
  check: false,
  json: false,
  quick: true,
  write: false,
  line: 'pnpm bench memory',
}

/** A file as `--json` writes it. */
function saved(data: object): string {
  const folder = mkdtempSync(join(tmpdir(), 'cors-bench-test-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const file = join(folder, 'bench.json')
  writeFileSync(file, JSON.stringify(data))
  return file
}

describe('the room for memory', () => {
  for (const { id, asked, is } of plans) {
    it(`plan/${id}`, () => {
      expect(planOf(asked)).toEqual(is)
    })
  }

  it('room/from', async () => {
    expect(await memory({ ...command, from: saved({ memory: measured }) })).toEqual({
      data: measured,
      text: describeMemory(measured),
      excess: ['100,000 origins, @cors/express 0.1.0: 58.0 MB are resident, and its budget is 50.0 MB.'],
    })
  })

  it('room/from-another', async () => {
    expect(await memory({ ...command, from: saved({ calls: {} }) })).toEqual({
      data: undefined,
      text: '',
      excess: [],
    })
  })

  // It builds the packages if nobody has, and holds as many origins as the goal names.
  it('room/anew', { timeout: 180_000 }, async () => {
    const told: string[] = []
    const asked = { rounds: 1, quick: true, requests: 120, line: 'pnpm bench memory' }
    const {
      machine,
      commit,
      command: line,
      origins,
      decisions,
      soak,
    } = await measure(asked, (progress) => told.push(progress))
    expect(machine.node).toBe(process.versions.node)
    expect(commit).toMatch(/^[0-9a-f]{7,}( with changes)?$/)
    expect(line).toBe('pnpm bench memory')
    expect([origins.size, origins.runs]).toEqual([100_000, 1])
    expect(decisions.map(({ id }) => id)).toContain('no-origin')
    expect([soak?.warmUp, soak?.requests]).toEqual([3000, 120])
    expect([told[0], told.at(-1)]).toEqual(['building', '120 of 120 requests'])
  })
})
