import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { beforeAll, describe, expect, it } from 'vitest'
import { from } from '../src/calls/cases/messages.ts'
import { runBatch } from '../src/calls/measuring/batch.ts'
import type { Exchange } from '../src/calls/measuring/exchange.ts'

beforeAll(() => {
  // As the processes of the bench are started.
  setFlagsFromString('--expose-gc')
  globalThis.gc ??= runInNewContext('gc') as typeof gc
})

const slice = { first: 7, size: 20 }

function request(turn: number) {
  return from(`https://app-${turn}.example.com`)
}

function answer({ response }: Exchange): void {
  response.writeHead(200)
}

describe('a batch', () => {
  it('batch/requests', async () => {
    const origins: unknown[] = []
    const run = (exchange: Exchange): void => {
      origins.push(exchange.request.headers.origin, exchange.context)
      answer(exchange)
    }
    const enter = (exchange: Exchange): void => {
      exchange.context = 'entered'
    }
    const batch = await runBatch({ role: 'ours', run }, { isSync: true, enter }, request, {
      first: 7,
      size: 2,
    })
    expect(origins).toEqual(['https://app-7.example.com', 'entered', 'https://app-8.example.com', 'entered'])
    expect(Object.keys(batch)).toEqual(['nanoseconds', 'bytes', 'isCollected'])
  })

  it('batch/allocated', async () => {
    const kept: unknown[] = []
    const run = (exchange: Exchange): void => {
      kept.push(Array.from({ length: 1000 }, (_, index) => index))
      answer(exchange)
    }
    const { bytes, isCollected } = await runBatch({ role: 'ours', run }, { isSync: true }, request, slice)
    // Of a thousand elements, each at least of four bytes.
    expect(isCollected || bytes > 4000).toBe(true)
  })

  it('batch/collected', async () => {
    const run = (exchange: Exchange): void => {
      gc?.({ type: 'minor' })
      answer(exchange)
    }
    const { isCollected } = await runBatch({ role: 'ours', run }, { isSync: true }, request, slice)
    expect(isCollected).toBe(true)
  })

  it('batch/answered-later', async () => {
    const run = async (exchange: Exchange): Promise<void> => {
      await Promise.resolve()
      process.nextTick(answer, exchange)
    }
    await runBatch({ role: 'ours', run }, { isSync: false }, request, slice)
    await expect(runBatch({ role: 'ours', run }, { isSync: true }, request, slice)).rejects.toThrow(
      'ours left 20 of 20 requests without an answer',
    )
  })
})
