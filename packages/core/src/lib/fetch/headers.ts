const forbiddenRequest =
  /^(?:accept-(?:charset|encoding)|access-control-request-(?:headers|method)|connection|content-length|cookie2?|date|dnt|expect|host|keep-alive|origin|referer|set-cookie|te|trailer|transfer-encoding|upgrade|via|(?:proxy|sec)-.*)$/

/** Fetch, "forbidden request-header", by name alone: a page cannot set it, so no preflight asks. */
export function isForbiddenRequestHeader(lowercaseName: string): boolean {
  return forbiddenRequest.test(lowercaseName)
}

/** Fetch, "forbidden response-header name": no list can expose it. */
export function isForbiddenResponseHeader(lowercaseName: string): boolean {
  return /^set-cookie2?$/.test(lowercaseName)
}

/**
 * Fetch, "CORS-safelisted request-header", for the names that nearly every value passes. JSON is no
 * safelisted `content-type`, and a suffix is no safelisted `range`: listing those is never needless.
 */
export function isSafelistedRequestHeader(lowercaseName: string): boolean {
  return /^(?:accept|(?:accept|content)-language)$/.test(lowercaseName)
}

/** Fetch, "CORS-safelisted response-header name": readable without being listed. */
export function isSafelistedResponseHeader(lowercaseName: string): boolean {
  return /^(?:cache-control|content-(?:language|length|type)|expires|last-modified|pragma)$/.test(
    lowercaseName,
  )
}
