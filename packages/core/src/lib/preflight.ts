import type { CorsDecision, CorsReason, CorsRequest, HeaderField } from './decision.ts'
import { isForbiddenMethod, isSafelistedMethod } from './fetch/methods.ts'
import { decide, field, isAllowed, originFields } from './fields.ts'
import { isToken, readTokenList } from './http/token.ts'
import type { Policy } from './policy.ts'

const maxMethodLength = 64
const listBounds = { length: 4096, elements: 128 }

type Headers = CorsRequest['headers']

/** Answers a preflight from an origin that was judged so. */
export type PreflightAnswers = (origin: string, reason: CorsReason, headers: Headers) => CorsDecision

interface Checked {
  readonly fault: CorsReason | undefined
  /** The header that says what is allowed. */
  readonly field: HeaderField | undefined
}

/** Prepares the answers of a policy to preflights: origin, then method, then headers, in Fetch's order. */
export function compilePreflight(policy: Policy): PreflightAnswers {
  const vary = Object.freeze([
    ...(policy.rule.kind === 'any' ? [] : ['Origin']),
    ...(policy.methods === '*' ? ['Access-Control-Request-Method'] : []),
    ...(policy.allowedHeaders === '*' ? ['Access-Control-Request-Headers'] : []),
  ])
  // A refused origin is refused by the origin alone: nothing else was read.
  const varyRefused = Object.freeze(vary.slice(0, 1))
  const checkMethod = compileMethodCheck(policy)
  const checkHeaders = compileHeadersCheck(policy)
  const maxAge =
    policy.maxAge === undefined ? undefined : field('Access-Control-Max-Age', String(policy.maxAge))
  return (origin, reason, headers) => {
    if (!isAllowed(reason)) return decide('preflight', false, reason, [], varyRefused, 403)
    const method = checkMethod(headers['access-control-request-method'])
    const names = checkHeaders(headers['access-control-request-headers'])
    const fields = originFields(policy, origin)
    if (method.field !== undefined) fields.push(method.field)
    if (names.field !== undefined) fields.push(names.field)
    const fault = method.fault ?? names.fault
    // The true lists stand on a refusal too, so that the browser's console names what is missing.
    if (fault !== undefined) return decide('preflight', false, fault, fields, vary, 204)
    if (maxAge !== undefined) fields.push(maxAge)
    return decide('preflight', true, reason, fields, vary, policy.preflightStatus)
  }
}

function compileMethodCheck({ methods }: Policy): (asked: Headers[string]) => Checked {
  const malformed: Checked = { fault: 'method-malformed', field: undefined }
  if (methods === '*') {
    return (asked) => {
      const method = single(asked)
      if (method.length > maxMethodLength || !isToken(method)) return malformed
      if (isForbiddenMethod(method)) return { fault: 'method-not-allowed', field: undefined }
      // Echoed, not `*`: Firefox never caches a wildcard, and with credentials it is a literal.
      return { fault: undefined, field: field('Access-Control-Allow-Methods', method) }
    }
  }
  // The whole list, not the one asked for: Chromium and WebKit keep one entry a URL and overwrite it.
  const all = methods.length === 0 ? undefined : field('Access-Control-Allow-Methods', methods.join(', '))
  const known: ReadonlySet<string> = new Set(methods)
  const passed: Checked = { fault: undefined, field: all }
  return (asked) => {
    const method = single(asked)
    if (known.has(method) || isSafelistedMethod(method)) return passed
    const wellFormed = method.length <= maxMethodLength && isToken(method)
    return { fault: wellFormed ? 'method-not-allowed' : 'method-malformed', field: all }
  }
}

function compileHeadersCheck({ allowedHeaders }: Policy): (asked: Headers[string]) => Checked {
  const name = 'Access-Control-Allow-Headers'
  const listed = allowedHeaders === '*' ? undefined : new Set(allowedHeaders.map((header) => header.toLowerCase()))
  const all =
    allowedHeaders === '*' || allowedHeaders.length === 0 ? undefined : field(name, allowedHeaders.join(', '))
  const passed: Checked = { fault: undefined, field: all }
  return (asked) => {
    if (asked === undefined) return passed
    const names = readTokenList(asked, listBounds)
    if (names === 'too-long') return { fault: 'request-headers-too-long', field: all }
    if (names === 'malformed') return { fault: 'request-headers-malformed', field: all }
    if (listed === undefined) {
      // Echoed name by name, so that `authorization` is named too, which no `*` covers by the standard.
      return names.size === 0 ? passed : { fault: undefined, field: field(name, [...names].join(', ')) }
    }
    for (const header of names) if (!listed.has(header)) return { fault: 'header-not-allowed', field: all }
    return passed
  }
}

/** The one value of a header that has one; several lines make something that no check passes. */
function single(value: Headers[string]): string {
  return typeof value === 'string' ? value : value?.length === 1 ? (value[0] ?? '') : ''
}
