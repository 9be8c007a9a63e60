import type { CorsOptions } from '@cors/fastify'
import type { FastifyContextConfig } from 'fastify'
import { type Answer, type Fields, granted, options, web } from './exchange.ts'

export const partner = 'https://partner.example'

/** The policies that rows mount. No two grant alike, and `app` has credentials, which must never leak. */
export type PolicyName = 'app' | 'partner' | 'open' | 'nobody'

export const policies: { readonly [Name in PolicyName]: CorsOptions | false } = {
  app: options,
  partner: { origin: [partner], methods: ['PUT'], allowedHeaders: ['X-Partner'] },
  open: { origin: '*', allowedHeaders: [] },
  nobody: false,
}

/** What a route that is to have this policy is declared with. */
export function by(name: PolicyName): { readonly config: FastifyContextConfig } {
  return { config: { cors: policies[name] } }
}

/** What a policy shows in. */
export type Head = Pick<Answer, 'status' | 'cors' | 'vary'>

/** All that each policy says to the pages that it allows. */
const says: {
  readonly [Name in PolicyName]: {
    readonly to?: string
    readonly actual: Fields
    readonly preflight: Fields
    readonly vary: readonly string[]
  }
} = {
  app: {
    to: web,
    actual: granted,
    preflight: {
      'access-control-allow-origin': web,
      'access-control-allow-credentials': 'true',
      'access-control-allow-methods': 'GET, HEAD, PUT, PATCH, POST, DELETE',
      'access-control-allow-headers': 'x-partner',
    },
    vary: ['Access-Control-Request-Headers'],
  },
  partner: {
    to: partner,
    actual: { 'access-control-allow-origin': partner },
    preflight: {
      'access-control-allow-origin': partner,
      'access-control-allow-methods': 'PUT',
      'access-control-allow-headers': 'X-Partner',
    },
    vary: [],
  },
  open: {
    actual: { 'access-control-allow-origin': '*' },
    preflight: {
      'access-control-allow-origin': '*',
      'access-control-allow-methods': 'GET, HEAD, PUT, PATCH, POST, DELETE',
    },
    vary: [],
  },
  nobody: { to: 'nobody', actual: {}, preflight: {}, vary: [] },
}

/** What a preflight of a page is answered under a policy. */
export function sayPreflight(name: PolicyName | 'none', origin: string, how: 'method' | 'path'): Head {
  // What Fastify says by itself of a method that nobody has declared.
  if (name === 'none') return { status: 404, cors: {}, vary: [] }
  const { to = origin, preflight: fields, vary } = says[name]
  const isAllowed = to === origin
  return {
    status: isAllowed ? 204 : 403,
    cors: isAllowed ? fields : {},
    vary: [
      ...(isAllowed ? vary : []),
      ...(how === 'method' ? ['Access-Control-Request-Method'] : []),
      ...(name === 'open' ? [] : ['Origin']),
    ],
  }
}

/** What the answer to a request of a page bears under a policy. */
export function sayActual(name: PolicyName | 'none', origin: string): Omit<Head, 'status'> {
  if (name === 'none') return { cors: {}, vary: [] }
  const { to = origin, actual } = says[name]
  return { cors: to === origin ? actual : {}, vary: name === 'open' ? [] : ['Origin'] }
}
