import { type CorsDecision, type CorsPolicy, type CorsRespond, mergeVary } from '@cors/core'
import { assignFields } from './head-fields.ts'
import type { NodeResponse } from './response.ts'
import { isDevelopment, warnOfOwnField, warnOfTwoPolicies } from './warnings.ts'

// A CJS and an ESM copy of this module may meet on one response: registered symbols let the second see
// what the first has done.
const heldDecision = Symbol.for('@cors/node/decision')
const heldPolicy = Symbol.for('@cors/node/policy')
const heldWriteHead = Symbol.for('@cors/node/writeHead')

interface HeldResponse extends NodeResponse {
  writeHeader?: NodeResponse['writeHead']
  [heldDecision]?: CorsDecision
  [heldPolicy]?: CorsPolicy
  [heldWriteHead]?: NodeResponse['writeHead']
}

/** Whether a decision would replace another, and a developer would be told. */
export function isReplacing(response: NodeResponse): boolean {
  return (response as HeldResponse)[heldPolicy] !== undefined && isDevelopment()
}

/**
 * Sets a decision's headers and holds them until the head is flushed: whatever is removed, replaced,
 * doubled or cleared in between stands right when it is sent. A second decision on one response
 * replaces the first; `isMeant` says that a developer knows.
 */
export function holdDecision(
  response: NodeResponse,
  decision: CorsDecision,
  policy: CorsPolicy,
  isMeant: boolean,
): void {
  if (response.headersSent) return
  const held: HeldResponse = response
  const isHeld = replaceHeld(held, decision, policy, isMeant)
  // Set at once, so that whoever looks sees them, and the flush has nothing left to do. Vary alone waits:
  // a policy that is replaced by an inner one must leave nothing behind, and a merge cannot be undone.
  for (const [name, value] of decision.headers) response.setHeader(name, value)
  // Once, even if somebody has put a function of their own around ours since: that one calls it.
  if (isHeld) return
  held[heldWriteHead] = held.writeHead
  // One shared function: a closure a response, or deleting the property later, costs more than all the rest.
  held.writeHead = writeHeldHead
  // The old name of the same method, gone from newer Nodes, would go around it.
  if (held.writeHeader !== undefined) held.writeHeader = writeHeldHead
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
  replaceHeld(response, decision, policy, isMeant)
  dropFields(response, decision)
  // An answer without a body has none of these; whoever ran before may have set them.
  for (const name of bodyFields) if (response.hasHeader(name)) response.removeHeader(name)
  const fields: string[] = []
  for (const [name, value] of decision.headers) fields.push(name, value)
  if (decision.vary.length > 0) fields.push('Vary', mergeVary(response.getHeader('vary'), decision.vary))
  // RFC 9110, section 8.6: no Content-Length on a 204.
  if (decision.status !== 204) fields.push('Content-Length', '0')
  if (Object.hasOwn(response, 'writeHead')) {
    // Replaced by somebody: older copies of on-headers take a flat array for an array of pairs.
    assignFields(response, fields)
    response.writeHead(decision.status)
  } else {
    response.writeHead(decision.status, fields)
  }
  response.end()
}

const bodyFields: readonly string[] = ['content-length', 'content-type', 'transfer-encoding']

/** Puts a decision in the place of an earlier one, and says whether there was one. */
function replaceHeld(
  held: HeldResponse,
  decision: CorsDecision,
  policy: CorsPolicy,
  isMeant: boolean,
): boolean {
  const outer = held[heldPolicy]
  if (outer !== undefined) {
    if (!isMeant) warnOfTwoPolicies(held, outer, policy)
    dropFields(held, decision)
  }
  held[heldDecision] = decision
  held[heldPolicy] = policy
  return outer !== undefined
}

// Node's own takes several lists of parameters.
type AnyWriteHead = (this: unknown, ...head: readonly unknown[]) => unknown

function writeHeldHead(this: HeldResponse, status: number, ...head: unknown[]): unknown {
  const writeHead = this[heldWriteHead] as AnyWriteHead
  const decision = this[heldDecision]
  // A status that Node refuses is refused before anything is set: the error page starts clean.
  if (decision === undefined || this.headersSent || !isStatus(status))
    return writeHead.call(this, status, ...head)
  const [first, second] = head
  const message = typeof first === 'string' ? first : undefined
  // Fields of this last moment become fields of the response first, so that there is one place to look.
  const areAssigned = assignFields(this, message === undefined ? (second ?? first) : second)
  assertFields(this, decision)
  if (!areAssigned) return writeHead.call(this, status, ...head)
  return message === undefined ? writeHead.call(this, status) : writeHead.call(this, status, message)
}

function isStatus(status: number): boolean {
  const whole = Math.trunc(status)
  return whole >= 100 && whole <= 999
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
  dropFields(response, decision, warnOfOwnField)
  mergeVaryInto(response, decision.vary)
}

/** Removes the fields that are for a policy to set and that this decision does not have. */
function dropFields(response: NodeResponse, { headers }: CorsDecision, onDrop?: typeof warnOfOwnField): void {
  for (const name of corsFields) {
    if (!response.hasHeader(name) || headers.some((field) => field[0].toLowerCase() === name)) continue
    response.removeHeader(name)
    onDrop?.(response, name)
  }
}

function mergeVaryInto(response: NodeResponse, names: readonly string[]): void {
  if (names.length === 0) return
  const current = response.getHeader('vary')
  const merged = mergeVary(current, names)
  if (merged !== current) response.setHeader('Vary', merged)
}
