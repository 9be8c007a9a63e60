import type { Engine, Exchange, evaluate } from '@cors/browser'
import { GCProfiler } from 'node:v8'
import type { Batch, Slice } from '../../calls/measuring/batch.ts'
import { collectYoung, ofReading, usedBytes } from '../../heap.ts'
import type { Case } from '../cases/case.ts'
import { faultOf } from '../cases/fault-of.ts'

/** Somebody who says what a browser does. */
export type Evaluate = typeof evaluate

/** Has so many exchanges judged, which are made before the time begins. @throws if a verdict is wrong. */
export function runBatch(judge: Evaluate, each: Case, engine: Engine, { first, size }: Slice): Batch {
  // What the batch before has left goes at once; nothing is collected below.
  collectYoung()
  const exchanges = Array.from({ length: size }, (_, turn) => asRecorded(each.exchange(first + turn)))
  const profiler = new GCProfiler()
  profiler.start()
  const before = usedBytes()
  const start = performance.now()
  // All are kept and looked at afterwards, so that none can be left out.
  const verdicts = exchanges.map((exchange) => judge(exchange, { engine }))
  const milliseconds = performance.now() - start
  const bytes = usedBytes() - before - ofReading
  const isCollected = profiler.stop().statistics.length > 0
  for (const verdict of verdicts) {
    const fault = faultOf(each, verdict)
    if (fault !== undefined) throw new Error(`${each.id}, ${engine}: ${fault}`)
  }
  return { nanoseconds: (milliseconds * 1e6) / size, bytes: bytes / size, isCollected }
}

/** As it comes from a file: of texts that are in one piece, and that nobody has seen before. */
function asRecorded(exchange: Exchange): Exchange {
  return JSON.parse(JSON.stringify(exchange)) as Exchange
}
