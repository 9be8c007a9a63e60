import { cors } from '@cors/koa'
import type { Router as RouterInstance } from '@koa/router'
import * as fc from 'fast-check'
import type Koa from 'koa'
import type { Middleware } from 'koa'
import { describe, expect, it } from 'vitest'
import { preflight, send, serve } from './exchange.ts'
import { type RouterHost, majors, routerMajors } from './majors.ts'
import { pass } from './route-rows.ts'

/** The host part of the one origin that a policy allows, `false`, or every origin. */
type Policy = 'p0' | 'p1' | 'p2' | false | '*'

type Item =
  | { readonly kind: 'get' | 'put' | 'patch' | 'delete'; readonly path: string; readonly policies: Policy[] }
  | { readonly kind: 'all'; readonly path: string; readonly policies: Policy[]; readonly passes: boolean }
  | { readonly kind: 'use'; readonly path: string | undefined; readonly policies: Policy[] }
  | { readonly kind: 'nested'; readonly path: string | undefined; readonly router: Tree }

interface Tree {
  readonly options: object
  readonly items: readonly Item[]
}

const pages = ['top', 'p0', 'p1', 'p2'].map((name) => `https://${name}.example`)

const policy = fc.constantFrom<Policy>('p0', 'p1', 'p2', 'p0', 'p1', 'p2', false, '*')
const policies = fc.array(policy, { maxLength: 2 })
const path = fc.constantFrom('/', '/a', '/b', '/:p', '/a/b', '/a/:p', '/:p/b', '/a/')
const place = fc.constantFrom(undefined, '/a', '/b')
const options = fc.record(
  {
    prefix: fc.constantFrom('/a', '/b'),
    strict: fc.boolean(),
    sensitive: fc.boolean(),
    exclusive: fc.boolean(),
  },
  { requiredKeys: [] },
)

function trees(depth: number): fc.Arbitrary<Tree> {
  const item = fc.oneof(
    {
      weight: 5,
      arbitrary: fc.record({ kind: fc.constantFrom('get', 'put', 'patch', 'delete'), path, policies }),
    },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('all'), path, policies, passes: fc.boolean() }) },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constant('use'),
        path: place,
        policies: policy.map((each) => [each]),
      }),
    },
    ...(depth === 0
      ? []
      : [
          {
            weight: 1,
            arbitrary: fc.record({ kind: fc.constant('nested'), path: place, router: trees(depth - 1) }),
          },
        ]),
  ) as fc.Arbitrary<Item>
  return fc.record({ options, items: fc.array(item, { minLength: 1, maxLength: 6 }) })
}

const applications = fc.record({
  top: fc.constantFrom<'top' | Policy>('top', false, '*'),
  routers: fc.array(trees(1), { minLength: 1, maxLength: 2 }),
  between: fc.option(policy, { nil: undefined }),
})
const asks = fc.array(
  fc.tuple(
    fc.constantFrom('GET', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'POST'),
    fc.array(fc.constantFrom('a', 'b', 'c', 'A', ''), { minLength: 1, maxLength: 3 }),
  ),
  { minLength: 1, maxLength: 3 },
)

function by(name: 'top' | Policy): Middleware {
  if (name === false) return cors(false)
  return cors({ origin: name === '*' ? '*' : `https://${name}.example` })
}

const handle: Middleware = (ctx) => {
  ctx.body = 'ok'
}

function build(Router: RouterHost, { options: settings, items }: Tree): RouterInstance {
  const router: RouterInstance = new Router({ ...settings })
  for (const item of items) {
    if (item.kind === 'nested') {
      const inner = build(Router, item.router).routes()
      if (item.path === undefined) router.use(inner)
      else router.use(item.path, inner)
      continue
    }
    const gates = item.policies.map(by)
    if (item.kind === 'use') {
      for (const gate of gates) {
        if (item.path === undefined) router.use(gate)
        else router.use(item.path, gate)
      }
    } else router[item.kind](item.path, ...gates, item.kind === 'all' && item.passes ? pass : handle)
  }
  return router
}

/** The pages that are granted an answer. */
async function grantedTo(port: number, sent: Parameters<typeof send>[1]): Promise<readonly string[]> {
  const answers = await Promise.all(pages.map((page) => send(port, sent, page)))
  return answers.map(({ cors: fields }) => fields['access-control-allow-origin'] ?? 'none')
}

for (const [koa, Host] of majors) {
  for (const [router, Router] of routerMajors) {
    describe(`routes, any application, ${koa} with ${router}`, () => {
      it('routes/property/preflights-grant-what-the-request-then-gets', async () => {
        await fc.assert(
          fc.asyncProperty(applications, asks, async ({ top, routers, between }, requests) => {
            const app: Koa = new Host().use(by(top))
            for (const [index, tree] of routers.entries()) {
              if (index > 0 && between !== undefined) app.use(by(between))
              app.use(build(Router, tree).routes())
            }
            const port = await serve(app)
            for (const [method, segments] of requests) {
              const asked = `/${segments.join('/')}`
              const promised = await grantedTo(port, preflight(method, undefined, asked))
              const borne = await grantedTo(port, { method, path: asked })
              expect({ method, asked, granted: promised }).toEqual({ method, asked, granted: borne })
            }
          }),
          { numRuns: 60, seed: Number(process.env['CORS_SEED']) },
        )
      })
    })
  }
}
