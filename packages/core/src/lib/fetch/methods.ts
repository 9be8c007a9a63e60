/** Fetch, "CORS-safelisted method": a preflight for one of these passes whatever the list says. */
export function isSafelistedMethod(method: string): boolean {
  return method === 'GET' || method === 'HEAD' || method === 'POST'
}

/** Fetch, "forbidden method": a page cannot send it, in any case. */
export function isForbiddenMethod(method: string): boolean {
  const upper = method.toUpperCase()
  return upper === 'CONNECT' || upper === 'TRACE' || upper === 'TRACK'
}

// Fetch, "normalize a method" names all but PATCH; a lower-case `patch` is a method of its own that no
// server means. PATCH is here because the commonest slip is just that one.
const known: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'QUERY'])

/** The upper-case spelling of a known method written in another case; otherwise `undefined`. */
export function respelledMethod(method: string): string | undefined {
  const upper = method.toUpperCase()
  return upper !== method && known.has(upper) ? upper : undefined
}
