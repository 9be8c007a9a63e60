import { setImmediate } from 'node:timers/promises'
import { GCProfiler } from 'node:v8'
import { collectYoung, ofReading, usedBytes } from '../../heap.ts'
import type { Message } from '../cases/case.ts'
import type { Contender, Stage } from '../hosts/contender.ts'
import { type Exchange, createExchange } from './exchange.ts'

/** What a batch of calls came to, by the call. */
export interface Batch {
  readonly nanoseconds: number
  /** Allocated on the heap. */
  readonly bytes: number
  /** Whether memory was collected in the midst of it, so that neither number means anything. */
  readonly isCollected: boolean
}

/** Where a batch begins in the sequence of requests, and how many it takes. */
export interface Slice {
  readonly first: number
  readonly size: number
}

/** Answers as many requests as are asked for, which are made before the time begins. */
export async function runBatch(
  { run, role }: Contender,
  { isSync, enter }: Pick<Stage, 'isSync' | 'enter'>,
  request: (turn: number) => Message,
  { first, size }: Slice,
): Promise<Batch> {
  // What the batch before has left goes at once, while little of it is alive; nothing is collected below.
  collectYoung()
  const exchanges = Array.from({ length: size }, (_, turn) => createExchange(request(first + turn)))
  if (enter !== undefined) for (const exchange of exchanges) enter(exchange)
  const profiler = new GCProfiler()
  profiler.start()
  const before = usedBytes()
  const start = performance.now()
  for (const exchange of exchanges) run(exchange)
  // By the next turn of the loop all that was promised is settled: nothing here waits for the outside.
  if (!isSync) await setImmediate()
  const milliseconds = performance.now() - start
  const bytes = usedBytes() - before - ofReading
  const isCollected = profiler.stop().statistics.length > 0
  refuseUnanswered(exchanges, role)
  return { nanoseconds: (milliseconds * 1e6) / size, bytes: bytes / size, isCollected }
}

function refuseUnanswered(exchanges: readonly Exchange[], role: string): void {
  const left = exchanges.filter(
    ({ response, answered }) => answered === undefined && !response.headersSent,
  ).length
  if (left > 0) throw new Error(`${role} left ${left} of ${exchanges.length} requests without an answer`)
}
