import { channel } from 'node:diagnostics_channel'
import { type CorsDecision, type CorsPolicy, type CorsRequest, explain } from '@cors/core'
import { debuglog } from './builtins.ts'
import { describeMethod, describePath } from './path.ts'

/** What subscribers of the diagnostics channel `cors:decision` get for each request. */
export interface CorsDecisionMessage {
  readonly decision: CorsDecision
  /** The policy that decided. */
  readonly policy: CorsPolicy
  /** The host's request, as it is: its text is a stranger's. */
  readonly request: CorsRequest
}

const decisions = channel('cors:decision')
const debug = debuglog('cors')

/** Publishes a decision to whoever listens, and prints a refused one under `NODE_DEBUG=cors`. */
export function reportDecision(decision: CorsDecision, policy: CorsPolicy, request: CorsRequest): void {
  if (decisions.hasSubscribers) {
    const message: CorsDecisionMessage = { decision, policy, request }
    decisions.publish(message)
  }
  if (!decision.allowed && debug.enabled) {
    debug(
      '%s %s %s %s',
      decision.kind,
      describeMethod(request),
      describePath(request),
      explain(decision, request),
    )
  }
}
