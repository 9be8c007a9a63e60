import type { Serve } from '@cors/conformance'
import { serve as listen } from 'srvx'
import { cors } from '../src/lib/cors.ts'

/** Serves the fixture of a row as users of restana would. */
export const serve: Serve = async ({ fetch: { policy, application } }) => {
  // TODO: an application of restana, with bodyLimit and routes, in place of this bare handler, and route.policy mounted where a route has one.
  const pass = cors(policy)
  const respond = application((own, handler) => {
    const passOwn = cors(own)
    return (request) => passOwn(request, async () => handler(request))
  })
  const server = listen({
    port: 0,
    hostname: '127.0.0.1',
    silent: true,
    gracefulShutdown: false,
    fetch: (request) => pass(request, () => respond(request)),
    error: () => new Response('error 500', { status: 500 }),
  })
  await server.ready()
  return { port: Number(new URL(server.url ?? '').port), close: () => server.close(true) }
}
