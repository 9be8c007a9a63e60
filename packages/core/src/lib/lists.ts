import {
  isForbiddenRequestHeader,
  isForbiddenResponseHeader,
  isSafelistedRequestHeader,
  isSafelistedResponseHeader,
} from './fetch/headers.ts'
import { isForbiddenMethod, respelledMethod } from './fetch/methods.ts'
import { isToken } from './http/token.ts'
import type { Fault, IssueLog } from './issue.ts'

/** A list option: the names, or `'*'`. */
export type NameList = readonly string[] | '*'

type Check = (name: string) => (Fault & { readonly severity?: 'warning' }) | undefined

/** Compiles `methods`. */
export function compileMethods(value: unknown, log: IssueLog): NameList {
  if (value === undefined) return ['GET', 'HEAD', 'PUT', 'PATCH', 'POST', 'DELETE']
  return compileList('methods', value, log, (name) => {
    if (isForbiddenMethod(name)) return { code: 'methods-forbidden', message: 'is a method that no page can send.' }
    const respelled = respelledMethod(name)
    if (respelled === undefined) return undefined
    return {
      code: 'methods-wrong-case',
      message: 'is in the wrong case: methods are case-sensitive.',
      fix: respelled,
    }
  })
}

/** Compiles `allowedHeaders`. */
export function compileAllowedHeaders(value: unknown, log: IssueLog): NameList {
  if (value === undefined) return '*'
  return compileList('allowedHeaders', value, log, (name) => {
    const lower = name.toLowerCase()
    if (isForbiddenRequestHeader(lower)) {
      return { code: 'allowed-headers-forbidden', message: 'is a header that no page can set: leave it out.' }
    }
    if (lower.startsWith('access-control-')) {
      return {
        code: 'allowed-headers-response-only',
        message: 'is a response header: the server sends it, a page must not. Leave it out here and in the page.',
      }
    }
    if (!isSafelistedRequestHeader(lower)) return undefined
    return {
      severity: 'warning',
      code: 'allowed-headers-safelisted',
      message: 'is safelisted: pages may send ordinary values of it without being allowed to.',
    }
  })
}

/** Compiles `exposedHeaders`. */
export function compileExposedHeaders(value: unknown, log: IssueLog): NameList {
  if (value === undefined) return []
  return compileList('exposedHeaders', value, log, (name) => {
    const lower = name.toLowerCase()
    if (isForbiddenResponseHeader(lower)) {
      return { code: 'exposed-headers-forbidden', message: 'can be read by no page, listed or not.' }
    }
    if (lower.startsWith('access-control-')) {
      return { code: 'exposed-headers-cors', message: 'is for the browser, not for the page: leave it out.' }
    }
    if (!isSafelistedResponseHeader(lower)) return undefined
    return {
      severity: 'warning',
      code: 'exposed-headers-safelisted',
      message: 'is safelisted: pages can read it without its being exposed.',
    }
  })
}

function compileList(option: string, value: unknown, log: IssueLog, check: Check): NameList {
  if (value === '*') return value
  const prefix = option.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
  if (!Array.isArray(value)) {
    const parts = typeof value === 'string' ? value.split(/[\s,]+/).filter(isToken) : []
    log.error(option, value, {
      code: `${prefix}-wrong-type`,
      message: "is not an array of names, nor '*'.",
      ...(parts.length > 0 ? { fix: parts } : {}),
    })
    return []
  }
  const names = new Map<string, string>()
  for (let index = 0; index < value.length; index++) {
    const name: unknown = value[index]
    const fault = checkName(name, prefix, check)
    if (fault !== undefined) {
      const { severity, ...rest } = fault
      log[severity === 'warning' ? 'warn' : 'error'](`${option}[${index}]`, name, rest)
    }
    // Methods are case-sensitive, header names are not; the first spelling stands.
    const key = option === 'methods' ? String(name) : String(name).toLowerCase()
    if (!names.has(key)) names.set(key, String(name))
  }
  return [...names.values()]
}

function checkName(name: unknown, prefix: string, check: Check): ReturnType<Check> {
  if (typeof name !== 'string') return { code: `${prefix}-wrong-type`, message: 'is not a string.' }
  if (name === '*') {
    return { code: `${prefix}-star-in-list`, message: "stands in a list. For all of them, the option is '*' itself." }
  }
  if (isToken(name)) return check(name)
  const parts = name.split(/[\s,]+/).filter(isToken)
  const fix = parts.length > 1 ? parts : parts[0]
  return {
    code: name.includes(',') ? `${prefix}-comma-list` : `${prefix}-not-token`,
    message: name.includes(',') ? 'is several names in one string.' : 'is not a name that HTTP allows (RFC 9110, token).',
    ...(fix === undefined ? {} : { fix }),
  }
}
