import { web } from '@tooling/exchange'
import { describe, expect, it } from 'vitest'
import { type LookUp, createOriginCache } from '../src/origin-cache.ts'
import { ages, until } from './host.ts'

const numbers = { ...ages, maxAllowed: 10, maxRefused: 10 }

// What no database can be brought to do when it is wanted: look-ups whose end the test decides.
describe('look-ups that users may write', () => {
  it('origin-cache/late-answer-from-before-a-write', async () => {
    const answers: ((isAllowed: boolean) => void)[] = []
    const lookUp = (): Promise<boolean> => new Promise((resolve) => void answers.push(resolve))
    const cache = createOriginCache(lookUp, { ...numbers, deadline: 10_000, onFailure: () => undefined })
    const early = cache.allows('acme', web)
    await until(() => expect(answers).toHaveLength(1))
    // It is removed, and somebody asks again, before the first look-up ends.
    cache.forget('acme', web)
    const later = cache.allows('acme', web)
    await until(() => expect(answers).toHaveLength(2))
    answers[0]?.(true)
    expect(await early).toBe(true)
    const joined = cache.allows('acme', web)
    answers[1]?.(false)
    expect([await later, await joined, await cache.allows('acme', web)]).toEqual([false, false, false])
    expect([answers.length, cache.entries()]).toEqual([2, { allowed: 0, refused: 1 }])
  })

  it.each<{ readonly id: string; readonly lookUp: LookUp; readonly says: string }>([
    { id: 'hangs', lookUp: () => new Promise(() => undefined), says: 'no answer within 50 ms' },
    {
      id: 'heeds-its-signal',
      lookUp: (_tenant, _origin, signal) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => reject(new Error('given up')))
        }),
      says: 'given up',
    },
    { id: 'rejects', lookUp: () => Promise.reject(new Error('gone')), says: 'gone' },
    {
      id: 'throws',
      lookUp() {
        throw new Error('not even a promise')
      },
      says: 'not even a promise',
    },
  ])('origin-cache/$id', async ({ lookUp, says }) => {
    const failures: unknown[] = []
    const cache = createOriginCache(lookUp, {
      ...numbers,
      deadline: 50,
      onFailure: (error) => failures.push(error),
    })
    await expect(cache.allows('acme', web)).rejects.toThrow(says)
    expect(failures).toEqual([new Error(says)])
    expect(cache.entries()).toEqual({ allowed: 0, refused: 0 })
    // Past the deadline: vitest fails for a rejection that nobody handles.
    await new Promise((resolve) => setTimeout(resolve, 100))
  })

  it.each([1, 'true', {}, null, undefined])('origin-cache/answers %j', async (answer) => {
    const lookUp = (() => Promise.resolve(answer)) as unknown as LookUp
    const cache = createOriginCache(lookUp, { ...numbers, deadline: 10_000, onFailure: () => undefined })
    expect([await cache.allows('acme', web), await cache.allows('acme', web)]).toEqual([false, false])
    expect(cache.entries()).toEqual({ allowed: 0, refused: 1 })
  })
})
