import type { CorsConfigIssue } from '@cors/core'

// By code: a stream of made-up paths or messages stops here, and stops no warning of another kind.
const maxWarnings = 64
const warned = new Map<string, Set<string>>()

function warnOnce(code: string, message: string): void {
  const messages = warned.get(code) ?? new Set()
  warned.set(code, messages)
  if (messages.size >= maxWarnings || messages.has(message)) return
  messages.add(message)
  console.warn(`[CORS_${code}] CorsWarning: ${message}`)
}

declare const process: { readonly env: { readonly NODE_ENV?: string } }

interface DenoPermissions {
  readonly permissions: { querySync(what: { name: 'env'; variable: string }): { readonly state: string } }
}

/** Whether nobody is there to read a warning. */
export function isProduction(): boolean {
  try {
    // To read it without leave would have Deno ask the terminal, and not begin to serve.
    const { Deno: deno } = globalThis as { readonly Deno?: DenoPermissions }
    if (deno !== undefined && deno.permissions.querySync(nodeEnv).state !== 'granted') return false
    // In these words, which bundlers replace. Where they stand and there is no process, it throws.
    return process.env.NODE_ENV === 'production'
  } catch {
    return false
  }
}

const nodeEnv = { name: 'env', variable: 'NODE_ENV' } as const

/** Tells a developer what construction let pass. */
export function warnOfIssue({ code, path, message }: CorsConfigIssue): void {
  // What nobody could look at is said in production too.
  if (code !== 'public-suffix-unchecked' && isProduction()) return
  warnOnce(code.toUpperCase().replaceAll('-', '_'), `${path} ${message} (${code})`)
}

/** Tells a developer that a policy is compiled again and again. */
export function warnOfManyPolicies(): void {
  if (isProduction()) return
  warnOnce(
    'MANY_POLICIES',
    'the function that chooses a CORS policy returns new options for each request, and each is compiled anew. Return the same object for the same tenant, or policies made with createCors.',
  )
}

/** Tells a developer that a handler sets what the policy sets; the policy's value was sent. */
export function warnOfOwnField({ method, url }: Request, name: string): void {
  if (isProduction()) return
  const path = new URL(url).pathname.replace(/[^\w/.~%-]/g, '_').slice(0, 80)
  warnOnce(
    'OWN_FIELD',
    `${method.slice(0, 32)} ${path} sets ${name.toLowerCase()} by itself. The policy's answer was sent instead: browsers refuse two. Take the line out of the handler, or the policy off the route.`,
  )
}

/** Tells whoever runs the server, in production too, that a policy could not be chosen. */
export function warnOfFailedChoice(error: unknown): void {
  warnOnce(
    'POLICY_FAILED',
    `the function that chooses a CORS policy, or makes its context, failed, so nobody is allowed: ${describeError(error)} (it gets the request or the context and returns options, a policy, false, or a promise of one, without a callback)`,
  )
}

/** Tells whoever runs the server of a predicate or listener that failed, where no `onError` is told. */
export function warnOfFailedListener(error: unknown): void {
  warnOnce(
    'LISTENER_FAILED',
    `an origin predicate or onDecision failed: ${describeError(error)} (a predicate gets the origin and the context and returns true or false, without a callback; onError silences this)`,
  )
}

/** What was thrown, on one line of plain text: it may be anything, and may quote a request. */
function describeError(error: unknown): string {
  let text = 'what was thrown cannot be shown'
  try {
    text = String(error instanceof Error ? error.message : error)
  } catch {
    // A getter or a proxy of the thrower's own, or an object without a prototype.
  }
  return text.slice(0, 500).replace(/[^ -~]+/g, ' ')
}
