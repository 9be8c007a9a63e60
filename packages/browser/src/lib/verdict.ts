import type { HeaderLine } from './exchange.ts'
import type { Reason, Side, Stage } from './reason.ts'

/** What an engine says of a violation. */
export interface EngineReport {
  /** Chromium's `CorsError`, Firefox's console category, the standard's reason. `undefined` where there is none, as in WebKit. */
  readonly code: string | undefined
  /** The text of its console. */
  readonly text: string
}

/** One reason, met at one place. */
export interface Violation {
  readonly reason: Reason
  readonly stage: Stage
  /** Index of the hop: 0 before any redirect. */
  readonly hop: number
  /** The header at fault, in lower case. */
  readonly header?: string
  /** Its value, or the method or header name that was refused. */
  readonly value?: string
  readonly message: string
  readonly fix: string
  /** Whose it is to change something. */
  readonly side: Side
  readonly engine: EngineReport
}

/** What a browser does with an exchange. Frozen. */
export interface Verdict {
  /** The page gets an answer: the promise resolves, `load` comes. */
  readonly ok: boolean
  /** How far it came; `read` where it is `ok`. */
  readonly stage: Stage
  /** Any preflight was sent. */
  readonly preflight: boolean
  /** `Access-Control-Request-Headers` of the first preflight, or `null`. */
  readonly preflightHeaders: string | null
  /** `Origin` of the last request that was sent, preflights apart, or `null` where it had none. The text `null` is an opaque origin. */
  readonly finalOrigin: string | null
  /** What the page's script reads: names in lower case, sorted, with the values of all their lines. Of a document or a socket that opens it reads none. */
  readonly exposedHeaders: readonly HeaderLine[]
  /** As `Response.type` says. */
  readonly responseType: 'basic' | 'cors' | 'opaque' | 'opaqueredirect' | 'error'
  /** As the page reads it: 0 for an error and an opaque response. */
  readonly status: number
  /** All of them, those too that a browser never comes to; the first is the one it reports. Empty if `ok`. */
  readonly violations: readonly Violation[]
  /** What does not block this request, and will hurt: the same shape. */
  readonly warnings: readonly Violation[]
  /** The last request could carry cookies, as far as credentials go; `SameSite` decides apart. */
  readonly sentCookies: boolean
}
