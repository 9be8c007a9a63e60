import type { HeaderLine, ReferrerPolicy } from './exchange.ts'
import type { Circumstance } from './circumstance.ts'
import type { EngineProfile } from './engine/engine.ts'
import type { Fault } from './check/fault.ts'
import type { Prepared } from './prepare.ts'
import type { PreflightCache, PreflightKey } from './cache/preflight-cache.ts'
import type { RegistrableDomain } from './origin/site.ts'
import type { Stage } from './reason.ts'
import type { Violation } from './verdict.ts'
import { describe } from './describe.ts'

/** What holds for the whole of a walk. */
export interface Setting {
  readonly profile: EngineProfile
  readonly registrableDomain: RegistrableDomain
  readonly cache: PreflightCache | undefined
  /** What stands behind a fault is looked at too, as though it were mended. */
  readonly isThorough: boolean
}

/** Response tainting: Fetch, 2.2.5. */
export type Tainting = 'basic' | 'cors' | 'opaque'

/** A request on its way: what changes from hop to hop, and what has been met. */
export interface Course {
  readonly request: Prepared
  readonly setting: Setting
  /** Without its fragment, which is not sent. */
  url: URL
  /** What a `Location` without one inherits. */
  fragment: string
  method: string
  headers: readonly HeaderLine[]
  hasBody: boolean
  hop: number
  tainting: Tainting
  referrerPolicy: ReferrerPolicy
  /** Fetch, redirect-taint is not same-origin. */
  isTainted: boolean
  /** What was sent, until the first violation. */
  preflight: boolean
  preflightHeaders: string | null
  finalOrigin: string | null
  sentCookies: boolean
  /** The Origin header of the request before. */
  lastOrigin: string | undefined
  /** The redirect before this hop led to another origin, or takes `Origin` along nowhere. */
  leftOrigin: boolean
  /** A redirect led to another origin. */
  hasLeft: boolean
  /** A redirect led to another origin, after which this engine shows none. */
  hidesOrigin: boolean
  /** A hop before this one, of whatever origin, had names to ask for. */
  hadUnsafeNames: boolean
  /** A hop before this one needed a preflight. */
  wasPreflighted: boolean
  /** Of the preflight that this hop needs, cached or not. */
  preflightKey: PreflightKey | undefined
  readonly violations: Violation[]
  /** Violations that wait for the preflight of the next hop. */
  readonly late: Violation[]
  readonly warnings: Violation[]
}

export function startCourse(request: Prepared, setting: Setting): Course {
  return {
    request,
    setting,
    url: request.url,
    fragment: request.fragment,
    method: request.method,
    headers: request.headers,
    hasBody: request.hasBody,
    hop: 0,
    tainting: 'basic',
    referrerPolicy: request.referrerPolicy,
    isTainted: false,
    preflight: false,
    preflightHeaders: null,
    finalOrigin: null,
    sentCookies: false,
    lastOrigin: undefined,
    leftOrigin: true,
    hasLeft: false,
    hidesOrigin: false,
    hadUnsafeNames: false,
    wasPreflighted: false,
    preflightKey: undefined,
    violations: [],
    late: [],
    warnings: [],
  }
}

/** The URL as it is sent: who the user is stands in other headers, if anywhere. */
export function sentUrlOf({ url }: Course): string {
  if (url.username === '' && url.password === '') return url.href
  const sent = new URL(url)
  sent.username = ''
  sent.password = ''
  return sent.href
}

/** The origin that a preflight has. */
export function preflightOriginOf(course: Course): string {
  return course.setting.profile.preflightsKeepOrigin ? course.request.documentOrigin : originOf(course)
}

/** Fetch, 3.2, serialise a request origin. */
export function originOf({ request, isTainted }: Course): string {
  return isTainted ? 'null' : request.documentOrigin
}

/** Notes a fault: among the violations, of which the first ends what the page gets, or where else it is said. */
export function violate(
  course: Course,
  stage: Stage,
  status: number,
  fault: Fault,
  list: Violation[] = course.violations,
): void {
  const { request, setting, hop, url, method, tainting } = course
  const met: Circumstance = {
    ...fault,
    stage,
    status,
    hop,
    method,
    url: url.href,
    firstUrl: request.url.href,
    origin: originOf(course),
    api: request.api,
    mode: request.mode,
    redirect: request.redirect,
    isKeepalive: request.isKeepalive,
    isCors: tainting === 'cors',
    spelled: request.spellings.get(fault.value ?? ''),
  }
  list.push(describe(met, setting.profile.engine))
}

/** Notes what does not block this request. */
export function warn(course: Course, stage: Stage, status: number, fault: Fault): void {
  violate(course, stage, status, fault, course.warnings)
}
