import type { Policy } from '../cases/case.ts'

/** What all packages of ours take, written without their types: each has its own context. */
export interface OurOptions {
  readonly origin: string | (string | RegExp)[] | ((origin: string) => Promise<boolean>)
  readonly methods?: string[]
  readonly allowedHeaders?: string[]
}

export function toOurs({ origins, methods, allowedHeaders }: Policy): OurOptions {
  return {
    origin: originOf(origins),
    ...(methods && { methods: [...methods] }),
    ...(allowedHeaders && { allowedHeaders: [...allowedHeaders] }),
  }
}

function originOf(origins: Policy['origins']): OurOptions['origin'] {
  if (origins.kind === 'any') return '*'
  if (origins.kind === 'one') return origins.origin
  if (origins.kind === 'exact') return [...origins.origins]
  if (origins.kind === 'wildcards') return origins.domains.map((domain) => `https://*.${domain}`)
  if (origins.kind === 'expressions') return [...origins.expressions]
  return origins.isAllowed
}
