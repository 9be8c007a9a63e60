import type { FastifyInstance, RawRequestDefaultExpression } from 'fastify'
import type { HTTPMethod } from 'find-my-way'
import { type KnownRoute, isExposedHead, methodsOf, urlsOf } from './known-routes.ts'
import { type Router, answer, createRouter, routerOptions } from './router.ts'

// Fastify does not tell which route a method would reach, so its routes are laid out a second time, in the
// router that Fastify itself stands on, with the options of the application (decisions/011).

/** What a path leads to. */
export interface RouteMatch {
  /** Several if it depends on what a preflight does not show, such as a version. */
  readonly routes: readonly KnownRoute[]
  /** Of several, what is so in each. */
  readonly params: Params
}

type Params = { readonly [name: string]: string | undefined }

/** Of a path that Fastify answers by itself, before any hook. */
export const unroutable: unique symbol = Symbol('unroutable')

/** Finds what a request would reach, were it of this method. */
export type RouteTable = (
  raw: RawRequestDefaultExpression,
  method: string,
) => RouteMatch | typeof unroutable | undefined

/** Lays out the routes of an application. */
export function createRouteTable(root: FastifyInstance, routes: readonly KnownRoute[]): RouteTable {
  const router = createRouter(root, { ...routerOptions(root), constraints: { hidden } } as never)
  const conditions = new Set<string | undefined>([undefined])
  const stores = new Map<string, KnownRoute[]>()
  for (const route of routes) {
    const constraints = constraintsOf(route)
    conditions.add(constraints.hidden)
    for (const url of urlsOf(route)) {
      for (const method of methodsOf(route)) {
        const key = [method, url, ...Object.entries(constraints)].map(String).join(' ')
        if (method === 'HEAD' && !isExposedHead(route) && giveWay(router, url, constraints))
          stores.delete(key)
        const store = stores.get(key)
        if (store === undefined) stores.set(key, place(router, method, url, constraints, route))
        else if (!isExposedHead(route)) store.push(route)
      }
    }
  }
  return function findRoute({ url = '', headers }, method) {
    const host = headers.host ?? headers[':authority']
    const found = [...conditions].flatMap(
      (condition) => router.find(method as HTTPMethod, url, { host, hidden: condition }) ?? [],
    )
    if (found.length === 0) return undefined
    const all = found.map(({ store }) => store as readonly KnownRoute[] | null)
    if (all.includes(null)) return unroutable
    const params = found.map((each): Params => each.params).reduce(commonOf)
    return { routes: [...new Set(all.flatMap((store) => store ?? []))], params }
  }
}

function commonOf(one: Params, other: Params): Params {
  return Object.fromEntries(Object.entries(one).filter(([name, value]) => value === other[name]))
}

// A request's version, and what constraints of the user's are about, do not show in its preflight. Each set
// of them is one value of this constraint, and each value is tried.
const hidden = {
  name: 'hidden',
  storage() {
    const values = new Map<string, unknown>()
    return {
      get: (value: string) => values.get(value) ?? null,
      set: (value: string, store: unknown) => void values.set(value, store),
    }
  },
  deriveConstraint: answer,
}

interface Constraints {
  readonly host?: string | RegExp
  readonly hidden?: string
}

function constraintsOf({ options }: KnownRoute): Constraints {
  const { host, ...others } = (options.constraints ?? {}) as { readonly host?: string | RegExp }
  // A value may be a list, and whatever Nest has for no version is a symbol.
  const condition = Object.entries(others)
    .map(([name, value]) => `${name}:${[value].flat().map(String).join()}`)
    .toSorted()
    .join()
  return { ...(host === undefined ? {} : { host }), ...(condition === '' ? {} : { hidden: condition }) }
}

/** Takes out a HEAD that Fastify has added where the user declares one, as Fastify 4 does; 5 refuses the second. */
function giveWay(router: Router, url: string, constraints: Constraints): boolean {
  const store = router.findRoute('HEAD', url, { ...constraints })?.store as KnownRoute[] | undefined
  if (store === undefined || !store.every(isExposedHead)) return false
  router.off('HEAD', url, { ...constraints })
  return true
}

function place(
  router: Router,
  method: string,
  url: string,
  constraints: Constraints,
  route: KnownRoute,
): KnownRoute[] {
  const store = [route]
  try {
    router.on(method as HTTPMethod, url, { constraints } as never, answer, store)
  } catch (error) {
    // Fastify itself lets go of a HEAD that it has added beside one of the user's. Of another route, only a
    // policy that preflights would pass by is worth not starting for.
    if (!isExposedHead(route) && route.options.config?.cors !== undefined) throw error
  }
  return store
}
