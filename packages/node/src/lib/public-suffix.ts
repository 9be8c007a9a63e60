import { createRequire } from 'node:module'

interface Tldts {
  parse(
    host: string,
    options: { readonly allowPrivateDomains: boolean },
  ): {
    readonly publicSuffix: string | null
    readonly isIcann: boolean | null
    readonly isPrivate: boolean | null
  }
}

/**
 * Whether anybody can get a name directly under this host, by the public-suffix list. `undefined` where
 * the list is not installed, as in a bundle that left it out.
 */
export function isPublicSuffix(host: string): boolean | undefined {
  const tldts = load()
  if (tldts === undefined) return undefined
  const name = `name.${host}`
  const { publicSuffix, isIcann, isPrivate } = tldts.parse(name, { allowPrivateDomains: true })
  // Without a rule the list says that any top-level domain is one: an intranet's own name is not. Some rules
  // (`*.ck`) make each name below the host a suffix of its own.
  return (publicSuffix === host || publicSuffix === name) && (isIcann === true || isPrivate === true)
}

function load(): Tldts | undefined {
  try {
    // Not an import: the list is large, and only a wildcard with credentials needs it.
    return createRequire(import.meta.url)('tldts') as Tldts
  } catch {
    return undefined
  }
}
