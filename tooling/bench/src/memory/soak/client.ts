import autocannon from 'autocannon'
import { answerParent } from '../asked.ts'
import { kindOf } from './messages.ts'

/** What a client is told to send. */
export interface Portion {
  readonly port: number
  /** The turn with which it begins. */
  readonly first: number
  readonly amount: number
}

/** What became of it. */
export interface Sent {
  /** How many answers of each status there were. */
  readonly statuses: { readonly [status: string]: number }
  /** Connections that failed, and requests that nobody answered. */
  readonly errors: number
}

const connections = 20

// How often it looks whether all is answered, in milliseconds.
const interval = 20

// A process that sends what its parent asks for.
answerParent(async ({ port, first, amount }: Portion): Promise<Sent> => {
  let turn = first
  const { errors, statusCodeStats = {} } = await autocannon({
    url: `http://127.0.0.1:${port}`,
    amount,
    connections: Math.min(connections, amount),
    sampleInt: interval,
    requests: [{ setupRequest: (request) => Object.assign({ ...request }, requestOf(turn++)) }],
  })
  const counts = Object.entries(statusCodeStats).map(([status, { count = 0 }]) => [status, count] as const)
  return { errors, statuses: Object.fromEntries(counts) }
})

function requestOf(turn: number): autocannon.Request {
  const { method, path, fields } = kindOf(turn).request(turn)
  return { method: method as 'GET' | 'OPTIONS', path, headers: Object.fromEntries(fields) }
}
