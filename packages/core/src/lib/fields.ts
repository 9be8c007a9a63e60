import type { CorsDecision, CorsReason, HeaderField } from './decision.ts'
import type { Policy } from './policy.ts'

/**
 * The response headers that a policy decides over, as decisions spell them. The last is of the abandoned
 * Private Network Access, which a policy never grants.
 */
export const policyFields: readonly string[] = Object.freeze([
  'Access-Control-Allow-Origin',
  'Access-Control-Allow-Credentials',
  'Access-Control-Expose-Headers',
  'Access-Control-Allow-Methods',
  'Access-Control-Allow-Headers',
  'Access-Control-Max-Age',
  'Access-Control-Allow-Private-Network',
])

/** One frozen header. */
export function field(name: string, value: string): HeaderField {
  return Object.freeze([name, value] as const)
}

const credentialsField = field('Access-Control-Allow-Credentials', 'true')

/** What every answer to an allowed origin begins with. */
export function originFields({ rule, view }: Policy, origin: string): HeaderField[] {
  if (rule.kind === 'any') return [field('Access-Control-Allow-Origin', '*')]
  const allowOrigin = field('Access-Control-Allow-Origin', origin)
  return view.credentials ? [allowOrigin, credentialsField] : [allowOrigin]
}

/** A frozen decision. `status` 0 means that the application runs. */
export function decide(
  kind: CorsDecision['kind'],
  allowed: boolean,
  reason: CorsReason,
  headers: readonly HeaderField[],
  vary: readonly string[],
  status: number,
): CorsDecision {
  Object.freeze(headers)
  return status === 0
    ? Object.freeze({ kind, allowed, reason, headers, vary, action: 'continue' })
    : Object.freeze({ kind, allowed, reason, headers, vary, action: 'respond', status })
}

/** Whether an origin that was judged so may read the answer. */
export function isAllowed(reason: CorsReason): boolean {
  return reason === 'origin-allowed' || reason === 'any-origin'
}
