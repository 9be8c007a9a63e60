import type { Message } from '../calls/cases/case.ts'
import type { Child } from './child.ts'
import type { Load, Loaded } from './loading/client.ts'
import type { Order } from './serving/serve.ts'
import type { Taken } from './serving/window.ts'

/** How long a batch is. */
export interface Size {
  /** Requests, on all connections. */
  readonly amount: number
  readonly connections: number
}

/** Who is asked, what, and what status each answer has to have. */
export interface Target {
  readonly port: number
  readonly messages: readonly Message[]
  readonly status: number
}

/** A process that serves, and one that asks. */
export interface Pair {
  readonly serving: Child
  readonly loading: Child
}

// Of a batch, what goes by before it is measured: connections are made then.
const leadIn = 0.2

/** Has one application answer a batch of requests. @throws if it did not answer all of them, or not as before. */
export async function runBatch(
  { port, messages, status }: Target,
  { amount, connections }: Size,
  { serving, loading }: Pair,
): Promise<Taken> {
  const begin: Order = { begin: { from: Math.ceil(amount * leadIn), to: amount } }
  const load: Load = { port, messages, amount, connections }
  await serving.ask(begin)
  const { statuses, errors } = (await loading.ask(load)) as Loaded
  const right = statuses[status] ?? 0
  if (right !== amount || errors > 0) {
    const all = JSON.stringify(statuses)
    throw new Error(`${right} of ${amount} answers had status ${status}: ${all}, ${errors} errors`)
  }
  const taken = (await serving.ask('take' satisfies Order)) as Taken
  if (taken.count !== amount) throw new Error(`${taken.count} requests came for ${amount} answers`)
  return taken
}
