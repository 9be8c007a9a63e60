import type { CorsDecision, CorsReason, CorsRequest } from './decision.ts'
import { isToken, readTokenList } from './http/token.ts'
import { maxOriginLength, parseOrigin } from './origin/origin.ts'
import { listBounds, maxMethodLength } from './preflight.ts'

/**
 * A decision in one sentence, with what to change where something was refused. What the request sent
 * is shown only where it parsed as an origin, a method or header names.
 */
export function explain({ allowed, reason, headers }: CorsDecision, request?: CorsRequest): string {
  const sent = request?.headers ?? {}
  const origin = String(sent['origin'])
  const method = String(sent['access-control-request-method'])
  const names = readTokenList(sent['access-control-request-headers'] ?? '', listBounds)
  // The decision carries the policy's list: what is missing is what was asked for and is not in it.
  const list = headers
    .find(([name]) => name === 'Access-Control-Allow-Headers')?.[1]
    .toLowerCase()
    .split(', ')
  const known = new Set(list)
  const shown: { readonly [asked: string]: string | undefined } = {
    ORIGIN: origin.length <= maxOriginLength && parseOrigin(origin) !== undefined ? origin : 'the origin',
    METHOD:
      request !== undefined && method.length <= maxMethodLength && isToken(method) ? method : 'the method',
    HEADERS:
      typeof names === 'string'
        ? ''
        : [...names]
            .filter((name) => !known.has(name))
            .join(', ')
            .slice(0, 200),
  }
  const words = reason.replaceAll('-', ' ')
  return `${allowed ? 'allowed' : 'refused'} (${words}): ${hints[reason].replace(/ORIGIN|METHOD|HEADERS/, (name) => shown[name] || 'it')}.`
}

const proxy = 'no browser sent it so, look for a proxy that did'

const hints: { readonly [Reason in CorsReason]: string } = {
  'no-origin': 'no Origin was sent, so there is nothing to grant',
  'any-origin': "origin is '*'",
  'origin-allowed': 'origin has ORIGIN',
  'cors-off': 'origin is false: list the origins that may read answers',
  'origin-not-allowed': 'if ORIGIN is yours, add it to origin',
  'origin-null':
    'the page is sandboxed, a file, or redirected: serve it from an origin of its own and list that',
  'origin-insecure': 'with credentials, serve ORIGIN over https: or see dangerouslyAllowInsecureOrigins',
  'origin-check-failed': 'the predicate must return true or false for ORIGIN: onError has the error',
  'policy-failed': 'the function that chooses it must return a policy or false',
  'method-not-allowed': 'add METHOD to methods, in this very case',
  'header-not-allowed': 'add HEADERS to allowedHeaders, or do not send it',
  'request-headers-too-long': 'Access-Control-Request-Headers is over 4 KiB or 128 names: send fewer headers',
  'origin-too-long': `Origin is longer than any origin: ${proxy}`,
  'origin-malformed': `Origin is not one serialised origin: ${proxy}`,
  'method-malformed': `Access-Control-Request-Method is not one method: ${proxy}`,
  'request-headers-malformed': `Access-Control-Request-Headers is not a list of names: ${proxy}`,
}
