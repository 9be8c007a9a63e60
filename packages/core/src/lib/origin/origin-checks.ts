import type { Fault } from '../issue.ts'
import type { CorsEnvironment } from '../options.ts'
import { isLoopback } from './origin.ts'
import type { Pattern } from './pattern.ts'

/** What the checks of single origins depend on. */
export interface OriginChecks extends CorsEnvironment {
  readonly credentials: boolean
  readonly allowInsecure: boolean
  readonly allowPublicSuffixes: boolean
}

// Hosts that serve what strangers wrote under one and the same origin. Services that give each tenant
// a name are in the public-suffix list instead.
const sharedHosts: ReadonlySet<string> = new Set([
  'codepen.io',
  'jsbin.com',
  'jsfiddle.net',
  's3.amazonaws.com',
  'storage.googleapis.com',
])

// RFC 6761 and friends: top-level names that nobody can register under. `https://*.localhost` is how
// people develop with subdomains.
const unregistrable: ReadonlySet<string> = new Set([
  'localhost',
  'test',
  'example',
  'invalid',
  'internal',
  'local',
])

/** What is wrong with an origin that is well-formed, and must not, or should not, be trusted. */
export function diagnoseTrust(
  text: string,
  { scheme, host, below }: Pattern,
  checks: OriginChecks,
): readonly Fault[] {
  const faults: Fault[] = []
  const loopback = isLoopback(host)
  if (sharedHosts.has(host)) faults.push(['origin-shared-hosting'])
  if (loopback && checks.production === true) faults.push(['origin-loopback-in-production'])
  if (!checks.credentials) return faults
  if (scheme === 'http' && !loopback && !checks.allowInsecure) {
    const secure = text.replace('http', 'https').replace(/:443$/, '')
    faults.push(['credentials-insecure-origin', secure])
  }
  if (!below || checks.allowPublicSuffixes || unregistrable.has(host)) return faults
  const known = checks.isPublicSuffix?.(host)
  if (known ?? !host.includes('.')) faults.push(['credentials-public-suffix'])
  else if (known === undefined) faults.push(['public-suffix-unchecked'])
  return faults
}
