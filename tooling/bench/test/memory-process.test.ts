import { beforeAll, describe, expect, it } from 'vitest'
import { build } from '../src/calls/build.ts'
import { startAsked } from '../src/memory/asked.ts'
import { measureDecisions } from '../src/memory/decisions/measure-decisions.ts'
import { measureOrigins } from '../src/memory/origins/measure-origins.ts'
import { flatnessOf } from '../src/memory/soak/flatness.ts'
import { soak } from '../src/memory/soak/soak.ts'

// It builds the packages if nobody has.
const timeout = 180_000

beforeAll(build, timeout)

const silent = (): void => undefined

// Enough for a leak to be more than what Node takes while it warms up.
const length = { warmUp: 2000, requests: 12_000 }

describe('a server that is soaked', { timeout }, () => {
  for (const { id, entry, isFlat } of [
    { id: 'ours', entry: undefined, isFlat: true },
    { id: 'leaking', entry: new URL('./memory-leaking.ts', import.meta.url), isFlat: false },
  ]) {
    it(`soak/${id}`, async () => {
      const told: string[] = []
      const soaked = await soak(length, (progress) => told.push(progress), entry)
      expect(soaked.requests).toBe(12_000)
      expect(soaked.looks).toHaveLength(11)
      for (const { heap, rss } of soaked.looks) {
        expect(heap).toBeGreaterThan(0)
        expect(rss).toBeGreaterThan(heap)
      }
      expect([told.length, told[0], told.at(-1)]).toEqual([
        11,
        '0 of 12,000 requests',
        '12,000 of 12,000 requests',
      ])
      expect(flatnessOf(soaked).isFlat).toBe(isFlat)
    })
  }

  it('soak/by-time', async () => {
    const { requests } = await soak({ warmUp: 240, requests: { seconds: 0.05 } }, silent)
    expect(requests).toBeGreaterThanOrEqual(10)
    expect(requests % 10).toBe(0)
  })

  it('soak/wrong-answers', async () => {
    const entry = new URL('./memory-preflightless.ts', import.meta.url)
    await expect(soak({ warmUp: 24, requests: 240 }, silent, entry)).rejects.toThrow(
      'of 24 requests 0 failed; answers by status are {"200":24}, and must be {"200":16,"204":6,"403":2}',
    )
  })

  it('soak/server-gone', async () => {
    const entry = new URL('./memory-nobody.ts', import.meta.url)
    await expect(soak(length, silent, entry)).rejects.toThrow(/memory-nobody\.ts ended with 1$/)
  })
})

describe('what is held and allocated', { timeout }, () => {
  it('origins/held', async () => {
    const { holders, ...rest } = await measureOrigins({ size: 10_000, runs: 1 }, silent)
    expect(rest).toEqual({ size: 10_000, runs: 1 })
    expect(holders.map(({ shown }) => shown.replace(/ \d+\.\d+\.\d+/, ''))).toEqual([
      'nothing',
      'the list itself',
      'the list and a Set of it',
      'cors',
      '@cors/core',
      '@cors/express',
      '@cors/core, after each has asked',
    ])
    const heap = Object.fromEntries(holders.map((each) => [each.holder, each.heap.median]))
    const { nothing = NaN, list = NaN, set = NaN, core = NaN, 'core-asked': asked = NaN } = heap
    expect(nothing).toBeLessThan(100_000)
    // A text of 27 letters takes more than these, and is held once.
    expect(list).toBeGreaterThan(10_000 * 32)
    expect(set - list).toBeGreaterThan(10_000 * 8)
    expect(core).toBeGreaterThan(set)
    expect(asked).toBeGreaterThan(core)
  })

  it('decisions/allocated', async () => {
    const decisions = await measureDecisions(2, silent)
    const bytes = Object.fromEntries(decisions.map((each) => [each.id, each.bytes?.median ?? NaN]))
    // A decision that is made anew has at least its six properties, and one that is remembered costs nothing.
    expect(bytes['preflight/allowed']).toBeGreaterThan(48)
    expect(bytes['wildcards/10']).toBeGreaterThan(48)
    expect(bytes['allowed/10']).toBeLessThan(16)
    expect(decisions.filter(({ isAllowed }) => !isAllowed).map(({ id }) => id)).toEqual([
      'refused/10',
      'wildcards-refused/100',
      'preflight/refused-origin',
      'preflight/refused-header',
      'hostile/origin-wildcards',
    ])
  })

  it('asked/ends-instead', async () => {
    const nobody = startAsked<'look', never>(new URL('./memory-nobody.ts', import.meta.url))
    await expect(nobody.ask('look')).rejects.toThrow(/memory-nobody\.ts ended with 1$/)
    await nobody.stop()
  })
})
