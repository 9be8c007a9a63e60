import type { Answer } from '../exchange.ts'

/** What a cached preflight is looked for by. */
export interface PreflightKey {
  /** The request's origin, serialised. */
  readonly origin: string
  /** With query, without fragment. */
  readonly url: string
  readonly method: string
  /** CORS-unsafe request-header names, in lower case. */
  readonly names: readonly string[]
  /** The credentials mode is `include`. */
  readonly isCredentialed: boolean
  /** Asked for a listener or a stream, whatever the method. */
  readonly isForced?: boolean
}

/** The answers that an engine remembers, of one network partition. */
export interface PreflightCache {
  /** Whether a request needs no preflight. In Chromium and WebKit a request that does drops what was there. */
  has(key: PreflightKey): boolean
  /** Keeps an answer that passed. */
  store(key: PreflightKey, answer: Answer): void
  /** Hears that a preflight, or the request after it, failed. */
  fail(key: PreflightKey, at: 'preflight' | 'response'): void
}
