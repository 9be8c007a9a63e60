import type { Course } from './course.ts'
import type { HeaderLine } from './exchange.ts'
import type { Stage } from './reason.ts'
import type { Verdict } from './verdict.ts'

/** The verdict of a course that a violation has ended. */
export function failed(course: Course): Verdict {
  return verdictOf(course, course.violations[0]?.stage ?? 'response', 'error', 0, noHeaders)
}

const noHeaders: readonly HeaderLine[] = Object.freeze([])

export function verdictOf(
  course: Course,
  stage: Stage,
  responseType: Verdict['responseType'],
  status: number,
  exposedHeaders: readonly HeaderLine[],
): Verdict {
  const { preflight, preflightHeaders, finalOrigin, sentCookies, violations, warnings } = course
  return Object.freeze({
    ok: violations.length === 0,
    stage,
    preflight,
    preflightHeaders,
    finalOrigin,
    exposedHeaders: Object.freeze(exposedHeaders),
    responseType,
    status,
    violations: Object.freeze(violations),
    warnings: Object.freeze(warnings),
    sentCookies,
  })
}
