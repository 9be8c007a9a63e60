import type { ReferrerPolicy, RequestMode } from '../exchange.ts'

/** What decides over the `Origin` header of a request. */
export interface OriginHeaderFacts {
  /** The serialised origin of the page. */
  readonly documentOrigin: string
  readonly url: URL
  readonly method: string
  readonly mode: RequestMode
  readonly referrerPolicy: ReferrerPolicy
  /** Response tainting is `cors`. */
  readonly isCors: boolean
  /** A redirect led from a foreign origin to another: Fetch, redirect-taint. */
  readonly isTainted: boolean
}

/** Fetch, 3.2, append a request `Origin` header: its value, or `undefined` where none is sent. */
export function originHeader(facts: OriginHeaderFacts): string | undefined {
  const origin = facts.isTainted ? 'null' : facts.documentOrigin
  if (facts.isCors || facts.mode === 'websocket') return origin
  if (facts.method === 'GET' || facts.method === 'HEAD') return undefined
  return facts.mode !== 'cors' && isHidden(facts) ? 'null' : origin
}

const hidesOnDowngrade: ReadonlySet<ReferrerPolicy> = new Set<ReferrerPolicy>([
  '',
  'no-referrer-when-downgrade',
  'strict-origin',
  'strict-origin-when-cross-origin',
])

function isHidden({ referrerPolicy, documentOrigin, url }: OriginHeaderFacts): boolean {
  if (referrerPolicy === 'no-referrer') return true
  if (referrerPolicy === 'same-origin') return documentOrigin !== url.origin
  return (
    hidesOnDowngrade.has(referrerPolicy) && documentOrigin.startsWith('https:') && url.protocol !== 'https:'
  )
}
