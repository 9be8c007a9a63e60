import type { IssueLog } from '../issue.ts'
import type { CorsEnvironment } from '../options.ts'
import type { CompiledOrigin } from './origin-rule.ts'
import { isLoopback } from './origin.ts'

// Hosts that serve what strangers wrote under one and the same origin. Services that give each tenant
// a name are in the public-suffix list instead.
const sharedHosts: ReadonlySet<string> = new Set(
  (
    'codepen.io cdpn.io jsbin.com jsfiddle.net fiddle.jshell.net plnkr.co codesandbox.io stackblitz.com ' +
    'raw.githubusercontent.com gist.github.com pastebin.com s3.amazonaws.com storage.googleapis.com sites.google.com'
  ).split(' '),
)

/** Warns of origins that are allowed to the letter and still not what somebody wants in production. */
export function warnOrigins({ entries }: CompiledOrigin, environment: CorsEnvironment, log: IssueLog): void {
  for (const { path, text, pattern } of entries) {
    const host = pattern.exact?.host ?? pattern.wildcard?.base ?? ''
    if (sharedHosts.has(host)) {
      log.warn(path, text, {
        code: 'origin-shared-hosting',
        message: 'serves pages that anybody can publish, all under this one origin.',
      })
    }
    if (environment.production === true && isLoopback(host)) {
      log.warn(path, text, {
        code: 'origin-loopback-in-production',
        message: "is the visitor's own machine: any program there can act as this origin.",
      })
    }
  }
}
