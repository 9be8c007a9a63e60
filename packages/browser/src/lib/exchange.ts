/** A header line as it went over the wire: raw, not merged with others of its name. */
export type HeaderLine = readonly [name: string, value: string]

/** What began a request: a function that a page called, or an element of it. */
export type Initiator =
  | 'fetch'
  | 'xhr'
  | 'img'
  | 'script'
  | 'module'
  | 'stylesheet'
  | 'font'
  | 'media'
  | 'track'
  | 'eventsource'
  | 'beacon'
  | 'websocket'
  | 'form'
  | 'iframe'

/** Fetch, 2.2.5. */
export type RequestMode = 'same-origin' | 'cors' | 'no-cors' | 'navigate' | 'websocket'
export type CredentialsMode = 'omit' | 'same-origin' | 'include'
export type RedirectMode = 'follow' | 'error' | 'manual'

/** Referrer Policy, 3. */
export type ReferrerPolicy =
  | ''
  | 'no-referrer'
  | 'no-referrer-when-downgrade'
  | 'same-origin'
  | 'origin'
  | 'strict-origin'
  | 'origin-when-cross-origin'
  | 'strict-origin-when-cross-origin'
  | 'unsafe-url'

/** A request as the page's script made it, before the browser has added anything. */
export interface PageRequest {
  /** The serialised origin of the page, or `null` where it is opaque. */
  readonly documentOrigin: string
  readonly url: string
  /** Default `fetch`. */
  readonly api?: Initiator | undefined
  /** Default `GET`. */
  readonly method?: string | undefined
  /** Default `cors`. */
  readonly mode?: RequestMode | undefined
  /** Default `same-origin`. */
  readonly credentials?: CredentialsMode | undefined
  /** Default `follow`. */
  readonly redirect?: RedirectMode | undefined
  /** What the script set, forbidden names included. */
  readonly headers?: readonly HeaderLine[] | undefined
  /** The text of the body. Without a `Content-Type` of its own it is sent as `text/plain;charset=UTF-8`. */
  readonly body?: string | undefined
  /** The body is a stream, which cannot be sent again and forces a preflight. */
  readonly streamBody?: boolean | undefined
  /** `XMLHttpRequest.upload` had a listener before `send()`, which forces a preflight. */
  readonly uploadListeners?: boolean | undefined
  readonly keepalive?: boolean | undefined
  readonly referrerPolicy?: ReferrerPolicy | undefined
  /** Credentials of `XMLHttpRequest.open()`. */
  readonly user?: string | undefined
  readonly password?: string | undefined
}

/** What a server answered. */
export interface Answer {
  readonly status: number
  readonly headers: readonly HeaderLine[]
}

/**
 * What stands at one URL: its answer to a preflight and to the request itself. `null` is a network error, as of a server that
 * is down; what is left out was never asked, or nobody knows. Hops are taken in order: where each is, the requests and redirects say, and `url`
 * is for whoever reads the record.
 */
export interface Hop {
  readonly url: string
  readonly preflight?: Answer | null
  readonly response?: Answer | null
}

/** A page's request and the answers on its way, one hop for each redirect. */
export interface Exchange {
  readonly request: PageRequest
  readonly hops: readonly Hop[]
}
