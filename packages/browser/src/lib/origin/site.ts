import { tupleOf } from './origin.ts'

/**
 * The registrable domain of a host, `example.co.uk` of `www.example.co.uk`, or nothing where it has none: an address, a
 * public suffix. `(host) => getDomain(host, { allowPrivateDomains: true })` of the package `tldts` is one; browsers keep to
 * the private part of the list too.
 */
export type RegistrableDomain = (host: string) => string | null | undefined

/** What HTML says of two sites, 7.1.1. */
export interface SameSite {
  readonly same: boolean
  /** Where they differ; empty when they do not. */
  readonly differs: readonly ('scheme' | 'site' | 'opaque')[]
  readonly message: string
}

/**
 * Whether two URLs are of one site: cookies with `SameSite` and CORP ask for that, CORS never does. Needs a list of
 * public suffixes, which this package does not have.
 * @throws {TypeError} if one is not a URL.
 */
export function sameSite(a: string | URL, b: string | URL, registrableDomain: RegistrableDomain): SameSite {
  const [first, second] = [tupleOf(a), tupleOf(b)]
  if (first === undefined || second === undefined) {
    return verdict(['opaque'], 'an opaque origin (null) is of no site but its own')
  }
  const [site, other] = [siteOf(first.host, registrableDomain), siteOf(second.host, registrableDomain)]
  const differs: ('scheme' | 'site')[] = []
  if (first.scheme !== second.scheme) differs.push('scheme')
  if (site !== other) differs.push('site')
  const told = differs.map((part) =>
    part === 'scheme'
      ? `scheme ${first.scheme} is not ${second.scheme}`
      : `registrable domain ${site} is not ${other}`,
  )
  return verdict(differs, told.join(', ') || 'scheme and registrable domain are equal')
}

/** Whether hosts are of one site, whatever the schemes: HTML, schemelessly same site. */
export function isSchemelesslySameSite(a: string, b: string, registrableDomain: RegistrableDomain): boolean {
  return siteOf(a, registrableDomain) === siteOf(b, registrableDomain)
}

function siteOf(host: string, registrableDomain: RegistrableDomain): string {
  return registrableDomain(host) ?? host
}

/**
 * The last two labels: what stands in for a list of public suffixes where none was given. It takes `a.co.uk` and
 * `b.co.uk` for one site.
 */
export function lastTwoLabels(host: string): string {
  return /^[\d.]+$|^\[/u.test(host) ? host : host.split('.').slice(-2).join('.')
}

function verdict(differs: SameSite['differs'], message: string): SameSite {
  return Object.freeze({ same: differs.length === 0, differs: Object.freeze(differs), message })
}
