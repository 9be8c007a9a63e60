import { afterAll, beforeAll } from 'vitest'
import type { Running } from '../src/running.ts'

/** Serves from before the tests of a block until after them, and tells on which port. */
export function serveForAll(serve: () => Promise<Running>): () => number {
  const running = runForAll(serve)
  return () => running().port
}

/** The same, and tells all. */
export function runForAll(serve: () => Promise<Running>): () => Running {
  let running: Running | undefined
  beforeAll(async () => {
    running = await serve()
  })
  afterAll(() => running?.stop())
  return () => {
    if (running === undefined) throw new Error('nothing is served')
    return running
  }
}
