import type { AddressInfo } from 'node:net'
import type { Serve } from '@cors/conformance'
import { cors } from '@cors/fastify'
import type { Host } from './majors.ts'

/** Serves the fixture of a row as users of Fastify would. */
export function serveOn(fastify: Host): Serve {
  return async ({ policy, before, bodyLimit, routes }) => {
    const app = fastify({ bodyLimit, forceCloseConnections: true })
    app.addHook('onRequest', async (request, reply) => before(request.raw, reply.raw))
    // Fastify refuses a body whose type it does not know; the other hosts leave it unread.
    app.addContentTypeParser('*', (_request, _payload, done) => done(null))
    app.register(cors, { policy })
    for (const { method, path, policy: own, handle } of routes) {
      app.route({
        method: method.toUpperCase(),
        url: path,
        ...(own === undefined ? {} : { config: { cors: own } }),
        async handler(request, reply) {
          // The row answers on the raw pair. An error is Fastify's to answer, so it is not hijacked before.
          await handle(request.raw, reply.raw)
          reply.hijack()
        },
      })
    }
    await app.listen({ port: 0, host: '127.0.0.1' })
    return { port: (app.server.address() as AddressInfo).port, close: () => app.close() }
  }
}
