import type { Initiator, RedirectMode, RequestMode } from './exchange.ts'
import type { Reason, Stage } from './reason.ts'

/** A reason, and where it was met. */
export interface Circumstance {
  readonly reason: Reason
  readonly stage: Stage
  /** Index of the hop: 0 before any redirect. */
  readonly hop: number
  readonly url: string
  readonly firstUrl: string
  /** As sent in `Origin`. */
  readonly origin: string
  readonly api: Initiator
  readonly method: string
  /** The engine has a text for it, and no code. */
  readonly isSilent?: boolean | undefined
  /** Where a redirect leads. */
  readonly nextUrl?: string | undefined
  /** The refused header's name as the page wrote it. */
  readonly spelled?: string | undefined
  /** Response tainting is `cors`: the engine asks for CORS here. */
  readonly isCors: boolean
  readonly isKeepalive: boolean
  readonly mode: RequestMode
  readonly redirect: RedirectMode
  /** Of the answer looked at. */
  readonly status: number
  /** The header at fault, in lower case. */
  readonly header?: string | undefined
  /** Its value, or the method or header name that was refused. */
  readonly value?: string | undefined
  /** The header came on more than one line. */
  readonly isRepeated?: boolean | undefined
}
