import { answerOf, clocked, keyOf } from './preflighted.ts'
import { describe, expect, it } from 'vitest'
import type { Engine, PreflightKey } from '../src/index.ts'
import { engines } from './classification.ts'

type Key = Partial<PreflightKey>
type Step =
  | { readonly store: Key; readonly methods?: string; readonly names?: string; readonly age?: string }
  | { readonly has: Key }
  | { readonly fail: Key; readonly at: 'preflight' | 'response' }
  | { readonly seconds: number }

/** What `has` said, in order, `y` or `n`; `?` where nobody has looked. */
type Told = Readonly<Record<Engine, string>>

export const alike = (told: string): Told => ({ standard: told, chromium: told, firefox: told, webkit: told })
/** An entry for each token, or one for the URL. */
export const apart = (tokens: string, entry: string): Told => ({
  standard: tokens,
  firefox: tokens,
  chromium: entry,
  webkit: entry,
})

export type CacheRow = readonly [id: string, told: Told, ...steps: readonly Step[]]

export const put: Key = { method: 'PUT' }
export const post: Key = { method: 'POST' }
export const gone: Key = { method: 'DELETE' }
export const include: Key = { isCredentialed: true }
export function named(...names: readonly string[]): Key {
  return { method: 'POST', names }
}

export function describeCache(title: string, rows: readonly CacheRow[]): void {
  describe(title, () => {
    for (const [id, told, ...steps] of rows) {
      for (const engine of engines.filter((each) => told[each] !== '?')) {
        it(`cache/${id}/${engine}/${told[engine]}`, () => {
          const { cache, at } = clocked(engine)
          let seen = ''
          for (const step of steps) {
            if ('store' in step) cache.store(keyOf(step.store), answerOf(step.methods, step.names, step.age))
            else if ('fail' in step) cache.fail(keyOf(step.fail), step.at)
            else if ('seconds' in step) at(step.seconds)
            else seen += cache.has(keyOf(step.has)) ? 'y' : 'n'
          }
          expect(seen).toBe(told[engine])
        })
      }
    }
  })
}
