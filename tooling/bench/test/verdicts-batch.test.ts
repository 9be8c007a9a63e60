import { type Exchange, evaluate } from '@cors/browser'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Batch } from '../src/calls/measuring/batch.ts'
import type { Case } from '../src/verdicts/cases/case.ts'
import { cases } from '../src/verdicts/cases/cases.ts'
import { engines } from '../src/verdicts/engines.ts'
import { type Evaluate, runBatch } from '../src/verdicts/measuring/batch.ts'
import { summarize, timeAll } from '../src/verdicts/measuring/time-all.ts'

beforeAll(() => {
  // As the process that measures is started.
  setFlagsFromString('--expose-gc')
  globalThis.gc ??= runInNewContext('gc') as typeof gc
})

const first: Case = cases[0] ?? never()

function never(): never {
  throw new Error('there are no cases')
}

describe('a batch of verdicts', () => {
  it('batch/exchanges', () => {
    const seen: unknown[] = []
    const judge: Evaluate = (exchange, options) => {
      seen.push([exchange, options])
      return evaluate(exchange, options)
    }
    const taken = runBatch(judge, first, 'firefox', { first: 7, size: 2 })
    expect(seen).toEqual([
      [first.exchange(7), { engine: 'firefox' }],
      [first.exchange(8), { engine: 'firefox' }],
    ])
    expect(Object.keys(taken)).toEqual(['nanoseconds', 'bytes', 'isCollected'])
  })

  it('batch/allocated', () => {
    const kept: unknown[] = []
    const judge: Evaluate = (exchange, options) => {
      kept.push(Array.from({ length: 1000 }, (_, index) => index))
      return evaluate(exchange, options)
    }
    const { bytes, isCollected } = runBatch(judge, first, 'standard', { first: 0, size: 20 })
    // Of a thousand elements, each at least of four bytes.
    expect(isCollected || bytes > 4000).toBe(true)
  })

  it('batch/collected', () => {
    const judge: Evaluate = (exchange, options) => {
      gc?.({ type: 'minor' })
      return evaluate(exchange, options)
    }
    expect(runBatch(judge, first, 'standard', { first: 0, size: 20 }).isCollected).toBe(true)
  })

  it('batch/one-verdict-wrong', () => {
    const asks = (exchange: Exchange): boolean =>
      exchange.request.documentOrigin === 'https://app-3.example.com'
    const judge: Evaluate = (exchange, options) =>
      evaluate(asks(exchange) ? { ...exchange, hops: [] } : exchange, options)
    expect(() => runBatch(judge, first, 'webkit', { first: 0, size: 4 })).toThrow(
      'simple/allowed, webkit: the reasons are unrecorded, and must be none',
    )
    expect(() => runBatch(judge, first, 'webkit', { first: 0, size: 3 })).not.toThrow()
  })
})

function batch(nanoseconds: number, isCollected = false): Batch {
  return { nanoseconds, bytes: nanoseconds * 2, isCollected }
}

const summaries = [
  {
    id: 'microseconds',
    batches: [batch(3000), batch(1000), batch(2000)],
    is: {
      microseconds: { median: 2, low: 1.2, high: 2.8 },
      bytes: { median: 4000, low: 2400, high: 5600 },
      dropped: 0,
    },
  },
  {
    id: 'without-what-was-collected',
    batches: [batch(1000), batch(90_000, true), batch(1000)],
    is: {
      microseconds: { median: 1, low: 1, high: 1 },
      bytes: { median: 2000, low: 2000, high: 2000 },
      dropped: 1,
    },
  },
  {
    id: 'all-collected',
    batches: [batch(1000, true), batch(1000, true)],
    is: { microseconds: undefined, bytes: undefined, dropped: 2 },
  },
]

describe('what the batches come to', () => {
  for (const { id, batches, is } of summaries) {
    it(`summary/${id}`, () => {
      expect(summarize('shop', 'webkit', { batches, size: 30 })).toEqual({
        id: 'shop',
        engine: 'webkit',
        size: 30,
        ...is,
      })
    })
  }

  it('all/in-turns', async () => {
    const asked: string[] = []
    const judge: Evaluate = (exchange, options) => {
      const { url } = exchange.request
      asked.push(`${options?.engine} ${exchange.hops.length} ${url.slice(url.lastIndexOf('/') + 1)}`)
      return evaluate(exchange, options)
    }
    const timed = await timeAll(judge, { rounds: 2, warmUps: 0 })
    expect(timed.map(({ id, engine }) => `${id} ${engine}`)).toEqual(
      cases.flatMap(({ id }) => engines.map((engine) => `${id} ${engine}`)),
    )
    // A round of all, and then another backwards, of other texts.
    const half = asked.length / 2
    expect(asked.slice(0, 9).filter((_, index) => index % 8 === 0)).toEqual(['standard 1 0', 'chromium 1 0'])
    expect([asked[half - 1], asked[half], asked.at(-1)]).toEqual([
      'webkit 1 7',
      'webkit 1 400',
      'standard 1 407',
    ])
  })
})
