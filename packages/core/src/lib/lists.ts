import {
  isForbiddenRequestHeader,
  isForbiddenResponseHeader,
  isSafelistedRequestHeader,
  isSafelistedResponseHeader,
} from './fetch/headers.ts'
import { isForbiddenMethod, respelledMethod } from './fetch/methods.ts'
import { isToken } from './http/token.ts'
import { type Fault, type Report, isWarning } from './issue.ts'
import type { ListPrefix } from './issue-code.ts'

/** A list option: the names, or `'*'`. */
export type NameList = readonly string[] | '*'

/** What is wrong with a name that is a token. */
type Check = (name: string, lowercaseName: string) => Fault | undefined

/** Checks a name of `methods`. */
export const checkMethod: Check = (name) => {
  if (isForbiddenMethod(name)) return ['methods-forbidden']
  const fix = respelledMethod(name)
  return fix === undefined ? undefined : ['methods-wrong-case', fix]
}

/** Checks a name of `allowedHeaders`. */
export const checkAllowedHeader: Check = (_, name) => {
  if (isForbiddenRequestHeader(name)) return ['allowed-headers-forbidden']
  if (isCorsHeader(name)) return ['allowed-headers-response-only']
  return isSafelistedRequestHeader(name) ? ['allowed-headers-safelisted'] : undefined
}

/** Checks a name of `exposedHeaders`. */
export const checkExposedHeader: Check = (_, name) => {
  if (isForbiddenResponseHeader(name)) return ['exposed-headers-forbidden']
  if (isCorsHeader(name)) return ['exposed-headers-cors']
  return isSafelistedResponseHeader(name) ? ['exposed-headers-safelisted'] : undefined
}

function isCorsHeader(name: string): boolean {
  return name.startsWith('access-control-')
}

/** Compiles a list option; `prefix` begins the codes of what is wrong with it. */
export function compileNames(
  option: string,
  prefix: ListPrefix,
  value: unknown,
  check: Check,
  report: Report,
): NameList {
  if (value === '*') return value
  if (!Array.isArray(value)) {
    report(option, value, `${prefix}-wrong-type`, namesIn(value, check))
    return []
  }
  const names = new Map<string, string>()
  for (let index = 0; index < value.length; index++) {
    const name: unknown = value[index]
    const fault = diagnoseName(name, prefix, check)
    if (fault !== undefined) report(`${option}[${index}]`, name, ...fault)
    if (typeof name !== 'string') continue
    // Methods are case-sensitive, header names are not; the first spelling stands.
    const key = prefix === 'methods' ? name : name.toLowerCase()
    if (!names.has(key)) names.set(key, name)
  }
  return [...names.values()]
}

function diagnoseName(name: unknown, prefix: ListPrefix, check: Check): Fault | undefined {
  if (name === '*') return [`${prefix}-star-in-list`]
  if (typeof name !== 'string') return [`${prefix}-wrong-type`]
  if (isToken(name)) return check(name, name.toLowerCase())
  const fix = namesIn(name, check)
  return fix !== undefined && fix.length > 1
    ? [`${prefix}-comma-list`, fix]
    : [`${prefix}-not-token`, fix?.[0]]
}

/** The names that a string may have meant, each as it would be accepted. */
function namesIn(value: unknown, check: Check): readonly string[] | undefined {
  if (typeof value !== 'string') return undefined
  const names: string[] = []
  for (const name of value.split(/[\s,]+/)) {
    const [code, fix] = (isToken(name) && check(name, name.toLowerCase())) || []
    if (isToken(name) && name !== '*' && (code === undefined || isWarning(code))) names.push(name)
    else if (typeof fix === 'string') names.push(fix)
  }
  return names.length > 0 ? names : undefined
}
