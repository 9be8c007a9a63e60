import type { Answer, HeaderLine } from './exchange.ts'

/** What a browser sends. */
export interface Sent {
  readonly hop: number
  readonly url: string
  readonly method: string
  readonly isPreflight: boolean
  /** The value of `Origin`, where it is sent. */
  readonly origin: string | undefined
  /** Of a preflight: `Access-Control-Request-Method` and, where there are names, `-Headers`. */
  readonly requestMethod: string | undefined
  readonly requestHeaders: string | undefined
  /** Those of the page's request; a preflight has none of them. */
  readonly headers: readonly HeaderLine[]
  readonly hasBody: boolean
  /** Cookies and other credentials may go with it. */
  readonly isCredentialed: boolean
}

/** `null` is a network error, `undefined` that nobody knows. */
export type Received = Answer | null | undefined
