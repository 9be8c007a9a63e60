import type { CorsDecision, CorsReason, CorsRequest } from './decision.ts'
import { isToken, readTokenList } from './http/token.ts'
import { maxOriginLength, parseOrigin } from './origin/origin.ts'

/**
 * A decision in one sentence, with what to change where something was refused. What the request sent
 * is shown only where it parsed as an origin, a method or header names.
 */
export function explain(decision: CorsDecision, request?: CorsRequest): string {
  const shown = request === undefined ? nothingShown : showRequest(decision, request)
  return sentences[decision.reason](shown)
}

interface Shown {
  readonly origin: string
  readonly method: string
  readonly headers: string
}

const nothingShown: Shown = { origin: 'the origin', method: 'the method', headers: 'a header' }

function showRequest(decision: CorsDecision, { headers }: CorsRequest): Shown {
  const origin = String(headers['origin'])
  const method = String(headers['access-control-request-method'])
  return {
    origin:
      origin.length <= maxOriginLength && parseOrigin(origin) !== undefined ? origin : nothingShown.origin,
    method: method.length <= 64 && isToken(method) ? method : nothingShown.method,
    headers: missingHeaders(decision, headers['access-control-request-headers']),
  }
}

/** The names that were asked for and are not in the list that the decision carries. */
function missingHeaders(decision: CorsDecision, asked: CorsRequest['headers'][string]): string {
  const names = readTokenList(asked ?? '', { length: 4096, elements: 128 })
  if (typeof names === 'string') return nothingShown.headers
  const list = decision.headers.find(([name]) => name === 'Access-Control-Allow-Headers')?.[1].toLowerCase()
  const allowed = new Set(list?.split(', '))
  const missing = [...names].filter((name) => !allowed.has(name))
  return missing.length === 0 ? nothingShown.headers : missing.slice(0, 8).join(', ').slice(0, 200)
}

const sentences: { readonly [Reason in CorsReason]: (shown: Shown) => string } = {
  'no-origin': () => 'no Origin header, so no page of another origin is asking: the application answers.',
  'any-origin': () => "every origin may read the answer: the policy is '*'.",
  'origin-allowed': ({ origin }) => `${origin} may read the answer: the policy allows it.`,
  'cors-off': () => 'nobody may read the answer: the policy is origin: false. Name the origins that may.',
  'origin-not-allowed': ({ origin }) => `${origin} is not in the policy. If it is yours, add it to origin, to the letter.`,
  'origin-null': () =>
    'Origin is "null": the page is a sandboxed frame, a file: or data: document, or was reached by a cross-origin redirect. Serve it from an origin of its own, and list that.',
  'origin-insecure': ({ origin }) =>
    `${origin} is http:, and the policy allows credentials. Serve it over https, or set dangerouslyAllowInsecureOrigins.`,
  'origin-too-long': () => 'the Origin header is longer than any origin can be. No browser sent it.',
  'origin-malformed': () =>
    'the Origin header is not exactly one serialised origin. No browser sent it so; look for a proxy that adds a second one.',
  'origin-check-failed': ({ origin }) =>
    `the origin predicate failed for ${origin}, which counts as no. onError gets the error; the predicate must return true or false.`,
  'policy-failed': () =>
    'no policy could be chosen for the request, which counts as nobody. The function that chooses it threw or returned something that is not a policy.',
  'method-not-allowed': ({ method }) => `${method} is not in the policy's methods. Add it, in this very case.`,
  'method-malformed': () => 'Access-Control-Request-Method is not one method. No browser sent it so.',
  'header-not-allowed': ({ headers }) =>
    `the page wants to send ${headers}, which the policy's allowedHeaders lacks. Add it there, or stop sending it.`,
  'request-headers-malformed': () =>
    'Access-Control-Request-Headers is not a list of header names. No browser sent it so.',
  'request-headers-too-long': () => 'Access-Control-Request-Headers is over 4 KiB or 128 names. Send fewer headers.',
}
