import type Koa from 'koa'
import type { Middleware } from 'koa'
import { describe, expect, it } from 'vitest'
import { type Fields, serve } from './exchange.ts'
import { type RouterHost, majors, routerMajors } from './majors.ts'
import { type Name, by, expectPolicy } from './named-policies.ts'

/** What a row mounts with. */
export interface Kit {
  readonly Router: RouterHost
  /** Every path, in the words of this major. */
  readonly anyPath: string
  /** Answers; takes no `next`. */
  readonly handle: Middleware
}

/** `PUT /x`, the policy that it and its preflight must be under, and what the application answers (200). */
export type Ask = readonly [ask: string, under: Name, status?: number, headers?: Fields]

/** An application with routers, and what its requests and their preflights must be under. */
export interface RouteRow {
  readonly id: string
  /** The one major that can do this. */
  readonly only?: string
  /** The policy of the application; `outer` where nothing is said. */
  readonly top?: Name | 'none'
  /** Mounts the rest. What is returned is done after the server listens. */
  readonly mount: (app: Koa, kit: Kit) => unknown
  readonly asks: readonly Ask[]
  /** The policy of the preflights instead, where the way to the route cannot be seen. */
  readonly promisedBy?: Name
}

const byApplication: ReadonlySet<Name> = new Set(['outer', 'fallback', 'nobody'])

/** Runs rows on every major of Koa with every major of the router. */
export function describeRoutes(subject: string, rows: readonly RouteRow[]): void {
  for (const [koa, Host] of majors) {
    for (const [router, Router] of routerMajors) {
      describe(`${subject}, ${koa} with ${router}`, () => {
        for (const row of rows.filter(({ only = router }) => only === router)) {
          const { id, top = 'outer', mount, asks } = row
          it(`${subject}/${id}`, async () => {
            const runs: string[] = []
            const app = new Host()
            if (top !== 'none') app.use(by(top))
            const handle: Middleware = (ctx) => {
              runs.push(`${ctx.method} ${ctx.originalUrl}`)
              ctx.body = 'ok'
            }
            const later = mount(app, { Router, anyPath: anyPathOf(router), handle })
            const port = await serve(app)
            if (typeof later === 'function') later()
            for (const [ask, under, status = 200, headers = {}] of asks) {
              const promisedBy = row.promisedBy ?? under
              const chosenByMethod = !byApplication.has(promisedBy)
              const asked = { ask, under, promisedBy, status, headers, chosenByMethod }
              await expect(expectPolicy(port, asked, runs)).resolves.toBe(undefined)
            }
          })
        }
      })
    }
  }
}

interface Settings {
  readonly strict?: boolean
  readonly sensitive?: boolean
  readonly prefix?: string
  readonly host?: string | RegExp
  readonly routerPath?: string
}

/** A router with one route, which has a policy. */
export function single(
  id: string,
  path: string | RegExp | string[],
  asks: readonly Ask[],
  settings: Settings = {},
): RouteRow {
  return {
    id,
    mount: (app, { Router, handle }) => {
      app.use(new Router({ ...settings }).put(path, by('route'), handle).routes())
    },
    asks,
  }
}

/** Every path, in the words of a major. */
export function anyPathOf(router: string): string {
  return /@1[23]$/.test(router) ? '(.*)' : '/{*rest}'
}

/** Middleware, as it is mounted on routes for all methods. */
export const pass: Middleware = (_ctx, next) => next()
