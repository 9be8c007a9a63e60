import { getHeapStatistics } from 'node:v8'

/** Memory of this process. */
export interface Held {
  /** Bytes on the heap. */
  readonly heap: number
  /** Bytes that are resident. */
  readonly rss: number
}

/** As it is, whether somebody needs it or not. */
export function look(): Held {
  const { heapUsed, rss } = process.memoryUsage()
  return { heap: heapUsed, rss }
}

/** Lets go of all that nobody holds. */
export function collect(): void {
  // Twice: what weak maps held is gone after the first.
  for (let turn = 0; turn < 2; turn++) gcOf(globalThis)()
}

/** The same of what is young. */
export function collectYoung(): void {
  gcOf(globalThis)({ type: 'minor' })
}

function gcOf({ gc }: typeof globalThis): NodeJS.GCFunction {
  if (gc === undefined) throw new Error('to be run with --expose-gc')
  return gc
}

/** How many bytes of the heap were ever used, and not collected. */
export function usedBytes(): number {
  return getHeapStatistics().used_heap_size
}

/** What it takes to look once; less than nothing is what was collected in between. */
export const ofReading: number = Math.min(
  ...Array.from({ length: 10 }, () => -usedBytes() + usedBytes()).filter((bytes) => bytes >= 0),
)
