import type { Course } from './course.ts'
import type { EngineProfile } from './engine/engine.ts'
import type { HeaderLine } from './exchange.ts'
import { isSafelistedMethod } from './fetch/methods.ts'
import { unsafeNames } from './fetch/unsafe-names.ts'

/** What a request has to be asked for. */
export interface PreflightNeed {
  /** In lower case, in the order of the request; an engine may repeat one. */
  readonly names: readonly string[]
  /** For a listener or a stream, whatever the method. */
  readonly isForced: boolean
}

/** Fetch, 4.1, main fetch, the last two cases of its switch: what a preflight is needed for, or `undefined`. */
export function preflightNeed(course: Course): PreflightNeed | undefined {
  const { request, setting, tainting, method } = course
  const { profile } = setting
  const names = request.isUnsafe ? unsafeNames(askedHeaders(course), profile) : []
  const sticks = profile.preflightsStick && (course.wasPreflighted || course.hadUnsafeNames)
  course.hadUnsafeNames ||= names.length > 0
  const isForced = request.isForced && !(profile.uploadNeedsBody && !request.hasBody)
  const isNeeded = isForced || sticks || names.length > 0 || (request.isUnsafe && !isSafelistedMethod(method))
  if (!isNeeded || tainting !== 'cors') return undefined
  course.wasPreflighted = true
  return { names, isForced }
}

function askedHeaders({ setting, request, headers }: Course): readonly HeaderLine[] {
  return setting.profile.preflightsOriginalHeaders ? request.headers : headers
}

/** The names as an engine goes through them when it refuses, each once. */
export function inOrderOfRefusal(
  names: readonly string[],
  sorted: readonly string[],
  { refusesUnsorted, refusedFirst }: EngineProfile,
): readonly string[] {
  const unique = [...new Set(refusesUnsorted ? names : sorted)]
  return refusedFirst === undefined
    ? unique
    : [
        ...unique.filter((name) => refusedFirst.has(name)),
        ...unique.filter((name) => !refusedFirst.has(name)),
      ]
}
