/** What is needed of a request to name its route. */
export interface Routed {
  readonly method?: string | undefined
  readonly url?: string | undefined
  /** The path before a router took its prefix off: Connect's convention, which Express keeps. */
  readonly originalUrl?: unknown
}

/**
 * A request's path for people: no query, since that carries secrets, no authority, and nothing but plain
 * path characters, since a path is a stranger's text; cut to a readable length.
 */
export function describePath({ url, originalUrl }: Routed): string {
  const target = typeof originalUrl === 'string' ? originalUrl : (url ?? '')
  const [path = ''] = target.slice(0, 512).split(/[?#]/, 1)
  const plain = path.replace(/^[a-z][a-z\d+.-]*:\/\/[^/]*/i, '').replace(/[^\w/.~%-]/g, '_')
  return plain.length > 80 ? `${plain.slice(0, 77)}...` : plain
}

/** A request's method for people. HTTP/2 lets anything through. */
export function describeMethod({ method = '' }: Routed): string {
  return /^[\w!#$%&'*+.^`|~-]{1,32}$/.test(method.slice(0, 33)) ? method : '?'
}
