import type { IssueLog } from './issue.ts'
import type { NameList } from './lists.ts'
import type { CorsEnvironment } from './options.ts'
import type { CompiledOrigin, OriginEntry } from './origin/origin-rule.ts'
import { isLoopback } from './origin/origin.ts'

/** The dangers that the options name. */
export interface Dangers {
  readonly allowNull: boolean
  readonly allowInsecure: boolean
  readonly allowPublicSuffixes: boolean
}

/** Refuses what must not stand beside `credentials: true`. */
export function checkCredentials(
  origin: CompiledOrigin,
  exposedHeaders: NameList,
  dangers: Dangers,
  environment: CorsEnvironment,
  log: IssueLog,
): void {
  if (origin.rule.kind === 'any') {
    log.error('credentials', true, {
      code: 'credentials-any-origin',
      message:
        "cannot stand beside origin: '*': browsers refuse the pair. Name the origins; if really every site on the web may act as the user, dangerouslyReflectAnyOrigin says so.",
    })
  }
  if (exposedHeaders === '*') {
    log.error('exposedHeaders', '*', {
      code: 'credentials-exposed-star',
      message: 'is the name of a header called "*" once credentials are on (Fetch). List the names.',
    })
  }
  if (dangers.allowNull) {
    log.error('dangerouslyAllowNullOrigin', true, {
      code: 'credentials-null-origin',
      message: 'cannot stand beside credentials: any site can send "null" from a sandboxed frame.',
      fix: false,
    })
  }
  for (const entry of origin.entries) {
    checkSecure(entry, dangers, log)
    checkSuffix(entry, dangers, environment, log)
  }
}

function checkSecure({ path, text, pattern }: OriginEntry, dangers: Dangers, log: IssueLog): void {
  const scheme = pattern.exact?.scheme ?? pattern.wildcard?.scheme
  const host = pattern.exact?.host ?? pattern.wildcard?.base ?? ''
  if (dangers.allowInsecure || scheme !== 'http' || isLoopback(host)) return
  log.error(path, text, {
    code: 'credentials-insecure-origin',
    message:
      'is http: with credentials: whoever is on the network path can act as that origin. dangerouslyAllowInsecureOrigins allows it.',
    fix: text.replace('http:', 'https:'),
  })
}

// RFC 6761 and friends: names of one label that nobody can register under. `https://*.localhost` is how
// people develop with subdomains.
const privateSuffixes: ReadonlySet<string> = new Set(['localhost', 'test', 'example', 'invalid', 'internal', 'local'])

function checkSuffix(
  { path, text, pattern }: OriginEntry,
  dangers: Dangers,
  environment: CorsEnvironment,
  log: IssueLog,
): void {
  const base = pattern.wildcard?.below === true ? pattern.wildcard.base : undefined
  if (base === undefined || dangers.allowPublicSuffixes || privateSuffixes.has(base)) return
  const known = environment.isPublicSuffix?.(base)
  if (known ?? !base.includes('.')) {
    log.error(path, text, {
      code: 'credentials-public-suffix',
      message: `lets in everybody who can get a name under "${base}", with credentials. Name your own domain; dangerouslyAllowPublicSuffixes allows it.`,
    })
  } else if (known === undefined) {
    log.warn(path, text, {
      code: 'public-suffix-unchecked',
      message: `was not checked: is "${base}" a domain of yours, or one where anybody can get a name?`,
    })
  }
}
