import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { describeFootprint } from '../src/footprint/describe-footprint.ts'
import { remarksOn } from '../src/footprint/remarks.ts'
import { builtIn, footprint, heavier } from './measured.ts'

const { ours, peer } = heavier

describe('a footprint for people', () => {
  it('described/whole', () => {
    const expected = readFileSync(new URL('described.txt', import.meta.url), 'utf8')
    expect(`${describeFootprint(footprint)}\n`).toBe(expected)
  })

  it('described/no-time', () => {
    const lines = describeFootprint({ ...footprint, rounds: 0, contests: [builtIn] }).split('\n')
    expect(lines.slice(0, 3)).toEqual([
      'Node 24.0.0, Linux x64, 2 cores of Abacus 9, 2026-01-02.',
      'The framework with all that it installs; what each package adds to that.',
      'No time was taken.',
    ])
    expect(lines.filter((line) => /ms|RSS/.test(line))).toEqual([])
  })
})

const remarks = [
  {
    id: 'lighter',
    contest: {
      ...heavier,
      ours: { ...peer, shown: '@cors/shop 0.1.0' },
      peer: { ...ours, shown: 'tills 3.0.0' },
    },
    says: [
      '@cors/shop 0.1.0 adds 1 package and 10.0 kB, tills 3.0.0 2 packages and 2.00 MB: 0.01x.',
      'That is tills 10.0 kB; by kind, 9.00 kB code, 0 B maps, 0 B types, 1.00 kB other.',
      'Users of TypeScript install besides: nothing for tills 3.0.0, @types/tills 1.2.3 for @cors/shop 0.1.0.',
      'import() alone: 28.0 ms less time, 14.5 MB less memory.',
      'require() alone: 14.0 ms less time, 7.25 MB less memory.',
      'import() after shop 5.0.0: no difference in time that this run tells, 8.00 MB less memory.',
      'require() after shop 5.0.0: no difference in time that this run tells, 4.00 MB less memory.',
    ],
  },
  {
    id: 'alike',
    contest: {
      ...heavier,
      ours: { ...peer, shown: '@cors/shop 0.1.0', types: [], beside: undefined },
      peer: { ...peer, types: [] },
    },
    says: [
      '@cors/shop 0.1.0 adds 1 package and 10.0 kB, tills 2.8.6 1 package and 10.0 kB: 1.00x.',
      'That is tills 10.0 kB; by kind, 9.00 kB code, 0 B maps, 0 B types, 1.00 kB other.',
      'import() alone: no difference in time that this run tells, no difference in memory that this run tells.',
      'require() alone: no difference in time that this run tells, no difference in memory that this run tells.',
    ],
  },
]

describe('remarks', () => {
  for (const { id, contest, says } of remarks) {
    it(`remarks/${id}`, () => {
      expect(remarksOn(contest)).toEqual(says)
    })
  }
})
