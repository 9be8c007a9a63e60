import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import type { Host as Running, Serve } from '@cors/conformance'
import { cors } from '@cors/koa'
import type { Context } from 'koa'
import { koaBody } from 'koa-body'
import type { Host, RouterHost } from './majors.ts'

/** Serves the fixture of a row as users of Koa would. */
export function serveOn(Koa: Host, Router: RouterHost): Serve {
  return async ({ policy, before, bodyLimit, routes }) => {
    const app = new Koa()
    // Koa prints every error otherwise.
    app.silent = true
    app.use((ctx, next) => {
      before(ctx.req, ctx.res)
      return next()
    })
    app.use(cors(policy)).use(koaBody({ jsonLimit: bodyLimit }))
    const router = new Router()
    for (const { method, path, policy: own, handle } of routes) {
      const handler = async (ctx: Context): Promise<void> => {
        // The row answers on the raw pair, which is what this switch is for.
        ctx.respond = false
        ctx.res.statusCode = 200
        try {
          await handle(ctx.req, ctx.res)
        } catch (error) {
          ctx.respond = true
          throw error
        }
      }
      router.register(path, [method], own === undefined ? [handler] : [cors(own), handler])
    }
    app.use(router.routes())
    const server = app.listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo
    return {
      port,
      close: async () => {
        server.closeAllConnections()
        await new Promise((done) => server.close(done))
      },
    } satisfies Running
  }
}
