import autocannon from 'autocannon'
import type { Message } from '../../calls/cases/case.ts'

// A process that asks, and has no other work.

/** What such a process is told. */
export interface Load {
  readonly port: number
  /** In turns, on each connection. */
  readonly messages: readonly Message[]
  readonly amount: number
  readonly connections: number
}

/** What came back. */
export interface Loaded {
  /** How many answers there were of each status. */
  readonly statuses: { readonly [status: string]: number }
  /** Connections that failed, or were silent for too long. */
  readonly errors: number
}

// Milliseconds between two looks at whether all is answered.
const interval = 5

process.on('message', (load: Load) => void run(load).then((loaded) => process.send?.(loaded)))
process.once('disconnect', () => process.exit())
process.send?.({})

async function run({ port, messages, amount, connections }: Load): Promise<Loaded> {
  const { statusCodeStats = {}, errors } = await autocannon({
    url: `http://127.0.0.1:${port}`,
    amount,
    connections,
    pipelining: 1,
    sampleInt: interval,
    // Of times as the client sees them, which are not wanted.
    skipAggregateResult: true,
    requests: messages.map(({ method, path, fields }) => ({
      method: method as 'GET',
      path,
      headers: Object.fromEntries(fields),
    })),
  })
  const statuses = Object.entries(statusCodeStats).map(([status, { count = 0 }]) => [status, count] as const)
  return { statuses: Object.fromEntries(statuses), errors }
}
