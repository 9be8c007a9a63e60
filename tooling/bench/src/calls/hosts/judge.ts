import type { Origins } from '../cases/case.ts'

/** Whether an origin is allowed, in the cheapest way there is to write for each. */
export type Judge = (origin: string) => boolean

/** Not for predicates, which answer later, nor where everybody is allowed. */
export function judge(origins: Origins): Judge {
  if (origins.kind === 'one') return (origin) => origin === origins.origin
  if (origins.kind === 'exact') {
    const set = new Set(origins.origins)
    return (origin) => set.has(origin)
  }
  if (origins.kind === 'wildcards') return judgeDomains(new Set(origins.domains))
  if (origins.kind === 'expressions')
    return (origin) => origins.expressions.some((expression) => expression.test(origin))
  throw new TypeError(`${origins.kind} is not for a judge`)
}

/** By each domain that the host of an origin lies in. */
function judgeDomains(domains: ReadonlySet<string>): Judge {
  return (origin) => {
    if (!origin.startsWith('https://')) return false
    for (let dot = origin.indexOf('.'); dot !== -1; dot = origin.indexOf('.', dot + 1)) {
      if (domains.has(origin.slice(dot + 1))) return true
    }
    return false
  }
}
