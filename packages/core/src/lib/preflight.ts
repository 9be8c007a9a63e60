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

/** What is wrong with what was asked, and the header that says what is allowed, if any. */
interface Checked {
  readonly fault?: CorsReason | undefined
  readonly fields: readonly HeaderField[]
}

type Check = (asked: Headers[string]) => Checked

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
  const refused = new Map<CorsReason, CorsDecision>()
  const refuse = (reason: CorsReason): CorsDecision => {
    const known = refused.get(reason) ?? decide('preflight', false, reason, [], varyOrigin, 403)
    refused.set(reason, known)
    return known
  }
  return (origin, reason, headers) => {
    if (!isAllowed(reason)) return refuse(reason)
    const method = checkMethod(headers['access-control-request-method'])
    const asked = checkHeaders(headers['access-control-request-headers'])
    const fault = method.fault ?? asked.fault
    // The true lists stand on a refusal too, so that the browser's console names what is missing.
    const fields = [...originFields(policy, origin), ...method.fields, ...asked.fields]
    return fault === undefined
      ? decide('preflight', true, reason, [...fields, ...age], vary, preflightStatus)
      : decide('preflight', false, fault, fields, vary, 204)
  }
}

/** The header for a configured list: whole, since Chromium and WebKit keep one entry a URL and overwrite it. */
function listFields(name: string, list: NameList): readonly HeaderField[] {
  return list === '*' || list.length === 0 ? [] : [field(name, list.join(', '))]
}

function compileMethods(methods: NameList): Check {
  const name = 'Access-Control-Allow-Methods'
  const fields = listFields(name, methods)
  const known = new Set(methods)
  const passed: Checked = { fields }
  const malformed: Checked = { fault: 'method-malformed', fields }
  const refused: Checked = { fault: 'method-not-allowed', fields }
  return (asked) => {
    // Several lines make something that is no method.
    const method = String(asked)
    if (method.length > maxMethodLength) return malformed
    if (methods !== '*' && (isSafelistedMethod(method) || known.has(method))) return passed
    if (!isToken(method)) return malformed
    // Echoed, not `*`: Firefox never caches a wildcard, and with credentials it is a literal.
    return methods === '*' && !isForbiddenMethod(method) ? { fields: [field(name, method)] } : refused
  }
}

function compileHeaders(allowed: NameList): Check {
  const name = 'Access-Control-Allow-Headers'
  const fields = listFields(name, allowed)
  const known = new Set(allowed === '*' ? [] : allowed.map((header) => header.toLowerCase()))
  const passed: Checked = { fields }
  const malformed: Checked = { fault: 'request-headers-malformed', fields }
  const tooLong: Checked = { fault: 'request-headers-too-long', fields }
  const refused: Checked = { fault: 'header-not-allowed', fields }
  const check = (asked: string | readonly string[]): Checked => {
    const names = readTokenList(asked, listBounds)
    if (typeof names === 'string') return names === 'malformed' ? malformed : tooLong
    // Echoed name by name, so that `authorization` is named too, which no `*` covers by the standard.
    if (allowed === '*') return names.size === 0 ? passed : { fields: [field(name, [...names].join(', '))] }
    for (const header of names) if (!known.has(header)) return refused
    return passed
  }
  // A page asks for the same names again and again: the list that was read last is not read once more.
  let last = ''
  let answer = passed
  return (asked) => {
    const text = asked ?? ''
    if (text === last) return answer
    const checked = check(text)
    if (typeof text === 'string' && text.length <= listBounds.length) {
      last = text
      answer = checked
    }
    return checked
  }
}
