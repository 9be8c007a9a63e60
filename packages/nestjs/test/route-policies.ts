import type { CorsModuleOptions, CorsOptions } from '@cors/nestjs'
import { type Answer, type Fields, granted, options, web } from './exchange.ts'

export const partnerPage = 'https://partner.example'

/** The policies of an application. No two grant alike, and `usual` has credentials, which must never leak. */
export type PolicyName = 'usual' | 'partner' | 'open' | 'nobody'

export const partner: CorsOptions = {
  origin: [partnerPage],
  methods: ['PUT'],
  allowedHeaders: ['X-Partner'],
}
export const open: CorsOptions = { origin: '*', allowedHeaders: [] }

/** What the module is given: the usual policy, and the others by their names. */
export const everyPolicy: CorsModuleOptions = { ...options, policies: { partner, open, nobody: false } }

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
  usual: {
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
    to: partnerPage,
    actual: { 'access-control-allow-origin': partnerPage },
    preflight: {
      'access-control-allow-origin': partnerPage,
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

/** What a preflight that asks for `x-partner` is answered. Any but the usual policy was found by the method. */
export function sayPreflight(name: PolicyName, origin: string): Head {
  const { to = origin, preflight: fields, vary } = says[name]
  const isAllowed = to === origin
  return {
    status: isAllowed ? 204 : 403,
    cors: isAllowed ? fields : {},
    vary: [
      ...(isAllowed ? vary : []),
      ...(name === 'usual' ? [] : ['Access-Control-Request-Method']),
      ...(name === 'open' ? [] : ['Origin']),
    ],
  }
}

/** What the answer to a request of a page, or of none, bears. */
export function sayActual(name: PolicyName, origin: string | undefined): Omit<Head, 'status'> {
  const { to = origin, actual } = says[name]
  return { cors: to === origin ? actual : {}, vary: name === 'open' ? [] : ['Origin'] }
}
