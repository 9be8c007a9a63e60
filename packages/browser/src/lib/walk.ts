import type { Answer, PageRequest } from './exchange.ts'
import { type Course, type Setting, failed, startCourse, verdictOf, violate } from './course.ts'
import { type Prepared, prepare } from './prepare.ts'
import type { Received, Sent } from './sent.ts'
import { checkBefore, taint } from './check/before.ts'
import type { Verdict } from './verdict.ts'
import { checkResponse } from './check/response.ts'
import { combinedValue } from './http/header-lines.ts'
import { heard, withoutEmptyLines } from './heard.ts'
import { follow } from './redirect.ts'
import { isRedirectStatus } from './check/preflight.ts'
import { originHeader } from './fetch/origin-header.ts'
import { preflight } from './preflight.ts'
import { readableHeaders } from './fetch/response-headers.ts'
import { warnOfResponse } from './check/warnings.ts'

/** Fetch, 4.1 to 4.8: yields each request, wants its answer, and returns the verdict. */
export function* walk(pageRequest: PageRequest, setting: Setting): Generator<Sent, Verdict, Received> {
  const request = prepare(pageRequest, setting.profile)
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
    if (answer === undefined || answer === null) {
      const reason = answer === null ? 'network' : 'unrecorded'
      if (answer === null || course.violations.length === 0) violate(course, 'response', 0, { reason })
      return failed(course)
    }
    const before = course.violations.length
    const isAnswered = checkResponse(course, answer)
    if (before === 0 && course.violations.length > 0 && course.preflightKey !== undefined) {
      setting.cache?.fail(course.preflightKey, 'response')
    }
    if (!isAnswered) return failed(course)
    if (course.violations.length > 0 && !setting.isThorough) return failed(course)
    if (!isRedirectStatus(answer.status)) return finish(course, answer)
    const location = combinedValue(answer.headers, 'location')
    if (request.redirect === 'manual') return unfollowed(course)
    if (location === undefined && !(request.redirect === 'error' && !setting.profile.errorNeedsLocation)) {
      return finish(course, answer)
    }
    if (!follow(course, answer, location)) return failed(course)
  }
}

function sentRequest(course: Course): Sent {
  const { request, url, method, tainting, headers, hasBody, setting } = course
  const origin = originHeader({
    documentOrigin: request.documentOrigin,
    url,
    method,
    mode: request.mode,
    referrerPolicy:
      setting.profile.originIgnoresReferrerPolicy && request.mode !== 'navigate'
        ? 'unsafe-url'
        : request.referrerPolicy,
    isCors: tainting === 'cors',
    isTainted: course.isTainted,
  })
  const shown = origin !== undefined && tainting === 'opaque' && course.hidesOrigin ? 'null' : origin
  course.lastOrigin = shown ?? (course.leftOrigin ? undefined : course.lastOrigin)
  return {
    hop: course.hop,
    url: url.href,
    method,
    isPreflight: false,
    origin: course.lastOrigin,
    requestMethod: undefined,
    requestHeaders: undefined,
    headers,
    hasBody,
    isCredentialed: isCredentialed(request, course),
  }
}

// Fetch, 4.6, HTTP-network-or-cache fetch: include, or same-origin as long as nothing is foreign.
function isCredentialed({ credentials }: Prepared, { tainting }: Course): boolean {
  return credentials === 'include' || (credentials === 'same-origin' && tainting === 'basic')
}

/** Fetch, 2.2.6, opaque-redirect filtered response. */
function unfollowed(course: Course): Verdict {
  return course.violations.length > 0 ? failed(course) : verdictOf(course, 'read', 'opaqueredirect', 0, [])
}

function finish(course: Course, answer: Answer): Verdict {
  if (course.violations.length > 0) return failed(course)
  warnOfResponse(course, answer)
  const { tainting, request, setting } = course
  if (tainting === 'opaque') return verdictOf(course, 'read', 'opaque', 0, [])
  const lines = setting.profile.joinsNothing ? withoutEmptyLines(answer.headers) : answer.headers
  const exposed = readableHeaders(lines, tainting, request.credentials === 'include')
  return verdictOf(course, 'read', tainting, answer.status, exposed)
}
