import type { CorsDecision, CorsRequest } from './decision.ts'
import type { CorsConfigIssue, CorsMessages } from './issue.ts'

/**
 * Says whether a canonical, well-formed origin may read answers. Anything but `true` is no; a throw
 * or a rejection is no and goes to `onError`.
 */
export type CorsPredicate<Context = unknown> = (
  origin: string,
  context: Context,
) => boolean | PromiseLike<boolean>

/** Who may read answers. */
export type CorsOrigin<Context = unknown> =
  | string
  | RegExp
  | readonly (string | RegExp)[]
  | CorsPredicate<Context>
  | false

interface CommonOptions {
  /**
   * Methods a preflight may ask for; `'*'` allows every method that a page can send, by echoing the
   * one asked for. GET, HEAD and POST always pass (Fetch, "CORS-safelisted method").
   * @defaultValue `['GET', 'HEAD', 'PUT', 'PATCH', 'POST', 'DELETE']`
   */
  readonly methods?: readonly string[] | '*' | undefined
  /**
   * Request header names a page may send; `'*'` allows whatever valid names are asked for, by echoing
   * them; `[]` allows the safelisted ones only.
   * @defaultValue `'*'`
   */
  readonly allowedHeaders?: readonly string[] | '*' | undefined
  /**
   * For how long a browser may keep a preflight's answer: whole seconds, 0 to 86400. Chromium keeps
   * 7200 at most, WebKit 600. Not sent by default: browsers then keep it for 5 seconds.
   */
  readonly maxAge?: number | undefined
  /**
   * Status of an allowed preflight.
   * @defaultValue `204`
   */
  readonly preflightStatus?: 200 | 204 | undefined
  /**
   * Answer 403 to requests from refused origins before the application runs. CORS alone only keeps
   * the answer from being read: a "simple" request runs all the same.
   * @defaultValue `false`
   */
  readonly rejectDisallowed?: boolean | undefined
  /** Called with every decision. Observation only: a throw goes to `onError` and changes nothing. */
  readonly onDecision?: ((decision: CorsDecision, request: CorsRequest) => void) | undefined
  /** Called when the origin predicate or `onDecision` fails. A throw in it is dropped. */
  readonly onError?: ((error: unknown, request: CorsRequest) => void) | undefined
}

interface WithoutCredentials {
  /**
   * Let pages send cookies, HTTP authentication and client certificates, and read the answer.
   * @defaultValue `false`
   */
  readonly credentials?: false | undefined
  /** Response header names a page may read besides the safelisted ones; `'*'` for all. */
  readonly exposedHeaders?: readonly string[] | '*' | undefined
  /**
   * Allow `Origin: null`, which any sandboxed frame on any site can send. Refused with credentials.
   * @defaultValue `false`
   */
  readonly dangerouslyAllowNullOrigin?: boolean | undefined
  /** Of use with credentials only. */
  readonly dangerouslyAllowInsecureOrigins?: boolean | undefined
  /** Of use with credentials only. */
  readonly dangerouslyAllowPublicSuffixes?: boolean | undefined
}

interface WithCredentials {
  /** Let pages send cookies, HTTP authentication and client certificates, and read the answer. */
  readonly credentials: boolean
  /**
   * Response header names a page may read besides the safelisted ones. With credentials `*` is an
   * ordinary name (Fetch, "CORS protocol and credentials").
   */
  readonly exposedHeaders?: readonly string[] | undefined
  /** Cannot stand beside credentials. */
  readonly dangerouslyAllowNullOrigin?: false | undefined
  /**
   * Allow `http:` origins with credentials: whoever is on the network path can then act as that
   * origin. Loopback addresses and `localhost` need no flag.
   * @defaultValue `false`
   */
  readonly dangerouslyAllowInsecureOrigins?: boolean | undefined
  /**
   * Allow wildcards such as `https://*.github.io` with credentials: anybody can get such a name.
   * @defaultValue `false`
   */
  readonly dangerouslyAllowPublicSuffixes?: boolean | undefined
}

type Credentials = WithoutCredentials | WithCredentials

/**
 * What a user may say of a policy. Compiled once; not read after that.
 *
 * `origin` is required: `'*'`, an origin (`https://app.example.com`), a pattern
 * (`https://*.example.com`, `http://localhost:*`), an array of these and of anchored expressions, a
 * predicate, or `false` for nobody. `'*'` together with `credentials: true` does not compile.
 */
export type CorsOptions<
  Context = unknown,
  Origin extends CorsOrigin<Context> = CorsOrigin<Context>,
  Reflect extends boolean = boolean,
> = CommonOptions & {
  /** Who may read answers. Required: there is no default. */
  readonly origin: Origin
  /**
   * With `origin: '*'`: answer each origin with its own name instead of `*`, so that credentials
   * work for **every site on the web**. The only way to do so.
   * @defaultValue `false`
   */
  readonly dangerouslyReflectAnyOrigin?: Reflect | undefined
} & ([Origin] extends ['*']
    ? [Reflect] extends [true]
      ? Credentials
      : WithoutCredentials
    : Credentials & ([Reflect] extends [true] ? ReflectsStarOnly<Origin> : unknown))

type ReflectsStarOnly<Origin> = '*' extends Origin
  ? unknown
  : { readonly dangerouslyReflectAnyOrigin?: false | undefined }

/** What the host of a policy knows that a policy cannot know by itself. */
export interface CorsEnvironment {
  /**
   * Whether anybody can register a name directly under this host, as under `github.io`. Asked at
   * construction only, and only when a wildcard meets credentials. `undefined`: cannot tell.
   */
  readonly isPublicSuffix?: ((host: string) => boolean | undefined) | undefined
  /**
   * What issues say in words: `messages` of `@cors/core/messages`, which adapters bring along. Without it
   * an issue says its code, and its fix where there is one.
   */
  readonly messages?: CorsMessages | undefined
  /** Called with each warning when a policy is compiled. */
  readonly onWarning?: ((issue: CorsConfigIssue) => void) | undefined
  /** Stands in for `onError` where the options have none. */
  readonly onError?: ((error: unknown, request: CorsRequest) => void) | undefined
  /** Whether warnings for production (loopback origins) apply. */
  readonly production?: boolean | undefined
}
