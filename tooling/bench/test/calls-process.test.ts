import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import type { Calls } from '../src/calls/results.ts'

const entry = fileURLToPath(new URL('../src/bench.ts', import.meta.url))

// It builds the packages if nobody has.
const timeout = 180_000

describe('calls in a process of their own', { timeout }, () => {
  it('process/node', async () => {
    const asked = ['calls', '--framework', 'node', '--case', 'allowed/10', '--rounds', '2', '--json']
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['--conditions=@cors/source', entry, ...asked],
      { timeout },
    )
    const { calls } = JSON.parse(stdout) as { readonly calls: Calls }
    expect(calls.command).toBe(`pnpm bench ${asked.join(' ')}`)
    expect(calls.commit).toMatch(/^[0-9a-f]{7,}( with changes)?$/)
    expect(calls.hosts.map(({ name }) => name)).toEqual(['node'])
    const packages = calls.hosts.flatMap((host) => host.packages)
    const cases = calls.hosts.flatMap((host) => host.cases)
    expect(packages.map((each) => each.replace(/ \d+\.\d+\.\d+$/, ''))).toEqual(['cors', '@cors/node'])
    expect(cases.map(({ id }) => id)).toEqual(['allowed/10'])
    const contenders = cases.flatMap((each) => each.contenders)
    const granted = { vary: 'Origin', 'access-control-allow-origin': 'https://app-9.example.com' }
    expect(contenders.map(({ role, answer, fault }) => ({ role, ...answer, fault }))).toEqual([
      { role: 'nothing', status: 200, fields: {} },
      { role: 'by hand', status: 200, fields: granted },
      { role: 'peer', status: 200, fields: granted },
      { role: 'ours', status: 200, fields: granted },
    ])
    for (const { role, nanoseconds, added, size, dropped } of contenders) {
      expect(size).toBeGreaterThan(0)
      expect(dropped).toBeLessThan(2)
      const spreads = [nanoseconds, ...(role === 'nothing' ? [] : [added?.nanoseconds, added?.bytes])]
      for (const spread of spreads) {
        expect(Object.keys(spread ?? {})).toEqual(['median', 'low', 'high'])
        expect(Object.values(spread ?? {}).every(Number.isFinite)).toBe(true)
      }
    }
  })
})
