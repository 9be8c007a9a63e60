import type { Serve } from '@cors/conformance'
import { type CorsSource, cors } from '@cors/hapi'
import { type Request, server as createServer } from '@hapi/hapi'

/** Serves the fixture of a row as users of hapi would. */
export const serve: Serve = async ({ policy, before, bodyLimit, routes }) => {
  const server = createServer({
    host: '127.0.0.1',
    port: 0,
    debug: false,
    routes: { payload: { maxBytes: bodyLimit } },
  })
  server.ext('onRequest', ({ raw }, h) => {
    before(raw.req, raw.res)
    return h.continue
  })
  await server.register({ plugin: cors, options: policy as CorsSource<Request> })
  for (const { method, path, policy: own, handle } of routes) {
    server.route({
      method,
      path,
      options: { plugins: { cors: own as CorsSource<Request> | undefined } },
      async handler({ raw }, h) {
        // The row answers on the raw pair.
        await handle(raw.req, raw.res)
        return h.abandon
      },
    })
  }
  await server.start()
  return { port: Number(server.info.port), close: () => server.stop({ timeout: 0 }) }
}
