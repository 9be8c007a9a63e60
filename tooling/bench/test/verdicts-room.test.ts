import { mkdtempSync, writeFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { Command } from '../src/command.ts'
import { cases } from '../src/verdicts/cases/cases.ts'
import { engines } from '../src/verdicts/engines.ts'
import { measure, planOf } from '../src/verdicts/measure.ts'
import { describeVerdicts } from '../src/verdicts/report/describe-verdicts.ts'
import { verdicts } from '../src/verdicts/verdicts.ts'
import { runBench } from './run-bench.ts'
import { measured } from './verdicts-measured.ts'

const command: Command = {
  rooms: ['verdicts'],
  frameworks: [],
  rounds: 1,
  check: false,
  json: false,
  quick: true,
  write: false,
  line: 'pnpm bench verdicts',
}

const excess = 'simple/allowed, firefox: evaluate takes 25.0 us, and its goal is at most 20.0 us.'

/** A file as `--json` writes it. */
function saved(data: object): string {
  const folder = mkdtempSync(join(tmpdir(), 'cors-bench-test-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const file = join(folder, 'bench.json')
  writeFileSync(file, JSON.stringify(data))
  return file
}

describe('the room for verdicts', () => {
  for (const { id, asked, is } of [
    { id: 'usual', asked: { rounds: 21, quick: false }, is: { rounds: 21, warmUps: 40 } },
    { id: 'quick', asked: { rounds: 7, quick: true }, is: { rounds: 7, warmUps: 12 } },
  ]) {
    it(`plan/${id}`, () => {
      expect(planOf(asked)).toEqual(is)
    })
  }

  it('room/from', async () => {
    expect(await verdicts({ ...command, from: saved({ verdicts: measured }) })).toEqual({
      data: measured,
      text: describeVerdicts(measured),
      excess: [excess],
    })
  })

  for (const { id, asked } of [
    { id: 'from-another', asked: () => ({ from: saved({ memory: {} }) }) },
    { id: 'no-time', asked: () => ({ rounds: 0 }) },
  ]) {
    it(`room/${id}`, async () => {
      expect(await verdicts({ ...command, ...asked() })).toEqual({ data: undefined, text: '', excess: [] })
    })
  }

  for (const { id, args, code } of [
    { id: 'missed', args: [], code: 0 },
    { id: 'missed-and-asked', args: ['--check'], code: 1 },
  ]) {
    it(`check/${id}`, async () => {
      const ended = await runBench('verdicts', '--from', saved({ verdicts: measured }), ...args)
      expect({ code: ended.code, stderr: ended.stderr }).toEqual({
        code,
        stderr: `bench verdicts: over budget: ${excess}\n`,
      })
    })
  }

  it('check/takes-no-time', async () => {
    expect(await runBench('verdicts', '--check')).toEqual({ code: 0, stdout: '', stderr: '' })
  })

  it('json/reads-what-it-writes', async () => {
    const { stdout } = await runBench('verdicts', '--json', '--from', saved({ verdicts: measured }))
    expect(JSON.parse(stdout)).toEqual({ verdicts: measured })
  })

  // It builds the packages if nobody has.
  it('room/anew', { timeout: 180_000 }, async () => {
    const told: string[] = []
    const asked = { rounds: 1, quick: true, line: 'pnpm bench verdicts' }
    const { machine, commit, timed, ...rest } = await measure(asked, (progress) => told.push(progress))
    expect(machine.node).toBe(process.versions.node)
    expect(commit).toMatch(/^[0-9a-f]{7,}( with changes)?$/)
    expect(rest).toEqual({ command: 'pnpm bench verdicts', rounds: 1 })
    expect(timed.map(({ id, engine }) => [id, engine])).toEqual(
      cases.flatMap(({ id }) => engines.map((engine) => [id, engine])),
    )
    for (const { microseconds, bytes, size, dropped } of timed) {
      expect(size).toBeGreaterThanOrEqual(1)
      expect(dropped === 1 || (microseconds?.median ?? 0) > 0).toBe(true)
      expect(dropped === 1 || (bytes?.median ?? 0) > 0).toBe(true)
    }
    expect(told).toEqual(['building', 'measuring'])
  })
})
