import type { CorsRequest } from '@cors/core'
import { knownMethods } from './builtins.ts'

const methods: ReadonlySet<string> = new Set(knownMethods)

/**
 * The method that a preflight asks for; `undefined` for every other request, and for a method that Node's
 * parser would never let in: no route can be reached by it, and a router's tables need not be asked with
 * a stranger's text.
 */
export function requestedMethod({ method, headers }: CorsRequest): string | undefined {
  if (method !== 'OPTIONS' || headers['origin'] === undefined) return undefined
  const asked = headers['access-control-request-method']
  return typeof asked === 'string' && methods.has(asked) ? asked : undefined
}
