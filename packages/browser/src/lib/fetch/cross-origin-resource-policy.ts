import { type RegistrableDomain, isSchemelesslySameSite } from '../origin/site.ts'
import type { HeaderLine } from '../exchange.ts'
import { parseUrl } from '../origin/origin.ts'
import { combinedValue } from '../http/header-lines.ts'

/**
 * Fetch, 3.7, cross-origin resource policy check: the value that blocks, or `undefined`. An unknown value, or two of them,
 * is none.
 */
export function blockingPolicy(
  documentOrigin: string,
  url: URL,
  lines: readonly HeaderLine[],
  registrableDomain: RegistrableDomain,
): string | undefined {
  const policy = combinedValue(lines, 'cross-origin-resource-policy')
  if (policy === 'same-origin') return documentOrigin === url.origin ? undefined : policy
  if (policy !== 'same-site') return undefined
  const page = documentOrigin === 'null' ? undefined : parseUrl(documentOrigin)
  if (page === undefined) return policy
  const isAllowed =
    isSchemelesslySameSite(page.hostname, url.hostname, registrableDomain) &&
    (page.protocol === 'https:' || url.protocol !== 'https:')
  return isAllowed ? undefined : policy
}
