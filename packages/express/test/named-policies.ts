import { type CorsOptions, cors } from '@cors/express'
import type { RequestHandler } from 'express'
import { type Answer, type Fields, granted, options, web } from './exchange.ts'

export const partner = 'https://partner.example'

/** The policies that rows mount. No two grant alike, and `app` has credentials, which must never leak. */
export type PolicyName = 'app' | 'partner' | 'open' | 'nobody'
export type Gates = { readonly [Name in PolicyName]: RequestHandler }

const sources: { readonly [Name in PolicyName]: CorsOptions | false } = {
  app: options,
  partner: { origin: [partner], methods: ['PUT'], allowedHeaders: ['X-Partner'] },
  open: { origin: '*', allowedHeaders: [] },
  nobody: false,
}

/** Makes a gate of each policy. */
export const createGates = (): Gates => ({
  app: cors(sources.app),
  partner: cors(sources.partner),
  open: cors(sources.open),
  nobody: cors(sources.nobody),
})

/** What the policies have a say in. */
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

/** What a policy answers a preflight that asks for `x-partner`. */
export function sayPreflight(name: PolicyName, origin: string, by: 'method' | 'path'): Head {
  const { to = origin, preflight: fields, vary } = says[name]
  const isAllowed = to === origin
  return {
    status: isAllowed ? 204 : 403,
    cors: isAllowed ? fields : {},
    vary: [
      ...(isAllowed ? vary : []),
      ...(by === 'method' ? ['Access-Control-Request-Method'] : []),
      ...(name === 'open' ? [] : ['Origin']),
    ],
  }
}

/** What a policy puts on the response of a request. */
export function sayActual(name: PolicyName, origin: string): Omit<Head, 'status'> {
  const { to = origin, actual } = says[name]
  return { cors: to === origin ? actual : {}, vary: name === 'open' ? [] : ['Origin'] }
}
