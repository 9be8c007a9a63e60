import { maxOriginLength, type Origin, parseOrigin } from './origin.ts'

/** A configured origin, taken apart: one origin to the letter, or a wildcard. */
export interface Pattern extends Origin {
  /** `'*'` for any port. */
  readonly port: string
  /** Whether whole labels must stand before the host. */
  readonly below: boolean
}

/** Whether a pattern stands for one origin only. */
export function isExact({ below, port }: Pattern): boolean {
  return !below && port !== '*'
}

/**
 * Takes a configured origin apart: `scheme://host[:port]` as a browser serialises it, with `*.` before
 * the host for one or more whole labels and `*` as port for any port. What is not exactly that is
 * `undefined`: `pattern-fault.ts` says why, and nothing guesses.
 */
export function readPattern(text: string): Pattern | undefined {
  if (text.length > maxOriginLength || opaque.test(text)) return undefined
  const hostStart = text.indexOf('://') + 3
  const below = text.startsWith('*.', hostStart)
  const anyPort = text.endsWith(':*')
  const origin = parseOrigin(
    text.slice(0, hostStart) + text.slice(below ? hostStart + 2 : hostStart, anyPort ? -2 : undefined),
  )
  if (origin === undefined || (anyPort && origin.port !== '') || (below && address.test(origin.host))) {
    return undefined
  }
  return { ...origin, below, port: anyPort ? '*' : origin.port }
}

/** Schemes whose pages have no tuple origin: browsers send `null` for them. */
export const opaque: RegExp = /^(?:about|blob|data|file|filesystem|javascript):/i

/** A canonical host that is an IP address: no top-level domain is digits, and no name has brackets. */
export const address: RegExp = /^\[|(?:^|\.)\d+$/
