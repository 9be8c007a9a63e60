import type { CorsDecision, CorsReason, CorsRequest, HeaderField } from './decision.ts'
import { isForbiddenMethod, isSafelistedMethod } from './fetch/methods.ts'
import { decide, field, isAllowed, originFields } from './fields.ts'
import { type ListBounds, isToken, readTokenList } from './http/token.ts'
import type { NameList } from './lists.ts'
import type { Policy } from './policy.ts'

/** Longer methods are no methods. */
export const maxMethodLength = 64
/** How much of `Access-Control-Request-Headers` is read. */
export const listBounds: ListBounds = { length: 4096, elements: 128 }

type Headers = CorsRequest['headers']

/** Answers a preflight from an origin that was judged so. */
export type PreflightAnswers = (origin: string, reason: CorsReason, headers: Headers) => CorsDecision

/** What is wrong with what was asked, and the header that says what is allowed. */
type Checked = readonly [fault: CorsReason | undefined, field: HeaderField | undefined]

/** Prepares the answers of a policy to preflights: origin, then method, then headers, in Fetch's order. */
export function compilePreflight(policy: Policy): PreflightAnswers {
  const { rule, view } = policy
  const { methods, allowedHeaders, maxAge, preflightStatus } = view
  // A refused origin is refused by the origin alone: nothing else was read.
  const varyOrigin = Object.freeze(rule.kind === 'any' ? [] : ['Origin'])
  const vary = Object.freeze([
    ...varyOrigin,
    ...(methods === '*' ? ['Access-Control-Request-Method'] : []),
    ...(allowedHeaders === '*' ? ['Access-Control-Request-Headers'] : []),
  ])
  const checkMethod = compileMethods(methods)
  const checkHeaders = compileHeaders(allowedHeaders)
  const age = maxAge === null ? [] : [field('Access-Control-Max-Age', String(maxAge))]
  return (origin, reason, headers) => {
    if (!isAllowed(reason)) return decide('preflight', false, reason, [], varyOrigin, 403)
    const [methodFault, methodField] = checkMethod(headers['access-control-request-method'])
    const [headerFault, headerField] = checkHeaders(headers['access-control-request-headers'])
    const fault = methodFault ?? headerFault
    const fields = originFields(policy, origin)
    // The true lists stand on a refusal too, so that the browser's console names what is missing.
    if (methodField !== undefined) fields.push(methodField)
    if (headerField !== undefined) fields.push(headerField)
    return fault === undefined
      ? decide('preflight', true, reason, fields.concat(age), vary, preflightStatus)
      : decide('preflight', false, fault, fields, vary, 204)
  }
}

/** The header for a configured list: whole, since Chromium and WebKit keep one entry a URL and overwrite it. */
function listField(name: string, list: NameList): HeaderField | undefined {
  return list === '*' || list.length === 0 ? undefined : field(name, list.join(', '))
}

function compileMethods(methods: NameList): (asked: Headers[string]) => Checked {
  const name = 'Access-Control-Allow-Methods'
  const all = listField(name, methods)
  const known = new Set(methods)
  const passed: Checked = [undefined, all]
  return (asked) => {
    // Several lines make something that is no method.
    const method = String(asked)
    if (method.length > maxMethodLength || !isToken(method)) return ['method-malformed', all]
    // Echoed, not `*`: Firefox never caches a wildcard, and with credentials it is a literal.
    if (methods === '*')
      return isForbiddenMethod(method) ? ['method-not-allowed', all] : [undefined, field(name, method)]
    return isSafelistedMethod(method) || known.has(method) ? passed : ['method-not-allowed', all]
  }
}

function compileHeaders(allowed: NameList): (asked: Headers[string]) => Checked {
  const name = 'Access-Control-Allow-Headers'
  const all = listField(name, allowed)
  const known = new Set(allowed === '*' ? [] : allowed.map((header) => header.toLowerCase()))
  const passed: Checked = [undefined, all]
  return (asked) => {
    const names = readTokenList(asked ?? '', listBounds)
    if (typeof names === 'string') return [`request-headers-${names}`, all]
    if (allowed === '*') {
      // Echoed name by name, so that `authorization` is named too, which no `*` covers by the standard.
      return names.size === 0 ? passed : [undefined, field(name, [...names].join(', '))]
    }
    for (const header of names) if (!known.has(header)) return ['header-not-allowed', all]
    return passed
  }
}
