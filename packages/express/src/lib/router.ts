import { knownMethods } from '@cors/node'
import type { Request } from 'express'

// Express has no public way to ask its router where a request would go. This room holds all that is relied
// on, of Express 4 and of 5 (decisions/010); the tests of every major run against it.

/** What stands in a router's stack, with the path that it is mounted on. */
export interface Layer {
  readonly handle: Handler
  /** The route, of a layer that is one. */
  readonly route?: Route | undefined
  /** What the layer matched last; Express 4 keeps it here, and so did the first routers of Express 5. */
  readonly path?: string | undefined
  readonly params?: Params | undefined
  match(path: string): boolean | { readonly path: string; readonly params: Params }
}

/** A handler of anybody; that of a nested router has a stack of its own. */
export interface Handler {
  readonly length: number
  readonly stack?: unknown
  readonly mergeParams?: boolean
}

/** A path with handlers by method. */
export interface Route {
  readonly methods: { readonly [lowercaseMethod: string]: boolean | undefined }
  readonly stack: readonly Step[]
}

/** A handler of a route. */
export interface Step {
  /** In lower case; none of what was mounted with `route.all`. */
  readonly method?: string | undefined
  readonly handle: Handler
}

export interface Params {
  readonly [name: string]: string | string[] | undefined
}

/** What a layer takes of a path. */
export interface Match {
  readonly params: Params
  /** The rest of the path, for a nested router. */
  readonly rest: string
}

/** The layers of the application that a request is in; none outside Express. */
export function layersOf({ app }: Request): readonly Layer[] {
  if (typeof app !== 'function') return []
  // Express 4 has `_router`, made with the first route, and a `router` that throws; Express 5 has `router`.
  const { _router: router = isExpress4(app) ? undefined : app.router } = app as typeof app & {
    readonly _router?: Handler
    readonly router?: Handler
  }
  return (router && nestedLayers(router)) ?? []
}

function isExpress4(app: Request['app']): boolean {
  return 'lazyrouter' in app
}

/** Whether a mounted application is not shown a slash that follows its mount path. */
export function swallowsSlash(app: Request['app']): boolean {
  return isExpress4(app)
}

/** The layers of a handler that is a router of Express; other software has stacks too, of other things. */
export function nestedLayers({ stack }: Handler): readonly Layer[] | undefined {
  return Array.isArray(stack) && stack.every(isLayer) ? stack : undefined
}

function isLayer(value: unknown): value is Layer {
  return typeof value === 'object' && value !== null && 'match' in value && typeof value.match === 'function'
}

/** Whether and how a layer matches a path; throws where the path cannot be decoded, as Express does. */
export function matchLayer(layer: Layer, path: string): Match | undefined {
  const matched = layer.match(path)
  if (matched === false) return undefined
  const { path: taken = '', params = {} } = matched === true ? layer : matched
  if (layer.route !== undefined) return { params, rest: path }
  // What Express does with a prefix: it must be one, and end where a segment ends; or at a dot, in Express 4,
  // whose layers have an expression.
  const next = path.charAt(taken.length)
  const ends = taken === '' || next === '' || next === '/' || (next === '.' && 'regexp' in layer)
  if (!path.startsWith(taken) || !ends) return undefined
  const rest = path.slice(taken.length)
  return { params, rest: rest.startsWith('/') ? rest : `/${rest}` }
}

/** What a route runs for a method, in order; nothing where it serves others. */
export function stepsOf({ methods, stack }: Route, method: string): readonly Step[] {
  const name = method.toLowerCase()
  const served = name === 'head' && methods['head'] !== true ? 'get' : name
  return stack.filter((step) => step.method === undefined || step.method === served)
}

/** Whether a step stands for all methods: `route.all` says so, `app.all` mounts it for each of them. */
export function isForAll({ methods }: Route, { method }: Step): boolean {
  return method === undefined || knownMethods.every((each) => methods[each.toLowerCase()] === true)
}

/** Whether a router whose routes match, but serve other methods, answers by itself. */
export function isAnsweredByRouter(method: string): boolean {
  return method === 'OPTIONS'
}

/** Parameters of a layer below those of an outer router; numbers go on counting, as Express has it. */
export function mergeParams(outer: Params, own: Params): Params {
  if (!('0' in outer) || !('0' in own)) return { ...outer, ...own }
  let count = 0
  while (count in outer) count++
  const shifted = Object.entries(own).map(([name, value]): [string, Params[string]] => [
    /^\d+$/.test(name) ? String(Number(name) + count) : name,
    value,
  ])
  return { ...outer, ...Object.fromEntries(shifted) }
}
