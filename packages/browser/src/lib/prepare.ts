import type { EngineProfile } from './engine/engine.ts'
import { replacedByUtf8, serialisedAsUtf8 } from './fetch/xhr-content-type.ts'
import type {
  CredentialsMode,
  HeaderLine,
  Initiator,
  PageRequest,
  RedirectMode,
  ReferrerPolicy,
  RequestMode,
} from './exchange.ts'
import { brokenValueRule } from './fetch/safelisted-value.ts'
import {
  combineLines,
  isForbiddenRequestHeader,
  isHeader,
  isNoCorsSafelisted,
} from './fetch/request-headers.ts'
import { isForbiddenMethod, isSafelistedMethod, normaliseMethod } from './fetch/methods.ts'
import { isNamed, normaliseValue } from './http/header-lines.ts'
import type { Fault } from './check/fault.ts'
import { defaultCredentials, defaultMode } from './initiator-defaults.ts'
import { isToken } from './http/token.ts'
import { parseUrl } from './origin/origin.ts'

/** A page's request with every default in place, as `fetch()`, XHR or an element hands it on. */
export interface Prepared {
  readonly documentOrigin: string
  readonly url: URL
  readonly api: Initiator
  readonly method: string
  readonly mode: RequestMode
  readonly credentials: CredentialsMode
  readonly redirect: RedirectMode
  readonly referrerPolicy: ReferrerPolicy
  /** Forbidden ones taken out, values normalised. */
  readonly headers: readonly HeaderLine[]
  readonly hasBody: boolean
  readonly hasStreamBody: boolean
  /** Fetch, use-CORS-preflight flag. */
  readonly isForced: boolean
  /** Fetch, unsafe-request flag: methods and headers are the page's own. */
  readonly isUnsafe: boolean
  readonly isKeepalive: boolean
  /** Why no browser makes it; empty where it does. */
  readonly faults: readonly Fault[]
}

/** Fetch, 5.4, and XHR, 4.5: the request, and why it is not made, where it is not. */
export function prepare(request: PageRequest, { xhrCharset }: EngineProfile): Prepared {
  const { documentOrigin, api = 'fetch', body, redirect = 'follow', referrerPolicy = '' } = request
  const faults: Fault[] = []
  const url = parseUrl(request.url) ?? parseUrl(request.url, documentOrigin) ?? new URL('about:blank')
  if (url.href === 'about:blank') faults.push({ reason: 'url-invalid', value: request.url })
  url.hash = ''
  const method = normaliseMethod(request.method ?? (api === 'beacon' ? 'POST' : 'GET'))
  const isFetch = api === 'fetch'
  const isScripted = isFetch || api === 'xhr' || api === 'beacon'
  const isBodiless = method === 'GET' || method === 'HEAD'
  const hasBody = body !== undefined || request.streamBody === true
  const sendsBody = hasBody && !isBodiless
  if (isForbiddenMethod(method) || !isToken(method))
    faults.push({ reason: 'method-forbidden', value: method })
  if (isFetch && (url.username !== '' || url.password !== '')) faults.push({ reason: 'url-credentials' })
  if (isFetch && hasBody && isBodiless) faults.push({ reason: 'body-forbidden' })
  const headers: HeaderLine[] = []
  for (const [name, raw] of isScripted ? (request.headers ?? []) : []) {
    const value = normaliseValue(raw)
    if (!isHeader(name, value)) {
      faults.push({ reason: 'header-invalid', header: name.toLowerCase(), value: raw })
    } else if (!isForbiddenRequestHeader(name, value)) headers.push([name, value])
  }
  // XHR, 4.5.2: setRequestHeader() combines, where Headers appends.
  const lines = api === 'xhr' ? asXhrSends(combineLines(headers), sendsBody, xhrCharset) : headers
  const mode = request.mode ?? modeOf(api, lines)
  const isOpaque = mode === 'no-cors'
  if (isOpaque && isFetch && !isSafelistedMethod(method))
    faults.push({ reason: 'method-forbidden', value: method })
  const kept = isOpaque
    ? combineLines(lines).filter(([name, value]) => isNoCorsSafelisted(name, value))
    : [...lines]
  if (sendsBody && request.streamBody !== true && !kept.some(([name]) => isNamed(name, 'content-type'))) {
    kept.push(['Content-Type', 'text/plain;charset=UTF-8'])
  }
  return {
    documentOrigin,
    url,
    api,
    method,
    mode,
    credentials: request.credentials ?? (request.mode === 'cors' ? 'same-origin' : defaultCredentials(api)),
    redirect,
    referrerPolicy,
    headers: kept,
    hasBody: sendsBody,
    hasStreamBody: sendsBody && request.streamBody === true,
    isForced:
      (api === 'xhr' && request.uploadListeners === true) ||
      (isScripted && sendsBody && request.streamBody === true),
    isUnsafe: isScripted,
    isKeepalive: request.keepalive === true,
    faults,
  }
}

// Beacon, 2.1: a type that no form can send makes it cors.
function modeOf(api: Initiator, headers: readonly HeaderLine[]): RequestMode {
  const isUnsafeType = headers.some(
    ([name, value]) => isNamed(name, 'content-type') && brokenValueRule('content-type', value) !== undefined,
  )
  return api === 'beacon' && isUnsafeType ? 'cors' : defaultMode(api)
}

function asXhrSends(
  lines: readonly HeaderLine[],
  hasText: boolean,
  xhrCharset: EngineProfile['xhrCharset'],
): readonly HeaderLine[] {
  if (!hasText || xhrCharset === 'kept') return lines
  const rewrite = xhrCharset === 'replaced' ? replacedByUtf8 : serialisedAsUtf8
  return lines.map(([name, value]) =>
    isNamed(name, 'content-type') ? ([name, rewrite(value)] as const) : ([name, value] as const),
  )
}
