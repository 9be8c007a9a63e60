import { type Cors, type CorsOptions, type CorsRequest, createCors } from '@cors/core'
import { later } from './later.ts'
import { apiA, apiB, app, partner } from './names.ts'

/** A policy chosen for each request, as for tenants, on hosts of either kind. */
export type PolicyChoice = (
  request: CorsRequest | Request,
) => CorsOptions | Cors | false | Promise<CorsOptions | Cors | false>

/** What an adapter's `cors()` takes as its first argument. */
export type FixturePolicy = CorsOptions | Cors | false | PolicyChoice

/** A policy that JSON cannot carry, so that rows refer to it by name. */
export interface NamedPolicy {
  /** What it does, for whoever has to write it in another language. */
  readonly says: string
  /** A fresh one for each row. */
  readonly create: () => FixturePolicy
}

/** Names of {@link policies}. */
export type PolicyName =
  | 'predicate'
  | 'async-predicate'
  | 'yes-predicate'
  | 'yes-predicate-credentials'
  | 'throwing-predicate'
  | 'rejecting-predicate'
  | 'origin-returning-predicate'
  | 'promised-truthy-predicate'
  | 'expression'
  | 'stateful-expression'
  | 'throwing-observer'
  | 'compiled'
  | 'by-host'
  | 'async-by-host'
  | 'throwing-choice'
  | 'rejecting-choice'
  | 'invalid-choice'

/** Policies that need a function or an expression, by name. */
export const policies: { readonly [Name in PolicyName]: NamedPolicy } = Object.freeze({
  predicate: named(`predicate: true for ${app}`, () => ({ origin: (origin: string) => origin === app })),
  'async-predicate': named(
    `predicate that answers later, and latest for ${app}: true for ${app} and ${partner}`,
    () => ({
      origin: (origin: string) => later(origin === app ? 30 : 5, origin === app || origin === partner),
    }),
  ),
  'yes-predicate': named('predicate: true for everything it is asked', () => ({ origin: () => true })),
  'yes-predicate-credentials': named('predicate: true for everything it is asked; credentials', () => ({
    origin: () => true,
    credentials: true,
  })),
  'throwing-predicate': named('predicate that throws', () => ({
    origin: () => {
      throw new Error('the origin store is down')
    },
  })),
  'rejecting-predicate': named('predicate whose promise is rejected', () => ({
    origin: () => Promise.reject(new Error('the origin store is down')),
  })),
  'origin-returning-predicate': named(
    'predicate that returns the origin it was given, not a boolean',
    () => ({ origin: ((origin: string) => origin) as unknown as () => boolean }),
  ),
  'promised-truthy-predicate': named('predicate that promises the number 1, not a boolean', () => ({
    origin: (() => later(1, 1)) as unknown as () => Promise<boolean>,
  })),
  expression: named('expression ^https://[a-z]+\\.example\\.com$', () => ({
    origin: /^https:\/\/[a-z]+\.example\.com$/,
  })),
  'stateful-expression': named('expression ^https://[a-z]+\\.example\\.com$ with the flags g and y', () => ({
    origin: /^https:\/\/[a-z]+\.example\.com$/gy,
  })),
  'throwing-observer': named(`origin ${app}; onDecision and onError throw`, () => ({
    origin: app,
    onDecision: fail,
    onError: fail,
  })),
  compiled: named(`a compiled policy: origin ${app}, credentials`, () =>
    createCors({ origin: app, credentials: true }),
  ),
  'by-host': named(
    `chosen by Host: ${apiA} allows ${app} with credentials, ${apiB} every origin, all others nobody`,
    () => choose,
  ),
  'async-by-host': named('as by-host, chosen later', () => (request) => later(5).then(() => choose(request))),
  'throwing-choice': named('a choice that throws', () => () => {
    throw new Error('the tenant store is down')
  }),
  'rejecting-choice': named(
    'a choice whose promise is rejected',
    () => () => Promise.reject(new Error('the tenant store is down')),
  ),
  'invalid-choice': named(
    'a choice of options whose origin is undefined',
    () => () => ({ origin: undefined }) as unknown as CorsOptions,
  ),
})

function named(says: string, create: () => FixturePolicy): NamedPolicy {
  return Object.freeze({ says, create })
}

function fail(): never {
  throw new Error('the observer is down')
}

function choose({ headers }: CorsRequest | Request): CorsOptions | false {
  const host = isFetchHeaders(headers) ? headers.get('host') : headers['host']
  if (host === apiA) return { origin: app, credentials: true }
  return host === apiB ? { origin: '*' } : false
}

function isFetchHeaders(headers: CorsRequest['headers'] | Headers): headers is Headers {
  return typeof headers['get'] === 'function'
}
