import type { CorsDecision, CorsPolicy, CorsRespond } from '@cors/core'
import { writeBareAnswer } from './bare-answer.ts'
import { assertFields, dropFields, setFields } from './cors-fields.ts'
import { assignFields } from './head-fields.ts'
import type { NodeResponse } from './response.ts'
import { isDevelopment, warnOfTwoPolicies } from './warnings.ts'
import { completeHead } from './whole-head.ts'

/** What a response is to be sent with. */
interface Held {
  decision: CorsDecision
  policy: CorsPolicy
  /** What stood in the place of ours, once that stands there. */
  writeHead: NodeResponse['writeHead'] | undefined
}

// A CJS and an ESM copy of this module may meet on one response: a registered symbol lets the second see
// what the first has done. One, since each property that is added to a response takes its time.
const heldMark = Symbol.for('@cors/node/held')

interface HeldResponse extends NodeResponse {
  writeHeader?: NodeResponse['writeHead']
  [heldMark]?: Held
}

/** Whether a decision would replace another, and a developer would be told. */
export function isReplacing(response: NodeResponse): boolean {
  return (response as HeldResponse)[heldMark] !== undefined && isDevelopment()
}

/**
 * Sets a decision's headers and holds them until the head is flushed: whatever is removed, replaced,
 * doubled or cleared in between stands right when it is sent. A second decision on one response
 * replaces the first; `isMeant` says that a developer knows. `isDeferred`: nothing is set before the flush.
 */
export function holdDecision(
  response: NodeResponse,
  decision: CorsDecision,
  policy: CorsPolicy,
  isMeant: boolean,
  isDeferred: boolean,
): void {
  if (response.headersSent) return
  const held = hold(response, decision, policy, isMeant)
  // Set at once, so that whoever looks sees them, and the flush has nothing left to do. Vary alone waits:
  // a policy that is replaced by an inner one must leave nothing behind, and a merge cannot be undone.
  if (!isDeferred) setFields(response, decision)
  // Once, even if somebody has put a function of their own around ours since: that one calls it.
  if (held.writeHead === undefined) holdHead(response, held)
}

/** Answers a request by a decision alone: status, its headers, no body. */
export function sendDecision(
  response: NodeResponse,
  decision: CorsRespond,
  policy: CorsPolicy,
  isMeant: boolean,
): void {
  // Somebody has answered while an asynchronous predicate was thinking: a time-out, say.
  if (response.headersSent) return
  const outer = (response as HeldResponse)[heldMark]
  if (outer !== undefined) replace(response, outer, { decision, policy }, isMeant)
  writeBareAnswer(response, decision)
  response.end()
}

/** Notes a decision on the response, in the place of an earlier one if there is one. */
function hold(response: HeldResponse, decision: CorsDecision, policy: CorsPolicy, isMeant: boolean): Held {
  const outer = response[heldMark]
  if (outer === undefined) return (response[heldMark] = { decision, policy, writeHead: undefined })
  replace(response, outer, { decision, policy }, isMeant)
  return outer
}

function replace(
  response: NodeResponse,
  outer: Held,
  { decision, policy }: Omit<Held, 'writeHead'>,
  isMeant: boolean,
): void {
  if (!isMeant) warnOfTwoPolicies(response, outer.policy, policy)
  dropFields(response, decision)
  outer.decision = decision
  outer.policy = policy
}

function holdHead(response: HeldResponse, held: Held): void {
  held.writeHead = response.writeHead
  // One shared function: a closure a response, or deleting the property later, costs more than all the rest.
  response.writeHead = writeHeldHead
  // The old name of the same method, gone from newer Nodes, would go around it.
  if (response.writeHeader !== undefined) response.writeHeader = writeHeldHead
}

// Node's own takes several lists of parameters.
type AnyWriteHead = (this: unknown, ...head: readonly unknown[]) => unknown

function writeHeldHead(this: HeldResponse, status: number, first?: unknown, second?: unknown): unknown {
  const { decision, writeHead } = this[heldMark] as { decision: CorsDecision; writeHead: AnyWriteHead }
  // A status that Node refuses is refused before anything is set: the error page starts clean.
  if (this.headersSent || !isStatus(status)) return forward(writeHead, this, status, first, second)
  const message = typeof first === 'string' ? first : undefined
  const fields = message === undefined ? (second ?? first) : second
  const whole = completeHead(this, fields, decision)
  if (whole !== undefined) {
    return message === undefined
      ? forward(writeHead, this, status, whole, undefined)
      : forward(writeHead, this, status, message, whole)
  }
  // Fields of this last moment become fields of the response first, so that there is one place to look.
  const areAssigned = assignFields(this, fields)
  assertFields(this, decision)
  return areAssigned
    ? forward(writeHead, this, status, message, undefined)
    : forward(writeHead, this, status, first, second)
}

/** As many arguments as there are: what stands in the place of Node's own may count them. */
function forward(
  writeHead: AnyWriteHead,
  response: HeldResponse,
  status: number,
  first: unknown,
  second: unknown,
): unknown {
  if (second !== undefined) return writeHead.call(response, status, first, second)
  return first === undefined ? writeHead.call(response, status) : writeHead.call(response, status, first)
}

function isStatus(status: number): boolean {
  const whole = Math.trunc(status)
  return whole >= 100 && whole <= 999
}
