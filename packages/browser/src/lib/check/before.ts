import { addressSpaceOf, isPotentiallyTrustworthy } from '../fetch/trustworthy.ts'
import { type Course, violate, warn } from '../course.ts'
import { isBadPort } from '../fetch/ports.ts'
import { parseUrl } from '../origin/origin.ts'

/** Fetch, 4.1, main fetch, before anything is sent: false where nothing will be. */
export function checkBefore(course: Course): boolean {
  const { request, url } = course
  const at = course.hop === 0 ? 'before-network' : 'redirect'
  const isOwn = isOwnOrigin(course)
  if (!isOwn && request.mode === 'same-origin') {
    violate(course, at, 0, { reason: 'same-origin-mode' })
    return false
  }
  if (!isOwn && request.mode === 'no-cors' && request.redirect !== 'follow') {
    violate(course, at, 0, { reason: 'no-cors-redirect-mode' })
    return false
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:' && !isOwn) {
    violate(course, at, 0, { reason: 'scheme' })
    return false
  }
  // Fetch, 4.2, scheme fetch, blob.
  if (url.protocol === 'blob:' && course.method !== 'GET') {
    violate(course, at, 0, { reason: 'method-forbidden', value: course.method })
    return false
  }
  if (url.port !== '' && isBadPort(url.port)) {
    violate(course, at, 0, { reason: 'bad-port' })
    return false
  }
  return isAllowedFrom(course)
}

/** Fetch, 4.1, the switch: basic, opaque or cors, and never back. */
export function taint(course: Course): void {
  if (isOwnOrigin(course)) return
  course.tainting = course.request.mode === 'no-cors' ? 'opaque' : 'cors'
}

function isOwnOrigin({ request, url, tainting }: Course): boolean {
  if (tainting !== 'basic') return false
  return (
    (url.origin === request.documentOrigin && url.origin !== 'null') ||
    url.protocol === 'data:' ||
    request.mode === 'navigate' ||
    request.mode === 'websocket'
  )
}

/** Mixed Content, 4.4, and Local Network Access: what no header of the server can change. */
function isAllowedFrom(course: Course): boolean {
  const { request, url, setting } = course
  const { distrustsLoopback, localNetworkAccess } = setting.profile
  const page = request.documentOrigin === 'null' ? undefined : parseUrl(request.documentOrigin)
  if (page === undefined) return true
  const at = course.hop === 0 ? 'before-network' : 'redirect'
  const isTrusted = isPotentiallyTrustworthy(url, !distrustsLoopback)
  const target = addressSpaceOf(url.hostname)
  const isNear = target === 'local' || target === 'loopback'
  // An image or a film is asked by https in its place, and of a form the user is asked; of a literal local address the user is asked.
  const isSpared =
    ['img', 'media', 'form'].includes(request.api) || (isNear && localNetworkAccess === 'blocks')
  if (page.protocol === 'https:' && !isTrusted && !isSpared) {
    violate(course, at, 0, { reason: 'mixed-content' })
    return false
  }
  if (!isNear || localNetworkAccess === undefined) return true
  const space = addressSpaceOf(page.hostname)
  if (space === 'loopback' || space === target) return true
  // Of a page under a name nobody can tell from here where it was served.
  if (space !== undefined && page.protocol !== 'https:' && localNetworkAccess === 'blocks') {
    violate(course, at, 0, { reason: 'local-network', value: target })
    return false
  }
  warn(course, at, 0, { reason: 'local-network', value: target })
  return true
}
