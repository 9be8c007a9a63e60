import { type Cors, type CorsRequest, createCors } from '@cors/core'
import { GCProfiler } from 'node:v8'
import type { Case, Message } from '../../calls/cases/case.ts'
import { toOurs } from '../../calls/hosts/ours.ts'
import { spreadOf } from '../../statistics.ts'
import { collectYoung, ofReading, usedBytes } from '../../heap.ts'
import type { Decided } from '../results.ts'

/** What a round of decisions came to. */
interface Batch {
  /** Allocated by all of them. */
  readonly bytes: number
  /** How many were allowed. */
  readonly allowed: number
  /** Whether memory was collected in the midst of it, so that its bytes mean nothing. */
  readonly isCollected: boolean
}

// Decisions in a round, whose requests leave room where nothing has been collected yet.
const calls = 2000

// Rounds that do not count: by their end there is machine code, and what is remembered is.
const warmUps = 30

/** Has a policy of ours decide on requests that are made before anything is counted. */
export function decideMany({ id, policy, request, isGranted }: Case, rounds: number): Decided {
  const cors = createCors(toOurs(policy))
  const batches = Array.from({ length: warmUps + rounds }, (_, round) => {
    collectYoung()
    const requests = Array.from({ length: calls }, (__, turn) => asSeen(request(round * calls + turn)))
    return runBatch(cors, requests)
  })
  const isAllowed = batches[0]?.allowed === calls
  const isWrong = isGranted !== undefined && isAllowed !== isGranted
  if (isWrong || batches.some(({ allowed }) => allowed !== (isAllowed ? calls : 0))) {
    throw new Error(`${id} was not decided as it has to be`)
  }
  const counted = batches.slice(warmUps).filter(({ isCollected }) => !isCollected)
  const bytes = counted.map((batch) => batch.bytes / calls)
  return { id, isAllowed, bytes: bytes.length === 0 ? undefined : spreadOf(bytes) }
}

function runBatch(cors: Cors, requests: readonly CorsRequest[]): Batch {
  const profiler = new GCProfiler()
  profiler.start()
  const before = usedBytes()
  const allowed = countAllowed(cors, requests)
  const bytes = usedBytes() - before - ofReading
  return { bytes, allowed, isCollected: profiler.stop().statistics.length > 0 }
}

function countAllowed(cors: Cors, requests: readonly CorsRequest[]): number {
  let allowed = 0
  // No iterator: until there is machine code for this loop, its steps would be counted as well.
  for (let turn = 0; turn < requests.length; turn++) {
    const decision = cors.decide(requests[turn] ?? nothing)
    if ('allowed' in decision && decision.allowed) allowed++
  }
  return allowed
}

const nothing: CorsRequest = { headers: {} }

const scratch = Buffer.alloc(1 << 16)

/** As a host hands it over: of texts that nobody has seen before. */
function asSeen({ method, fields }: Message): CorsRequest {
  const headers = fields.map(([name, value]) => [
    name.toLowerCase(),
    scratch.toString('latin1', 0, scratch.write(value, 'latin1')),
  ])
  return { method, headers: Object.fromEntries(headers) as CorsRequest['headers'] }
}
