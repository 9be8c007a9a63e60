import type { CorsOptions } from 'cors'
import type { Policy } from '../cases/case.ts'
import { methodsOf } from './fields.ts'

/** A policy as the users of `cors` write it; Nest hands the same on to it, and `@fastify/cors` takes it too. */
export function toCors(policy: Policy): CorsOptions {
  const { allowedHeaders } = policy
  return {
    origin: originOf(policy.origins),
    methods: methodsOf(policy),
    ...(allowedHeaders && { allowedHeaders: [...allowedHeaders] }),
  }
}

function originOf(origins: Policy['origins']): CorsOptions['origin'] {
  if (origins.kind === 'any') return '*'
  if (origins.kind === 'one') return origins.origin
  if (origins.kind === 'exact') return [...origins.origins]
  if (origins.kind === 'wildcards') return origins.domains.map(expressionOf)
  if (origins.kind === 'expressions') return [...origins.expressions]
  return (origin, callback) => void tell(origins.isAllowed(origin), callback)
}

async function tell(
  isAllowed: Promise<boolean>,
  callback: (error: null, isAllowed: boolean) => void,
): Promise<void> {
  callback(null, await isAllowed)
}

// Of one label, to its whole length: of the right ones this is what costs least.
export function expressionOf(domain: string): RegExp {
  return new RegExp(`^https://[a-z0-9-]+\\.${domain.replaceAll('.', '\\.')}$`)
}
