import type { Report } from '../issue.ts'
import type { CorsEnvironment } from '../options.ts'
import { isLoopback } from './origin.ts'
import type { OriginRule } from './origin-rule.ts'

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

/** Reports origins that are well-formed and must not, or should not, be trusted. */
export function checkOrigins(rule: OriginRule, checks: OriginChecks, report: Report): void {
  if (rule.kind !== 'listed') return
  for (const [text, { path, scheme, host, below }] of rule.entries) {
    const loopback = isLoopback(host)
    if (sharedHosts.has(host)) report(path, text, 'origin-shared-hosting')
    if (loopback && checks.production === true) report(path, text, 'origin-loopback-in-production')
    if (!checks.credentials) continue
    if (scheme === 'http' && !loopback && !checks.allowInsecure) {
      const secure = text.replace('http', 'https').replace(/:443$/, '')
      report(path, text, 'credentials-insecure-origin', secure)
    }
    if (!below || checks.allowPublicSuffixes || unregistrable.has(host)) continue
    const known = checks.isPublicSuffix?.(host)
    if (known ?? !host.includes('.')) report(path, text, 'credentials-public-suffix')
    else if (known === undefined) report(path, text, 'public-suffix-unchecked')
  }
}
