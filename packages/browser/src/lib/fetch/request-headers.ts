import type { HeaderLine } from '../exchange.ts'
import { brokenValueRule } from './safelisted-value.ts'
import { isForbiddenMethod } from './methods.ts'
import { isToken } from '../http/token.ts'
import { normaliseValue } from '../http/header-lines.ts'

const forbidden = new Set(
  (
    'accept-charset accept-encoding access-control-request-headers access-control-request-method connection ' +
    'content-length cookie cookie2 date dnt expect host keep-alive origin referer set-cookie te trailer ' +
    'transfer-encoding upgrade via'
  ).split(' '),
)
// Fetch, 2.2.2, get, decode, and split: commas between quotes divide nothing.
const elements = /(?:[^",]+|"(?:[^"\\]+|\\.)*(?:"|\\?$))+/gsu
const methodOverrides = new Set(['x-http-method', 'x-http-method-override', 'x-method-override'])

/** Fetch, 2.2.2, forbidden request-header: a page that sets one is not heard, and not told. */
export function isForbiddenRequestHeader(name: string, value: string, ignoresQuotes = false): boolean {
  const lower = name.toLowerCase()
  if (forbidden.has(lower) || lower.startsWith('proxy-') || lower.startsWith('sec-')) return true
  if (!methodOverrides.has(lower)) return false
  const methods = ignoresQuotes ? value.split(',') : (value.match(elements) ?? [])
  return methods.some((method) => isForbiddenMethod(normaliseValue(method)))
}

const noCorsNames = new Set(['accept', 'accept-language', 'content-language', 'content-type'])

/** Fetch, 2.2.2, no-CORS-safelisted request-header: what a `no-cors` request keeps of what the page set. */
export function isNoCorsSafelisted(name: string, value: string): boolean {
  const lower = name.toLowerCase()
  return noCorsNames.has(lower) && brokenValueRule(lower, value) === undefined
}

/** Whether `Headers` would take it: RFC 9110 names, and no NUL, CR or LF in a value of bytes. */
export function isHeader(name: string, value: string): boolean {
  return isToken(name) && !/[\0\n\r\u0100-\uFFFF]/.test(value)
}

/** Lines of one name as one, under the first one's spelling, in the order of first appearance. */
export function combineLines(lines: readonly HeaderLine[]): readonly HeaderLine[] {
  const byName = new Map<string, [string, string]>()
  for (const [name, value] of lines) {
    const earlier = byName.get(name.toLowerCase())
    if (earlier === undefined) byName.set(name.toLowerCase(), [name, value])
    else earlier[1] = `${earlier[1]}, ${value}`
  }
  return byName.size === lines.length ? lines : [...byName.values()]
}
