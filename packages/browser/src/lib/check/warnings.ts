import { type Course, warn } from '../course.ts'
import { combinedValue, valuesOf } from '../http/header-lines.ts'
import type { Answer } from '../exchange.ts'
import { lastTwoLabels } from '../origin/site.ts'
import { parseTokenList } from '../http/token.ts'
import { parseUrl } from '../origin/origin.ts'

/** What lets this request pass, and will hurt another. */
export function warnOfResponse(course: Course, { status, headers }: Answer): void {
  const { tainting, request, url } = course
  if (tainting === 'opaque' && (request.api === 'fetch' || request.api === 'xhr')) {
    warn(course, 'read', status, { reason: 'opaque-response' })
  }
  if (tainting !== 'cors') return
  const allowed = combinedValue(headers, 'access-control-allow-origin')
  if (allowed !== '*' && !variesByOrigin(valuesOf(headers, 'vary'))) {
    warn(course, 'response', status, { reason: 'cached-without-vary', header: 'vary' })
  }
  const page = parseUrl(request.documentOrigin)
  if (course.sentCookies && page !== undefined) {
    const site = course.setting.registrableDomain
    const isForeign =
      page.protocol !== url.protocol ||
      (site(page.hostname) ?? lastTwoLabels(page.hostname)) !==
        (site(url.hostname) ?? lastTwoLabels(url.hostname))
    if (isForeign) warn(course, 'response', status, { reason: 'cookie-same-site', header: 'cookie' })
  }
}

function variesByOrigin(values: readonly string[]): boolean {
  const names = parseTokenList(values) ?? []
  return names.some((name) => name === '*' || name.toLowerCase() === 'origin')
}
