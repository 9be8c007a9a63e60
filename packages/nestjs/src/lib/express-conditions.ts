import { VERSION_NEUTRAL } from '@nestjs/common'
import type { AbstractHttpAdapter } from '@nestjs/core'
import { pathToRegexp } from 'path-to-regexp'
import type { RegisteredRoute, RouteHandler } from './adapter.ts'

// On Express, Nest has a handler let a request go on that is of another host or version than its own.

/** The part of an Express request that matters here. */
export interface ExpressRequest {
  readonly method: string
  readonly url: string
  readonly hostname: string | undefined
  params: unknown
}

/** Besides its path and method, what a route is for. */
export interface RouteConditions {
  readonly isHost: (hostname: string | undefined) => boolean
  /** By host and by version. */
  readonly isFor: (request: ExpressRequest, response: unknown) => boolean
  readonly isVersioned: boolean
}

/** Whether a versioned route is for a request. */
type Condition = (request: unknown, response: unknown) => boolean

// Enumerable: what Nest wraps around a handler takes it over.
const versionMark: unique symbol = Symbol.for('@cors/nestjs/version')

type Versioned = RouteHandler & { [versionMark]?: readonly Condition[] }

/** What the route of a handler is for. */
export function conditionsOf(handler: RouteHandler, note: RegisteredRoute['note']): RouteConditions {
  const versions = (handler as Versioned)[versionMark] ?? []
  const isHost = hostMatcher(note?.host)
  return {
    isHost,
    isVersioned: versions.length > 0,
    isFor: (request, response) =>
      isHost(request.hostname) && versions.every((isVersion) => isVersion(request, response)),
  }
}

/** Has the adapter's own version filter, which is a wrapper around a handler, be asked by itself later. */
export function keepVersions(adapter: AbstractHttpAdapter): void {
  const original = adapter.applyVersionFilter.bind(adapter)
  adapter.applyVersionFilter = (handler, version, options) => {
    const filtered = original(handler, version, options) as Versioned
    const outer = (handler as Versioned)[versionMark] ?? []
    if (version !== VERSION_NEUTRAL) {
      const filter = original(() => true, version, options) as RouteHandler
      filtered[versionMark] = [
        ...outer,
        (request, response) => filter(request, response, () => false as never) === true,
      ]
    }
    return filtered as ReturnType<typeof original>
  }
}

/** Nest's own filter on hosts is sealed in the handler; this is made of the same library as that. */
function hostMatcher(host: NonNullable<RegisteredRoute['note']>['host']): RouteConditions['isHost'] {
  // To Nest, an empty one is none.
  if (host === undefined || host === '') return () => true
  const expressions = [host]
    .flat()
    .map((each) => (typeof each === 'string' ? pathToRegexp(each).regexp : each))
  return (hostname = '') => expressions.some((expression) => hostname.match(expression) !== null)
}
