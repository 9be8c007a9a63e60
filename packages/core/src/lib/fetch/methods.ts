/** Fetch, "CORS-safelisted method": a preflight for one of these passes whatever the list says. */
export function isSafelistedMethod(method: string): boolean {
  return method === 'GET' || method === 'HEAD' || method === 'POST'
}

/** Fetch, "forbidden method": a page cannot send it, in any case. */
export function isForbiddenMethod(method: string): boolean {
  return /^(?:connect|trace|track)$/i.test(method)
}

/** The upper-case spelling of a known method written in another case; otherwise `undefined`. */
export function respelledMethod(method: string): string | undefined {
  // Fetch, "normalize a method", names all but PATCH: a lower-case `patch` goes out as it is, and is the
  // commonest slip of all.
  const upper = method.toUpperCase()
  return upper !== method && /^(?:get|head|post|put|patch|delete|options|query)$/i.test(method)
    ? upper
    : undefined
}
