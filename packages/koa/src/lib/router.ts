import type { Context } from 'koa'

// What is relied on of @koa/router 12 to 15 (decisions/010). The tests of every major run against it.

/** A middleware of anybody; what `router.routes()` returns carries its router. */
export interface Handler {
  readonly length: number
  readonly router?: unknown
}

/** A part of `@koa/router`. Routers nested in it have been taken apart into layers of it. */
export interface Router {
  /** Every method that it serves. */
  readonly methods: readonly string[]
  readonly exclusive?: boolean | undefined
  readonly opts?: { readonly exclusive?: unknown; readonly routerPath?: string }
  /** Since 15: what runs where it has no route. */
  readonly _events?: { readonly _handlers?: ReadonlyMap<string, readonly Handler[]> }
  match(path: string, method: string): { readonly route: boolean; readonly pathAndMethod: readonly Layer[] }
  matchHost(host: string): boolean
}

/** A route, or what `router.use` has mounted, which has no methods. */
export interface Layer {
  readonly methods: readonly string[]
  readonly paramNames: readonly unknown[]
  readonly stack: readonly Handler[]
  captures(path: string): string[]
  params(path: string, captures: readonly string[], params: Params): Params
}

export interface Params {
  [name: string]: string
}

/** The middleware of the application that a request is in, in order. */
export function middlewareOf({ app }: Context): readonly Handler[] {
  return app.middleware as readonly Handler[]
}

/** The router behind a middleware, if that is what `@koa/router` has made. */
export function routerOf({ router }: Handler): Router | undefined {
  const isRouter = typeof router === 'object' && router !== null && 'matchHost' in router && 'match' in router
  return isRouter ? (router as Router) : undefined
}

/** The path that a router matches. */
export function routedPath(router: Router, ctx: Context): string {
  const { newRouterPath } = ctx as { newRouterPath?: string }
  return router.opts?.routerPath || newRouterPath || ctx.path
}

/** The layers that a router would run, in order; `undefined` where it has no route. */
export function layersOf(router: Router, path: string, method: string): readonly Layer[] | undefined {
  const { route, pathAndMethod: layers } = router.match(path, method)
  if (!route) return undefined
  const last = layers.at(-1)
  if (router.exclusive !== true || last === undefined) return layers
  if (router.opts?.exclusive !== 'specificity') return [last]
  return [layers.reduce((best, each) => (each.paramNames.length < best.paramNames.length ? each : best))]
}

/** What a router runs where it has no route. */
export function handlersOfNothing({ _events: { _handlers: handlers } = {} }: Router): readonly Handler[] {
  return handlers?.get('not-found') ?? []
}
