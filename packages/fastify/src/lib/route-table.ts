import type { FastifyInstance, RawRequestDefaultExpression } from 'fastify'
import createRouter, { type HTTPMethod } from 'find-my-way'
import type { KnownRoute } from './known-routes.ts'
import { routerOptions } from './router-options.ts'

// Fastify does not tell which route a method would reach, so its routes are laid out a second time, in the
// router that Fastify itself stands on, with the options of the application (decisions/011).

/** What a path leads to. */
export interface RouteMatch {
  /** Several if they differ by a constraint that a preflight does not show, such as a version. */
  readonly routes: readonly KnownRoute[]
  readonly params: { readonly [name: string]: string | undefined }
}

/** Of a path that Fastify answers by itself, before any hook. */
export const unroutable: unique symbol = Symbol('unroutable')

/** Finds what a request would reach, were it of this method. */
export type RouteTable = (
  raw: RawRequestDefaultExpression,
  method: string,
) => RouteMatch | typeof unroutable | undefined

/** Lays out the routes of an application. */
export function createRouteTable(root: FastifyInstance, routes: readonly KnownRoute[]): RouteTable {
  const router = createRouter({ ...routerOptions(root), onBadUrl: answer, onMaxParamLength: answer })
  for (const route of routes) {
    const { options } = route
    const { host } = (options.constraints ?? {}) as { readonly host?: string | RegExp }
    const constraints = host === undefined ? {} : { host }
    for (const url of urlsOf(route)) {
      for (const each of [options.method].flat()) {
        const method = each as HTTPMethod
        const same = router.findRoute(method, url, constraints)
        if (same === null) router.on(method, url, { constraints }, answer, [route])
        else (same.store as KnownRoute[]).push(route)
      }
    }
  }
  return function findRoute({ url = '', headers }, method) {
    const host = headers.host ?? headers[':authority']
    const found = router.find(method as HTTPMethod, url, { host })
    if (found === null) return undefined
    // Without a store: no route, but the router's own answer to a path that it cannot take.
    const store = found.store as readonly KnownRoute[] | null
    return store === null ? unroutable : { routes: store, params: found.params }
  }
}

/** The paths of a route: `/` under a prefix is announced once and stands with and without its slash. */
function urlsOf({ options, url }: KnownRoute): readonly string[] {
  return options.url === url ? [url] : [url, options.url]
}

/** The router is only asked; nothing is ever handled by it. */
export function answer(): void {}
