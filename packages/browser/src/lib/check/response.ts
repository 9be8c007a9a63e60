import { type Course, originOf, violate } from '../course.ts'
import type { Answer } from '../exchange.ts'
import type { Fault } from './fault.ts'
import type { Stage } from '../reason.ts'
import { accessControlFaults } from './access-control.ts'
import { blockingPolicy } from '../fetch/cross-origin-resource-policy.ts'
import { isRedirectStatus } from './preflight.ts'
import type { EngineProfile } from '../engine/engine.ts'
import { contradiction, locationOf, nextUrlOf } from '../location.ts'
import { parseUrl } from '../origin/origin.ts'
import { valuesOf } from '../http/header-lines.ts'

/** Fetch, 4.4, HTTP fetch, what is held against every response, redirects too: false where there is none to go on with. */
export function checkResponse(course: Course, answer: Answer): boolean {
  const { request, tainting, setting, url } = course
  const { status, headers } = answer
  if (status === 407) {
    violate(course, 'response', status, { reason: 'proxy-authentication' })
    return false
  }
  const broken = brokenHeader(answer, setting.profile)
  if (broken !== undefined) {
    violate(course, 'response', status, broken)
    return false
  }
  const stage: Stage =
    isRedirectStatus(status) && locationOf(answer, setting.profile) !== undefined ? 'redirect' : 'response'
  const nextUrl = stage === 'redirect' ? nextUrlOf(answer, url, course.fragment, setting.profile) : undefined
  const early = nextUrl === undefined ? undefined : earlyFault(nextUrl, course)
  if (early !== undefined) violate(course, stage, status, early)
  if (tainting === 'cors') {
    const origin = originOf(course)
    const faults = accessControlFaults(headers, origin, request.credentials === 'include', false)
    for (const fault of faults) violate(course, stage, status, { ...fault, nextUrl })
    if (faults.length === 0 && stage === 'redirect' && staysCredentialed(course)) {
      for (const fault of accessControlFaults(headers, origin, true, false)) {
        violate(course, stage, status, { ...fault, nextUrl }, course.late)
      }
    }
  }
  if (tainting === 'opaque') {
    const policy = blockingPolicy(request.documentOrigin, url, headers, setting.registrableDomain)
    if (policy !== undefined) {
      violate(course, stage, status, {
        reason: 'corp',
        header: 'cross-origin-resource-policy',
        value: policy,
        nextUrl,
      })
    }
  }
  return true
}

function staysCredentialed({ request, setting }: Course): boolean {
  return (
    setting.profile.redirectsStayCredentialed === true &&
    request.credentials === 'same-origin' &&
    request.url.origin === request.documentOrigin
  )
}

/** What an engine's network says of a redirect before anybody asks about CORS. */
function earlyFault(nextUrl: string, { request, setting }: Course): Fault | undefined {
  const { ftpIsDisabled, schemesRefusedFirst, invalidLocationFirst, manualNeedsUrl } = setting.profile
  const at = { header: 'location', value: nextUrl, nextUrl }
  const isFollowed = request.redirect === 'follow'
  const protocol = parseUrl(nextUrl)?.protocol
  if (protocol === undefined) {
    const isLookedAt = isFollowed || manualNeedsUrl
    return invalidLocationFirst && isLookedAt ? { reason: 'redirect-location', ...at } : undefined
  }
  const isRefused = isFollowed && schemesRefusedFirst?.has(protocol) === true
  return isRefused || (ftpIsDisabled && protocol === 'ftp:')
    ? { reason: 'redirect-scheme', ...at }
    : undefined
}

/** RFC 9110, 5.5: a NUL makes it no HTTP, and no answer, as do values that contradict each other in some engines. */
export function brokenHeader(
  { headers }: Answer,
  { refusesContradictions }: EngineProfile,
): Fault | undefined {
  const twice = refusesContradictions ? contradiction(headers) : undefined
  if (twice !== undefined) {
    return { reason: 'invalid-response', header: twice, value: valuesOf(headers, twice).join(', ') }
  }
  const line = headers.find(([, value]) => value.includes('\0'))
  return line && { reason: 'invalid-response', header: line[0].toLowerCase(), value: line[1] }
}
