import type { Answer, PageRequest } from './exchange.ts'
import { type Course, type Setting, startCourse, violate, sentUrlOf } from './course.ts'
import { failed, verdictOf } from './ending.ts'
import { type Prepared, prepare } from './prepare.ts'
import type { Received, Sent } from './sent.ts'
import { checkBefore, taint } from './check/before.ts'
import type { Verdict } from './verdict.ts'
import { checkedRequest } from './door.ts'
import { checkResponse } from './check/response.ts'
import { isDeadEnd, locationOf } from './location.ts'
import { heard, withoutEmptyLines } from './heard.ts'
import { follow } from './redirect.ts'
import { isRedirectStatus } from './check/preflight.ts'
import { originHeader } from './fetch/origin-header.ts'
import { preflight } from './preflight.ts'
import { readableHeaders } from './fetch/response-headers.ts'
import { warnOfResponse } from './check/warnings.ts'

/** Fetch, 4.1 to 4.8: yields each request, wants its answer, and returns the verdict. */
export function* walk(pageRequest: PageRequest, setting: Setting): Generator<Sent, Verdict, Received> {
  const request = prepare(checkedRequest(pageRequest), setting.profile)
  const course = startCourse(request, setting)
  for (const fault of request.faults) violate(course, 'before-network', 0, fault)
  if (request.faults.length > 0) return failed(course)
  for (;;) {
    if (!checkBefore(course)) return failed(course)
    taint(course)
    const isPreflighted = yield* preflight(course)
    course.violations.push(...course.late.splice(0))
    if (!isPreflighted) return failed(course)
    if (course.violations.length > 0 && !setting.isThorough) return failed(course)
    const sent = sentRequest(course)
    if (course.violations.length === 0) {
      course.finalOrigin = sent.origin ?? null
      course.sentCookies = sent.isCredentialed
    }
    const answer = heard(yield sent, setting.profile)
    const isReal = course.violations.length === 0
    if (answer === undefined || answer === null) {
      const reason = answer === null ? 'network' : 'unrecorded'
      if (answer === null || isReal) violate(course, 'response', 0, { reason })
      return forgetting(course, isReal)
    }
    if (!checkResponse(course, answer)) return forgetting(course, isReal)
    if (course.violations.length > 0 && !setting.isThorough) return forgetting(course, isReal)
    if (!isRedirectStatus(answer.status)) return finish(course, answer, isReal)
    const location = locationOf(answer, setting.profile)
    if (request.redirect === 'manual') return unfollowed(course, isReal)
    if (location === undefined && !(request.redirect === 'error' && !setting.profile.errorNeedsLocation)) {
      if (request.redirect === 'error' || !isDeadEnd(answer, setting.profile))
        return finish(course, answer, isReal)
      violate(course, 'redirect', answer.status, {
        reason: 'redirect-location',
        header: 'location',
        value: '',
      })
      return forgetting(course, isReal)
    }
    const isFollowed = follow(course, answer, location)
    if (!isFollowed || (isReal && course.violations.length > 0)) forget(course, isReal)
    if (!isFollowed) return failed(course)
  }
}

function sentRequest(course: Course): Sent {
  const { request, url, method, tainting, headers, hasBody, setting } = course
  const { originIgnoresReferrerPolicy, redirectsForgetPolicy } = setting.profile
  const isPolicyGone =
    (originIgnoresReferrerPolicy && request.mode !== 'navigate') || (redirectsForgetPolicy && course.hop > 0)
  const origin = originHeader({
    documentOrigin: request.documentOrigin,
    url,
    method,
    mode: request.mode,
    referrerPolicy: isPolicyGone ? 'unsafe-url' : course.referrerPolicy,
    isCors: tainting === 'cors',
    isTainted: course.isTainted,
  })
  const shown = origin !== undefined && tainting === 'opaque' && course.hidesOrigin ? 'null' : origin
  const kept = course.leftOrigin ? undefined : course.lastOrigin
  course.lastOrigin = isLocal(url) ? undefined : (kept ?? shown)
  return {
    hop: course.hop,
    url: sentUrlOf(course),
    method,
    isPreflight: false,
    origin: course.lastOrigin,
    requestMethod: undefined,
    requestHeaders: undefined,
    headers: isLocal(url) ? [] : headers,
    hasBody: hasBody && !isLocal(url),
    isCredentialed: isCredentialed(request, course),
  }
}

// Fetch, 4.6, HTTP-network-or-cache fetch: include, or same-origin as long as nothing is foreign.
function isCredentialed({ credentials }: Prepared, { tainting, url }: Course): boolean {
  return (
    !isLocal(url) && (credentials === 'include' || (credentials === 'same-origin' && tainting === 'basic'))
  )
}

// Fetch, 4.2, scheme fetch: nothing is sent for it.
function isLocal({ protocol }: URL): boolean {
  return protocol === 'data:' || protocol === 'blob:'
}

/** Fetch, 4.1, main fetch: a preflighted request that fails takes its preflight along. */
function forget({ setting, preflightKey, violations }: Course, isReal: boolean): void {
  if (isReal && violations.length > 0 && preflightKey !== undefined)
    setting.cache?.fail(preflightKey, 'response')
}

function forgetting(course: Course, isReal: boolean): Verdict {
  forget(course, isReal)
  return failed(course)
}

/** Fetch, 2.2.6, opaque-redirect filtered response. */
function unfollowed(course: Course, isReal: boolean): Verdict {
  return course.violations.length > 0
    ? forgetting(course, isReal)
    : verdictOf(course, 'read', 'opaqueredirect', 0, [])
}

function finish(course: Course, answer: Answer, isReal: boolean): Verdict {
  if (course.violations.length > 0) return forgetting(course, isReal)
  warnOfResponse(course, answer)
  const { tainting, request, setting } = course
  if (tainting === 'opaque') return verdictOf(course, 'read', 'opaque', 0, [])
  // Where a document or a socket opens no script reads the response.
  if (request.mode === 'navigate' || request.mode === 'websocket') {
    return verdictOf(course, 'read', tainting, answer.status, [])
  }
  const lines = setting.profile.joinsNothing ? withoutEmptyLines(answer.headers) : answer.headers
  const exposed = readableHeaders(lines, tainting, request.credentials === 'include')
  return verdictOf(course, 'read', tainting, answer.status, exposed)
}
