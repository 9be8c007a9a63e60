/**
 * What a policy needs to see of a request. Node's `IncomingMessage`, Koa's `ctx.req` and Fastify's
 * request satisfy it as they are.
 */
export interface CorsRequest {
  /** The method, as sent: methods are case-sensitive (RFC 9110, section 9.1). */
  readonly method?: string | undefined
  /** Header values by lower-case name; several lines of one name as an array or joined with `, `. */
  readonly headers: { readonly [lowercaseName: string]: string | readonly string[] | undefined }
}

/** One response header: its name and its value. */
export type HeaderField = readonly [name: string, value: string]

/**
 * Why a decision is what it is.
 *
 * - `no-origin`: no `Origin` header, so nothing was asked.
 * - `any-origin`: the policy is `'*'`.
 * - `origin-allowed`: the origin is in the policy.
 * - `cors-off`: the policy is `false`.
 * - `origin-not-allowed`: a well-formed origin that the policy does not contain.
 * - `origin-null`: `Origin: null`, as sandboxed frames, `data:` and `file:` pages send it.
 * - `origin-insecure`: a pattern or predicate said yes to an `http:` origin under credentials.
 * - `origin-too-long`: above 326 bytes; nothing else was looked at.
 * - `origin-malformed`: not exactly one serialised origin.
 * - `origin-check-failed`: the predicate threw, rejected, or answered something that is not a boolean.
 * - `policy-failed`: a host could not choose a policy for the request, so nobody is allowed.
 * - `method-not-allowed`: the preflight asks for a method that the policy lacks.
 * - `method-malformed`: `Access-Control-Request-Method` is not one method.
 * - `header-not-allowed`: the preflight asks for a header name that the policy lacks.
 * - `request-headers-malformed`: `Access-Control-Request-Headers` is not a list of header names.
 * - `request-headers-too-long`: above 4 KiB or 128 names over all lines.
 */
export type CorsReason =
  | 'no-origin'
  | 'any-origin'
  | 'origin-allowed'
  | 'cors-off'
  | 'origin-not-allowed'
  | 'origin-null'
  | 'origin-insecure'
  | 'origin-too-long'
  | 'origin-malformed'
  | 'origin-check-failed'
  | 'policy-failed'
  | 'method-not-allowed'
  | 'method-malformed'
  | 'header-not-allowed'
  | 'request-headers-malformed'
  | 'request-headers-too-long'

/** What every decision says, whatever the host has to do. */
export interface CorsDecisionBase {
  /** What the request is: not cross-origin as far as can be seen, an actual request, or a preflight. */
  readonly kind: 'none' | 'actual' | 'preflight'
  /** What the policy says of it. `true` for a request without `Origin`: nothing was refused. */
  readonly allowed: boolean
  /** Why, machine-readable. */
  readonly reason: CorsReason
  /** Headers to set, each replacing any earlier value of that name. */
  readonly headers: readonly HeaderField[]
  /** Field names to merge into the response's `Vary`. */
  readonly vary: readonly string[]
}

/** A decision after which the application runs. */
export interface CorsContinue extends CorsDecisionBase {
  readonly action: 'continue'
}

/** A decision that the host answers by itself, with this status and no body. */
export interface CorsRespond extends CorsDecisionBase {
  readonly action: 'respond'
  readonly status: number
}

/** What the host must do for one request: frozen, reusable data. */
export type CorsDecision = CorsContinue | CorsRespond
