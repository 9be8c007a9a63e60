import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { type Start, timeStarts } from '../src/footprint/time-starts.ts'

/** A project whose packages note in a file that they are loaded, and how. */
function project(): { readonly cwd: string; readonly loaded: () => readonly string[] } {
  const cwd = mkdtempSync(join(tmpdir(), 'cors-bench-test-'))
  onTestFinished(() => rm(cwd, { recursive: true }))
  const log = join(cwd, 'log')
  writeFileSync(log, '')
  for (const name of ['one', 'two']) {
    const folder = join(cwd, 'node_modules', name)
    const note = (how: string): string =>
      `process.getBuiltinModule('node:fs').appendFileSync(${JSON.stringify(log)}, '${name}/${how}/' + (process.env.NODE_DEBUG ?? 'plain') + '\\n')\n`
    mkdirSync(folder, { recursive: true })
    const exports = { import: './index.mjs', require: './index.cjs' }
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ name, exports }))
    writeFileSync(join(folder, 'index.mjs'), note('import'))
    writeFileSync(join(folder, 'index.cjs'), note('require'))
  }
  return { cwd, loaded: () => readFileSync(log, 'utf8').split('\n').filter(Boolean) }
}

describe('timing fresh processes', () => {
  it('time/in-turns', async () => {
    const { cwd, loaded } = project()
    const starts: readonly Start[] = [
      { cwd, how: 'import', names: ['one', 'two'] },
      { cwd, how: 'require', names: ['two'] },
      { cwd, how: 'import', names: [] },
    ]
    const samples = await timeStarts(starts, 2, { ...process.env, NODE_DEBUG: 'nothing' })
    const forth = ['one/import/plain', 'two/import/plain', 'two/require/plain']
    const back = ['two/require/plain', 'one/import/plain', 'two/import/plain']
    expect(loaded()).toEqual([...forth, ...back, ...forth])
    expect(samples.map(({ length }) => length)).toEqual([2, 2, 2])
    for (const sample of samples.flat()) {
      expect(Object.keys(sample).toSorted()).toEqual(['milliseconds', 'process', 'rss'])
      expect(Object.values(sample).every((value) => Number.isFinite(value))).toBe(true)
      // A part is not more than the whole.
      expect(sample.milliseconds).toBeLessThan(sample.process)
    }
  })

  for (const how of ['import', 'require'] as const) {
    it(`time/not-there/${how}`, async () => {
      const { cwd } = project()
      const timed = timeStarts([{ cwd, how, names: ['three'] }], 1, process.env)
      await expect(timed).rejects.toThrow('three')
    })
  }
})
