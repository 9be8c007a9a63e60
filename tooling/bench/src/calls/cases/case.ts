/** One thing that is asked of every contender. */
export interface Case {
  readonly id: string
  readonly policy: Policy
  /** Texts that differ from turn to turn, as they do on a server. */
  readonly request: (turn: number) => Message
  /** Whether a browser shall let the page read the answer, or send what it asks for; absent where both are right. */
  readonly isGranted?: boolean
  /** Of the frameworks that have this case, those that have it in a quick run too. */
  readonly isQuick: boolean
}

/** Whether a case is one of requests that are asked before others are sent. */
export function isOfPreflights({ request }: Case): boolean {
  return request(0).method === 'OPTIONS'
}

/** Whom a policy lets read, and what it lets them send. */
export interface Policy {
  readonly origins: Origins
  /** The usual ones if absent. */
  readonly methods?: readonly string[]
  /** Whatever is asked for if absent. */
  readonly allowedHeaders?: readonly string[]
  /** A policy for one route among many, beside which this one stands. */
  readonly route?: Policy
}

/** Each contender writes them in its own way. */
export type Origins =
  | { readonly kind: 'any' }
  | { readonly kind: 'one'; readonly origin: string }
  | { readonly kind: 'exact'; readonly origins: readonly string[] }
  | { readonly kind: 'wildcards'; readonly domains: readonly string[] }
  | { readonly kind: 'expressions'; readonly expressions: readonly RegExp[] }
  | { readonly kind: 'predicate'; readonly isAllowed: (origin: string | undefined) => Promise<boolean> }

/** A request before it is one. */
export interface Message {
  readonly method: string
  readonly path: string
  readonly fields: readonly (readonly [name: string, value: string])[]
}
