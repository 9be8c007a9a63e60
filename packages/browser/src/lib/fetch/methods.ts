const normalised = new Set(['DELETE', 'GET', 'HEAD', 'OPTIONS', 'POST', 'PUT'])

/** Fetch, 2.2.1: six methods are put in upper case. `patch` is not one of them. */
export function normaliseMethod(method: string): string {
  if (normalised.has(method)) return method
  const upper = method.toUpperCase()
  return normalised.has(upper) ? upper : method
}

/** Fetch, 2.2.1: a page may not send these. */
export function isForbiddenMethod(method: string): boolean {
  const upper = method.toUpperCase()
  return upper === 'CONNECT' || upper === 'TRACE' || upper === 'TRACK'
}

/** Fetch, 2.2.1: what needs no preflight for its method. */
export function isSafelistedMethod(method: string): boolean {
  return method === 'GET' || method === 'HEAD' || method === 'POST'
}
