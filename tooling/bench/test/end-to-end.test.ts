import { mkdtempSync, writeFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { Command } from '../src/command.ts'
import { endToEnd as room } from '../src/end-to-end/end-to-end.ts'
import { describeEndToEnd } from '../src/end-to-end/report/describe-end-to-end.ts'
import { endToEnd } from './end-to-end-measured.ts'

const command: Command = {
  rooms: ['end-to-end'],
  frameworks: ['koa'],
  rounds: 1,
  check: false,
  json: false,
  quick: true,
  write: false,
  line: 'pnpm bench end-to-end',
}

function saved(data: object): string {
  const folder = mkdtempSync(join(tmpdir(), 'cors-bench-test-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const file = join(folder, 'all.json')
  writeFileSync(file, JSON.stringify(data))
  return file
}

describe('the room', () => {
  it('room/takes-no-time', async () => {
    expect(await room({ ...command, rounds: 0 })).toEqual({ data: undefined, text: '', excess: [] })
  })

  it('room/reads', async () => {
    const { data, text, excess } = await room({ ...command, from: saved({ 'end-to-end': endToEnd }) })
    expect(JSON.parse(JSON.stringify(data))).toEqual(JSON.parse(JSON.stringify(endToEnd)))
    expect(text).toBe(describeEndToEnd(endToEnd))
    expect(excess).toEqual([])
  })

  for (const { id, file } of [
    { id: 'not-in-the-file', file: {} },
    { id: 'nothing-asked', file: { 'end-to-end': { ...endToEnd, frameworks: [] } } },
  ]) {
    it(`room/${id}`, async () => {
      expect((await room({ ...command, from: saved(file) })).text).toBe('')
    })
  }
})
