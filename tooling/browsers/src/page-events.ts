/** One request that Chromium blocked for CORS, as DevTools reports it. */
export interface CorsError {
  readonly url: string
  /** The name in the DevTools protocol, such as `MissingAllowOriginHeader`. */
  readonly error: string
  /** The method or header at fault, where there is one. */
  readonly parameter: string
}

/** What a page's console and network panel showed. */
export interface PageEvents {
  readonly console: string[]
  readonly corsErrors: CorsError[]
  /** Requests that failed for another reason, such as `net::ERR_CONNECTION_REFUSED`. */
  readonly networkErrors: string[]
}

export function createPageEvents(): PageEvents {
  return { console: [], corsErrors: [], networkErrors: [] }
}
