import { type Course, violate } from './course.ts'
import type { Answer } from './exchange.ts'
import type { EngineProfile } from './engine/engine.ts'
import type { Fault } from './check/fault.ts'
import type { HeaderLine } from './exchange.ts'
import { isAmbiguous } from './location.ts'
import { parseUrl } from './origin/origin.ts'
import { referrerPolicyOf } from './fetch/referrer-policy.ts'

/** Fetch, 4.5, HTTP-redirect fetch, step 12: 301 and 302 of a POST, and 303 of anything, become a GET. */
function becomesGet(status: number, method: string): boolean {
  if (status === 303) return method !== 'GET' && method !== 'HEAD'
  return (status === 301 || status === 302) && method === 'POST'
}

const ofBody: ReadonlySet<string> = new Set(
  'content-encoding content-language content-location content-type content-length'.split(' '),
)

/** The same, step 12 and 13: headers of a body go with it, and Authorization at another origin. */
function headersAfter(
  headers: readonly HeaderLine[],
  losesBody: boolean,
  leavesOrigin: boolean,
  { droppedByRedirect }: EngineProfile,
): readonly HeaderLine[] {
  return headers.filter(([name]) => {
    const lower = name.toLowerCase()
    return (
      !(losesBody && ofBody.has(lower)) &&
      !(leavesOrigin && lower === 'authorization') &&
      !droppedByRedirect?.has(lower)
    )
  })
}

/** Fetch, 2.2.6, location URL: where it leads, or the fault. */
function locationUrl(location: string, isFailure: boolean, current: URL): URL | Fault {
  const url = isFailure ? undefined : parseUrl(location, current)
  if (url === undefined)
    return { reason: 'redirect-location', header: 'location', value: location, nextUrl: location }
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    return { reason: 'redirect-scheme', header: 'location', value: url.href, nextUrl: url.href }
  }
  return url
}

/** Fetch, 4.5, HTTP-redirect fetch: false where the walk ends here. */
export function follow(course: Course, answer: Answer, location: string | undefined): boolean {
  const { request, url, setting } = course
  const { status, headers } = answer
  const next = location === undefined ? url : locationUrl(location, isAmbiguous(answer, setting.profile), url)
  const faults = redirectFaults(course, status, next)
  const isLate = setting.profile.refusesRedirectsLate && course.tainting === 'basic'
  for (const fault of faults) {
    // Said of the response already.
    if (course.violations.some(({ hop, reason }) => hop === course.hop && reason === fault.reason)) continue
    const list = isLate && fault.reason === 'redirect-credentials' ? course.late : course.violations
    violate(course, 'redirect', status, fault, list)
  }
  const isPassable = faults.every(({ reason }) => reason === 'redirect-credentials')
  if ('reason' in next || !isPassable || (course.violations.length > 0 && !setting.isThorough)) return false
  const leavesOrigin = next.origin !== url.origin
  const losesBody =
    becomesGet(status, course.method) ||
    (setting.profile.deleteBecomesGet === true && leavesOrigin && course.method === 'DELETE')
  if (leavesOrigin && url.origin !== request.documentOrigin) course.isTainted = true
  course.leftOrigin = leavesOrigin || !setting.profile.originStays
  course.hidesOrigin ||= leavesOrigin && setting.profile.redirectsHideOrigin === true
  course.hasLeft ||= leavesOrigin
  course.referrerPolicy = referrerPolicyOf(headers, setting.profile) ?? course.referrerPolicy
  const before = setting.profile.bodyHeadersComeBack ? request.headers : course.headers
  course.headers = headersAfter(before, losesBody, course.hasLeft, setting.profile)
  if (losesBody) {
    course.method = 'GET'
    course.hasBody = false
  }
  if (next.hash !== '') course.fragment = next.hash
  next.hash = ''
  course.url = next
  course.hop++
  return true
}

function redirectFaults(course: Course, status: number, next: URL | Fault): readonly Fault[] {
  const { request, setting } = course
  const { redirectCredentialsFirst } = setting.profile
  const faults: Fault[] = []
  if (request.redirect === 'error') faults.push({ reason: 'redirect-mode-error' })
  if ('reason' in next) return [...faults, next]
  if (course.hop === 20) faults.push({ reason: 'redirect-limit' })
  const fault = credentialsFault(course, next)
  if (fault !== undefined) {
    if (redirectCredentialsFirst) faults.unshift(fault)
    else faults.push(fault)
  }
  if (status !== 303 && request.hasStreamBody && course.hasBody)
    faults.push({ reason: 'redirect-stream-body' })
  return faults
}

function credentialsFault({ request, setting, tainting }: Course, next: URL): Fault | undefined {
  if (next.username === '' && next.password === '') return undefined
  const isForeign = next.origin !== request.documentOrigin
  const isRefused = tainting === 'cors' || (request.mode === 'cors' && isForeign)
  const isBlocked = setting.profile.redirectsKeepNoPassword && request.api !== 'xhr'
  if (!isRefused && !isBlocked) return undefined
  const { href } = next
  return {
    reason: 'redirect-credentials',
    header: 'location',
    value: href,
    nextUrl: href,
    isSilent: !isRefused,
  }
}
