import type { CorsConfigIssue, CorsPolicy, CorsPolicyOrigin } from '@cors/core'
import { describeMethod, describePath, type Routed } from './path.ts'

// Enough for every route of an application to be named; a stream of made-up paths stops here, and stops
// no warning of another kind.
const maxWarnings = 256
const warned = new Map<string, Set<string>>()

function warnOnce(code: string, message: string, most: number = maxWarnings): void {
  const messages = warned.get(code) ?? new Set()
  warned.set(code, messages)
  if (messages.size >= most || messages.has(message)) return
  messages.add(message)
  process.emitWarning(message, { type: 'CorsWarning', code: `CORS_${code}` })
}

// What fails at run time goes on being said, at most so often: milliseconds, and messages in that time.
const failureWindow = 60_000
const maxFailures = 16
let windowStart = 0

function warnOfFailure(code: string, message: string): void {
  const now = Date.now()
  if (now - windowStart > failureWindow) {
    windowStart = now
    for (const each of ['POLICY_FAILED', 'LISTENER_FAILED']) warned.delete(each)
  }
  warnOnce(code, message, maxFailures)
}

/** Whether a developer is there to read a warning. */
export function isDevelopment(): boolean {
  return process.env['NODE_ENV'] !== 'production'
}

/** Tells a developer what construction let pass. */
export function warnOfIssue({ code, path, message }: CorsConfigIssue): void {
  // What nobody could look at is said in production too: bundles, which lack the list, mostly run there.
  if (code !== 'public-suffix-unchecked' && !isDevelopment()) return
  warnOnce(code.toUpperCase().replaceAll('-', '_'), `${path} ${message} (${code})`)
}

/** Tells a developer that a policy is compiled again and again. */
export function warnOfManyPolicies(): void {
  if (!isDevelopment()) return
  warnOnce(
    'MANY_POLICIES',
    'the function that chooses a CORS policy returns new options for each request, and each is compiled anew. Return the same object for the same tenant, or policies made with createCors.',
  )
}

/** Tells a developer that a handler sets what the policy sets; the policy's value was sent. */
export function warnOfOwnField(response: object, name: string): void {
  if (!isDevelopment()) return
  warnOnce(
    'OWN_FIELD',
    `${routeOf(response)} sets ${name.toLowerCase()} by itself. The policy's answer was sent instead: browsers refuse two. Take the line out of the handler, or the policy off the route.`,
  )
}

/** Tells a developer that two policies stand on one route; the inner one was used. */
export function warnOfTwoPolicies(response: object, outer: CorsPolicy, inner: CorsPolicy): void {
  // `false` around everything and a policy on a route is how one is meant to open single routes.
  if (!isDevelopment() || outer.origin.kind === 'none') return
  warnOnce(
    'TWO_POLICIES',
    `${routeOf(response)} is under two policies: ${describePolicy(outer)}, and inside it ${describePolicy(inner)}. The inner one was used.`,
  )
}

/** Tells whoever runs the server, in production too, that a policy could not be chosen. */
export function warnOfFailedChoice(error: unknown): void {
  warnOfFailure(
    'POLICY_FAILED',
    `the function that chooses a CORS policy failed, so nobody is allowed: ${describeError(error)} (it gets the request and returns options, a policy, false, or a promise of one, without a callback)`,
  )
}

/** Tells whoever runs the server of a predicate or listener that failed, where no `onError` is told. */
export function warnOfFailedListener(error: unknown): void {
  warnOfFailure(
    'LISTENER_FAILED',
    `an origin predicate or onDecision failed: ${describeError(error)} (a predicate gets the origin and the request and returns true or false, without a callback; onError silences this)`,
  )
}

/** What was thrown, on one line of plain text: it may be anything, and may quote a request. */
function describeError(error: unknown): string {
  let text: unknown
  try {
    text = error instanceof Error ? error.message : error
  } catch {
    // A getter or a proxy of the thrower's own.
  }
  if (typeof text !== 'string') return typeof text
  return text
    .slice(0, 500)
    .replace(/\s+/g, ' ')
    .replace(/[^ -~]/g, '_')
}

function routeOf(response: object): string {
  const { req } = response as { readonly req?: Routed }
  return req === undefined ? 'a response' : `${describeMethod(req)} ${describePath(req)}`
}

function describePolicy({ origin, credentials }: CorsPolicy): string {
  const whose = origin.kind === 'listed' ? describeList(origin) : origin.kind
  return `(${whose}${credentials ? ', with credentials' : ''})`
}

/** The first names of a list: it may be as long as a database. */
function describeList({
  exact,
  wildcards,
  expressions,
}: Extract<CorsPolicyOrigin, { readonly kind: 'listed' }>): string {
  const shown = 2
  const lists = [exact, wildcards, expressions.map(({ source }) => `/${source}/`)]
  const names = lists.flatMap((list) => list.slice(0, shown)).slice(0, shown)
  const rest = exact.length + wildcards.length + expressions.length - names.length
  return `${names.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`
}
