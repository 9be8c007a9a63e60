import { maxOriginLength, type Origin, parseOrigin } from './origin.ts'
import type { Wildcard } from './origin-set.ts'

/** A configured origin: one origin to the letter, or a wildcard. */
export type Pattern =
  | { readonly exact: Origin; readonly wildcard?: undefined }
  | { readonly exact?: undefined; readonly wildcard: Wildcard }

// `file:` pages and their like have no tuple origin: browsers send `null` for them.
const opaqueSchemes: ReadonlySet<string> = new Set(['about', 'blob', 'data', 'file', 'filesystem', 'javascript'])

/** Whether origins of this scheme are opaque. */
export function isOpaqueScheme(scheme: string): boolean {
  return opaqueSchemes.has(scheme)
}

/**
 * Takes a configured origin apart: `scheme://host[:port]` as a browser serialises it, with `*.` before
 * the host for one or more whole labels and `*` as port for any port. What is not exactly that is
 * `undefined`: `pattern-fault.ts` says why, and nothing guesses.
 */
export function readPattern(text: string): Pattern | undefined {
  if (text.length > maxOriginLength) return undefined
  const hostStart = text.indexOf('://') + 3
  const below = text.startsWith('*.', hostStart)
  const anyPort = text.endsWith(':*')
  const plain =
    text.slice(0, hostStart) + text.slice(below ? hostStart + 2 : hostStart, anyPort ? -2 : undefined)
  const origin = parseOrigin(plain)
  if (origin === undefined || isOpaqueScheme(origin.scheme)) return undefined
  if (anyPort && origin.port !== '') return undefined
  if (!below && !anyPort) return { exact: origin }
  if (below && isAddress(origin.host)) return undefined
  return {
    wildcard: { scheme: origin.scheme, base: origin.host, below, port: anyPort ? '*' : origin.port },
  }
}

/** Whether a canonical host is an IP address. */
export function isAddress(host: string): boolean {
  // A host whose last label is digits is IPv4 or no host at all, and no top-level domain is all digits.
  const last = host.charCodeAt(host.length - 1)
  return last === 0x5d || (last >= 0x30 && last <= 0x39 && /^[\d.]+$/.test(host))
}
