import type { EngineProfile } from './engine/engine.ts'
import { asNoCorsKeeps, asXhrSends } from './prepare-headers.ts'
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
import { combineLines, isForbiddenRequestHeader, isHeader } from './fetch/request-headers.ts'
import { isForbiddenMethod, isSafelistedMethod, normaliseMethod } from './fetch/methods.ts'
import { isNamed, normaliseValue } from './http/header-lines.ts'
import type { Fault } from './check/fault.ts'
import { defaultCredentials, defaultModes } from './initiator-defaults.ts'
import { isToken } from './http/token.ts'
import { parseUrl } from './origin/origin.ts'

/** A page's request with every default in place, as `fetch()`, XHR or an element hands it on. */
export interface Prepared {
  readonly documentOrigin: string
  readonly url: URL
  /** Of the URL, which has none. */
  readonly fragment: string
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
  /** Header names as the page wrote them, by name in lower case. */
  readonly spellings: ReadonlyMap<string, string>
  /** Why no browser makes it; empty where it does. */
  readonly faults: readonly Fault[]
}

/** Fetch, 5.4, and XHR, 4.5: the request, and why it is not made, where it is not. */
export function prepare(request: PageRequest, { xhrCharset, ignoresQuotes }: EngineProfile): Prepared {
  const { documentOrigin, api = 'fetch', body, referrerPolicy = '' } = request
  const faults: Fault[] = []
  const parsed = parseUrl(request.url) ?? parseUrl(request.url, documentOrigin)
  const url = parsed ?? new URL('about:blank')
  if (parsed === undefined) faults.push({ reason: 'url-invalid', value: request.url })
  const fragment = url.hash
  url.hash = ''
  const method = normaliseMethod(request.method ?? (api === 'beacon' ? 'POST' : 'GET'))
  const isFetch = api === 'fetch'
  const isScripted = isFetch || api === 'xhr' || api === 'beacon'
  const isKept = request.keepalive === true || api === 'beacon'
  const isBodiless = method === 'GET' || method === 'HEAD'
  const isStream = request.streamBody === true
  const hasBody = (body !== undefined && body !== null) || isStream
  const sendsBody = hasBody && !isBodiless
  if (isForbiddenMethod(method) || !isToken(method))
    faults.push({ reason: 'method-forbidden', value: method })
  if (isFetch && (url.username !== '' || url.password !== '')) faults.push({ reason: 'url-credentials' })
  if (isFetch && hasBody && isBodiless) faults.push({ reason: 'body-forbidden' })
  if (isKept && isLongerThan(body ?? '', keepaliveLimit)) faults.push({ reason: 'keepalive-limit' })
  const headers: HeaderLine[] = []
  for (const [name, raw] of isScripted ? (request.headers ?? []) : []) {
    const value = normaliseValue(raw)
    if (!isHeader(name, value)) {
      faults.push({ reason: 'header-invalid', header: name.toLowerCase(), value: raw })
    } else if (!isForbiddenRequestHeader(name, value, ignoresQuotes)) headers.push([name, value])
  }
  // XHR, 4.5.2: setRequestHeader() combines, where Headers appends.
  const lines = api === 'xhr' ? asXhrSends(combineLines(headers), sendsBody, xhrCharset) : headers
  const mode = request.mode ?? modeOf(api, lines)
  const isOpaque = mode === 'no-cors'
  if (isFetch && isStream && (isOpaque || isKept)) faults.push({ reason: 'body-forbidden' })
  if (isOpaque && isFetch && !isSafelistedMethod(method))
    faults.push({ reason: 'method-forbidden', value: method })
  const kept = isOpaque ? asNoCorsKeeps(lines) : [...lines]
  if (sendsBody && !isStream && !kept.some(([name]) => isNamed(name, 'content-type'))) {
    kept.push([
      'Content-Type',
      api === 'form' ? 'application/x-www-form-urlencoded' : 'text/plain;charset=UTF-8',
    ])
  }
  return {
    documentOrigin,
    url,
    fragment,
    api,
    method,
    mode,
    credentials: request.credentials ?? (request.mode === 'cors' ? 'same-origin' : defaultCredentials(api)),
    // WebSockets, 3: a handshake follows none.
    redirect: request.redirect ?? (mode === 'websocket' ? 'error' : 'follow'),
    referrerPolicy,
    headers: kept,
    hasBody: sendsBody,
    hasStreamBody: sendsBody && isStream,
    isForced: (api === 'xhr' && request.uploadListeners === true) || (isScripted && sendsBody && isStream),
    isUnsafe: isScripted,
    isKeepalive: isKept,
    spellings: new Map(kept.map(([name]) => [name.toLowerCase(), name] as const).toReversed()),
    faults,
  }
}

/** Fetch, 4.6: what may be under way that outlives its page, in bytes. */
const keepaliveLimit = 65_536

function isLongerThan(text: string, bytes: number): boolean {
  return text.length > bytes || (text.length * 3 > bytes && new TextEncoder().encode(text).length > bytes)
}

// Beacon, 2.1: a type that no form can send makes it cors.
function modeOf(api: Initiator, headers: readonly HeaderLine[]): RequestMode {
  const isUnsafeType = headers.some(
    ([name, value]) => isNamed(name, 'content-type') && brokenValueRule('content-type', value) !== undefined,
  )
  return api === 'beacon' && isUnsafeType ? 'cors' : defaultModes[api]
}
