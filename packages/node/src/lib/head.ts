import { type CorsDecision, type CorsPolicy, type CorsRespond, mergeVary } from '@cors/core'
import { assignFields } from './head-fields.ts'
import type { NodeResponse } from './response.ts'
import { warnOfOwnField, warnOfTwoPolicies } from './warnings.ts'

// A CJS and an ESM copy of this module may meet on one response: registered symbols let the second see
// what the first has done.
const heldDecision = Symbol.for('@cors/node/decision')
const heldPolicy = Symbol.for('@cors/node/policy')
const heldWriteHead = Symbol.for('@cors/node/writeHead')

type WriteHead = (this: NodeResponse, status: number, ...head: unknown[]) => unknown

interface HeldResponse extends NodeResponse {
  [heldDecision]?: CorsDecision
  [heldPolicy]?: CorsPolicy
  [heldWriteHead]?: WriteHead
}

/**
 * Sets a decision's headers and holds them until the head is flushed: whatever is removed, replaced,
 * doubled or cleared in between stands right when it is sent. A second decision on one response
 * replaces the first.
 */
export function holdDecision(response: NodeResponse, decision: CorsDecision, policy: CorsPolicy): void {
  if (response.headersSent) return
  const held = response as HeldResponse
  replaceHeld(held, decision, policy)
  // Set at once, so that whoever looks sees them, and the flush has nothing left to do. Vary alone waits:
  // a policy that is replaced by an inner one must leave nothing behind, and a merge cannot be undone.
  for (const [name, value] of decision.headers) response.setHeader(name, value)
  if (held.writeHead === writeHeldHead) return
  // One shared function: a closure a response, or deleting the property later, costs more than all the rest.
  if (Object.hasOwn(held, 'writeHead')) held[heldWriteHead] = held.writeHead as WriteHead
  held.writeHead = writeHeldHead as NodeResponse['writeHead']
}

/** Answers a request by a decision alone: status, its headers, no body. */
export function sendDecision(response: NodeResponse, decision: CorsRespond, policy: CorsPolicy): void {
  // Somebody has answered while an asynchronous predicate was thinking: a time-out, say.
  if (response.headersSent) return
  replaceHeld(response as HeldResponse, decision, policy)
  dropFields(response, decision)
  const fields: string[] = []
  for (const [name, value] of decision.headers) fields.push(name, value)
  if (decision.vary.length > 0) fields.push('Vary', mergeVary(response.getHeader('vary'), decision.vary))
  // RFC 9110, section 8.6: no Content-Length on a 204.
  if (decision.status !== 204) fields.push('Content-Length', '0')
  response.writeHead(decision.status, fields)
  response.end()
}

function replaceHeld(held: HeldResponse, decision: CorsDecision, policy: CorsPolicy): void {
  const outer = held[heldPolicy]
  if (outer !== undefined) {
    warnOfTwoPolicies(held, outer, policy)
    dropFields(held, decision)
  }
  held[heldDecision] = decision
  held[heldPolicy] = policy
}

function writeHeldHead(this: HeldResponse, status: number, ...head: unknown[]): unknown {
  const writeHead = this[heldWriteHead] ?? (Object.getPrototypeOf(this) as { writeHead: WriteHead }).writeHead
  const decision = this[heldDecision]
  if (decision === undefined || this.headersSent) return writeHead.call(this, status, ...head)
  const [first, second] = head
  const message = typeof first === 'string' ? first : undefined
  // Fields of this last moment become fields of the response first, so that there is one place to look.
  if (!assignFields(this, message === undefined ? (second ?? first) : second)) {
    return writeHead.call(this, status, ...head)
  }
  assertFields(this, decision)
  return message === undefined ? writeHead.call(this, status) : writeHead.call(this, status, message)
}

// What a policy decides over. The last is of the abandoned Private Network Access, which a policy
// never grants.
const corsFields: readonly string[] = [
  'access-control-allow-origin',
  'access-control-allow-credentials',
  'access-control-expose-headers',
  'access-control-allow-methods',
  'access-control-allow-headers',
  'access-control-max-age',
  'access-control-allow-private-network',
]

function assertFields(response: NodeResponse, decision: CorsDecision): void {
  for (const [name, value] of decision.headers) {
    const current = response.getHeader(name)
    if (current === value) continue
    // Absent: an error handler has cleared the head, which is what is held against. Otherwise: a handler's own.
    if (current !== undefined) warnOfOwnField(response, name)
    response.setHeader(name, value)
  }
  for (const name of dropFields(response, decision)) warnOfOwnField(response, name)
  mergeVaryInto(response, decision.vary)
}

const nothingDropped: readonly string[] = []

/** Removes the fields that are for a policy to set and that this decision does not have. */
function dropFields(response: NodeResponse, decision: CorsDecision): readonly string[] {
  let dropped = nothingDropped
  for (const name of corsFields) {
    if (!response.hasHeader(name) || decision.headers.some((field) => field[0].toLowerCase() === name)) continue
    response.removeHeader(name)
    dropped = [...dropped, name]
  }
  return dropped
}

function mergeVaryInto(response: NodeResponse, names: readonly string[]): void {
  if (names.length === 0) return
  const current = response.getHeader('vary')
  const merged = mergeVary(current, names)
  if (merged !== current) response.setHeader('Vary', merged)
}
