import { type Fault, noFaults } from './fault.ts'
import { parseTokenList } from '../http/token.ts'
import type { Answer } from '../exchange.ts'
import type { EngineProfile } from '../engine/engine.ts'
import { accessControlFaults } from './access-control.ts'
import { locationOf } from '../location.ts'
import { isSafelistedMethod } from '../fetch/methods.ts'
import { valuesOf } from '../http/header-lines.ts'

/** What a preflight asked for. */
export interface Asked {
  /** The request's origin, serialised. */
  readonly origin: string
  readonly isCredentialed: boolean
  readonly method: string
  /** CORS-unsafe request-header names, in lower case, in the order in which they are looked at. */
  readonly names: readonly string[]
  /** It was asked for a listener or a stream: Fetch, use-CORS-preflight flag. */
  readonly isForced: boolean
  /** Its URL is of the page's own origin. */
  readonly isOwn: boolean
}

const allowMethods = 'access-control-allow-methods'
const allowHeaders = 'access-control-allow-headers'

/** Fetch, 4.8, CORS-preflight fetch, step 7: what its answer fails for, in the engine's order. */
export function preflightFaults(answer: Answer, asked: Asked, profile: EngineProfile): readonly Fault[] {
  // A proxy's question is not the server's answer: Fetch, 4.4, HTTP fetch, note on 407.
  if (answer.status === 407) return [{ reason: 'proxy-authentication' }]
  const access =
    asked.isOwn && profile.ownPreflightsPass
      ? noFaults
      : accessControlFaults(answer.headers, asked.origin, asked.isCredentialed, true)
  const status = statusFaults(answer, profile)
  const lists = listFaults(answer, asked, profile)
  if (access.length + status.length + lists.length === 0) return noFaults
  const isRedirected = profile.redirectFirst && status[0]?.reason === 'preflight-redirect'
  return profile.statusFirst || isRedirected
    ? [...status, ...access, ...lists]
    : [...access, ...status, ...lists]
}

function statusFaults(answer: Answer, profile: EngineProfile): readonly Fault[] {
  const { status } = answer
  if (status >= 200 && status <= 299) return noFaults
  const isRedirect = isRedirectStatus(status) && locationOf(answer, profile) !== undefined
  return [{ reason: isRedirect ? 'preflight-redirect' : 'preflight-status' }]
}

/** Fetch, 2.2.3, redirect status. */
export function isRedirectStatus(status: number): boolean {
  return status === 301 || status === 302 || status === 303 || status === 307 || status === 308
}

function listFaults(
  { headers }: Answer,
  { method, names, isCredentialed, isForced }: Asked,
  { wildcardCoversAuthorization, methodBeforeHeaderSyntax, forcedMethodMustBeNamed }: EngineProfile,
): readonly Fault[] {
  const methodValues = valuesOf(headers, allowMethods)
  const headerValues = valuesOf(headers, allowHeaders)
  const methods = parseTokenList(methodValues)
  const allowed = parseTokenList(headerValues)
  const faults: Fault[] = []
  const unparsable: Fault[] = []
  if (methods === undefined) {
    unparsable.push({
      reason: 'allow-methods-unparsable',
      header: allowMethods,
      value: methodValues.join(', '),
    })
  } else if (
    !isMethodAllowed(methodValues.length === 0 && isForced && !forcedMethodMustBeNamed ? [method] : methods)
  ) {
    faults.push({ reason: 'method-not-allowed', header: allowMethods, value: method })
  }
  if (allowed === undefined) {
    const fault: Fault = {
      reason: 'allow-headers-unparsable',
      header: allowHeaders,
      value: headerValues.join(', '),
    }
    if (methodBeforeHeaderSyntax) faults.push(fault)
    else unparsable.push(fault)
  } else {
    const listed = new Set(allowed.map((name) => name.toLowerCase()))
    const isAny = !isCredentialed && listed.has('*')
    for (const name of names) {
      if (listed.has(name)) continue
      if (!isAny) faults.push({ reason: 'header-not-allowed', header: allowHeaders, value: name })
      else if (name === 'authorization' && !wildcardCoversAuthorization) {
        faults.push({ reason: 'authorization-wildcard', header: allowHeaders, value: name })
      }
    }
  }
  return [...unparsable, ...faults]

  function isMethodAllowed(list: readonly string[]): boolean {
    return list.includes(method) || isSafelistedMethod(method) || (!isCredentialed && list.includes('*'))
  }
}

/** A name that was let in by `*`, and not by itself. */
export function allowsByWildcard({ headers }: Answer, name: string): boolean {
  const allowed = parseTokenList(valuesOf(headers, allowHeaders)) ?? []
  return allowed.includes('*') && !allowed.some((each) => each.toLowerCase() === name)
}
