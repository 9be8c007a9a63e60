// Fetch, "forbidden request-header": a page that sets one of these is ignored, so no preflight asks.
const forbiddenRequest: ReadonlySet<string> = new Set(
  (
    'accept-charset accept-encoding access-control-request-headers access-control-request-method connection ' +
    'content-length cookie cookie2 date dnt expect host keep-alive origin referer set-cookie te trailer ' +
    'transfer-encoding upgrade via'
  ).split(' '),
)

/** Fetch, "forbidden request-header", by name alone. */
export function isForbiddenRequestHeader(lowercaseName: string): boolean {
  return (
    forbiddenRequest.has(lowercaseName) ||
    lowercaseName.startsWith('proxy-') ||
    lowercaseName.startsWith('sec-')
  )
}

/** Fetch, "forbidden response-header name": no list can expose it. */
export function isForbiddenResponseHeader(lowercaseName: string): boolean {
  return lowercaseName === 'set-cookie' || lowercaseName === 'set-cookie2'
}

// `content-type` and `range` are safelisted for some values only, and JSON is not one of them: listing
// them is never needless.
const safelistedRequest: ReadonlySet<string> = new Set(['accept', 'accept-language', 'content-language'])

/** Fetch, "CORS-safelisted request-header", for the names that nearly every value passes. */
export function isSafelistedRequestHeader(lowercaseName: string): boolean {
  return safelistedRequest.has(lowercaseName)
}

const safelistedResponse: ReadonlySet<string> = new Set(
  'cache-control content-language content-length content-type expires last-modified pragma'.split(' '),
)

/** Fetch, "CORS-safelisted response-header name": readable without being listed. */
export function isSafelistedResponseHeader(lowercaseName: string): boolean {
  return safelistedResponse.has(lowercaseName)
}
