import { type Course, preflightOriginOf, sentUrlOf, violate, warn } from './course.ts'
import type { Received, Sent } from './sent.ts'
import { inOrderOfRefusal, preflightNeed } from './preflight-need.ts'
import type { PreflightKey } from './cache/preflight-cache.ts'
import { allowsByWildcard, preflightFaults } from './check/preflight.ts'
import { brokenHeader } from './check/response.ts'
import { heard } from './heard.ts'

/** Fetch, 4.8, CORS-preflight fetch: asks, where there is need. False where the walk ends here. */
export function* preflight(course: Course): Generator<Sent, boolean, Received> {
  const { request, setting, method, url } = course
  const need = preflightNeed(course)
  course.preflightKey = undefined
  if (need === undefined) return true
  const { names, isForced } = need
  const isCredentialed = request.credentials === 'include'
  const key: PreflightKey = {
    origin: preflightOriginOf(course),
    url: url.href,
    method,
    names,
    isCredentialed,
    isForced,
  }
  course.preflightKey = key
  // What stands behind a fault was never asked.
  const isReal = course.violations.length === 0
  if (isReal && setting.cache?.has(key) === true) return true
  const sorted = names.toSorted()
  const requestHeaders = sorted.length === 0 ? undefined : sorted.join(',')
  if (course.violations.length === 0) {
    if (!course.preflight) course.preflightHeaders = requestHeaders ?? null
    course.preflight = true
  }
  const asked: Sent = {
    hop: course.hop,
    url: sentUrlOf(course),
    method: 'OPTIONS',
    isPreflight: true,
    origin: preflightOriginOf(course),
    requestMethod: method,
    requestHeaders,
    headers: [],
    hasBody: false,
    isCredentialed: false,
  }
  const answer = heard(yield asked, setting.profile)
  if (answer === null || answer === undefined) {
    const reason = answer === null ? 'network' : 'unrecorded'
    if (isReal) {
      violate(course, 'preflight', 0, { reason })
      setting.cache?.fail(key, 'preflight')
    }
    return setting.isThorough
  }
  const broken = brokenHeader(answer, setting.profile)
  if (broken !== undefined) {
    violate(course, 'preflight', answer.status, broken)
    if (isReal) setting.cache?.fail(key, 'preflight')
    return setting.isThorough
  }
  const faults = preflightFaults(
    answer,
    {
      origin: preflightOriginOf(course),
      isCredentialed,
      method,
      names: inOrderOfRefusal(names, sorted, setting.profile),
      isForced,
      isOwn: url.origin === request.documentOrigin,
    },
    setting.profile,
  )
  for (const fault of faults) violate(course, 'preflight', answer.status, fault)
  if (faults.length === 0) {
    if (isReal) setting.cache?.store(key, answer)
    if (names.includes('authorization') && allowsByWildcard(answer, 'authorization')) {
      warn(course, 'preflight', answer.status, authorizationWildcard)
    }
    return true
  }
  if (isReal) setting.cache?.fail(key, 'preflight')
  return setting.isThorough
}

const authorizationWildcard = {
  reason: 'authorization-wildcard',
  header: 'access-control-allow-headers',
  value: 'authorization',
} as const
