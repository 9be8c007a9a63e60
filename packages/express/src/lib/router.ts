import type { Request } from 'express'

// Express has no public way to ask its router where a request would go. This room holds all that is relied
// on, of Express 4 and of 5 (decisions/010); the tests of every major run against it.

/** A handler in a router's stack, with the path that it is mounted on. */
export interface Layer {
  readonly handle: Handler
  /** The route, of a layer that is one. */
  readonly route?: Route | undefined
  /** What the layer matched last; Express 4 keeps it here. */
  readonly path?: string | undefined
  readonly params?: Params | undefined
  match(path: string): boolean | { readonly path: string; readonly params: Params }
}

/** A handler of anybody; that of a nested router has a stack of its own. */
export interface Handler {
  readonly length: number
  readonly stack?: readonly Layer[]
  readonly mergeParams?: boolean
}

interface Route {
  readonly methods: { readonly [lowercaseMethod: string]: boolean | undefined }
  readonly stack: readonly { readonly method?: string | undefined; readonly handle: Handler }[]
}

export interface Params {
  readonly [name: string]: string | string[]
}

/** What a layer takes of a path. */
export interface Match {
  readonly params: Params
  /** The rest of the path, for a nested router. */
  readonly rest: string
}

/** The layers of the application that a request is in. */
export function layersOf({ app }: Request): readonly Layer[] {
  // Express 4 has `_router`, made with the first route, and a `router` that throws; Express 5 has `router`.
  const { _router: router = 'lazyrouter' in app ? undefined : app.router } = app as typeof app & {
    readonly _router?: Handler
    readonly router: Handler
  }
  return router?.stack ?? []
}

/** Whether and how a layer matches a path. */
export function matchLayer(layer: Layer, path: string): Match | undefined {
  const matched = layer.match(path)
  if (matched === false) return undefined
  const { path: taken = '', params = {} } = matched === true ? layer : matched
  if (layer.route !== undefined) return { params, rest: '' }
  // What Express does with a prefix: it must be one, and end where a segment ends.
  if (!path.startsWith(taken)) return undefined
  const rest = path.slice(taken.length)
  if (rest.startsWith('/')) return { params, rest }
  const endsSegment = rest === '' || taken === '' || taken.endsWith('/') || rest.startsWith('.')
  return endsSegment ? { params, rest: `/${rest}` } : undefined
}

/** The handlers that a route runs for a method, in order; empty where it serves another. */
export function handlersOf({ methods, stack }: Route, method: string): readonly Handler[] {
  const name = method.toLowerCase()
  const served = name === 'head' && !Object.hasOwn(methods, 'head') ? 'get' : name
  if (!Object.hasOwn(methods, '_all') && !Object.hasOwn(methods, served)) return []
  return stack
    .filter((each) => each.method === undefined || each.method === served)
    .map(({ handle }) => handle)
}
