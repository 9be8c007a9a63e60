import { once } from 'node:events'
import { type RequestListener, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Adapter, type Host, type Serve, gapsWithoutRouter } from '@cors/conformance'
import { cors, withCors } from '@cors/node'
import { createRouter } from './router.ts'

/** The rows that a bare server cannot pass. */
export const gaps: NonNullable<Adapter['gaps']> = gapsWithoutRouter(
  'a bare server has no router to ask which route the requested method would reach',
)

/** Serves the fixture of a row behind Connect-style middleware. */
export const serveWithMiddleware: Serve = ({ policy, before, ...application }) => {
  const middleware = cors(policy)
  const router = createRouter(application, (own) => cors(own))
  return listen((request, response) => {
    before(request, response)
    middleware(request, response, () => router(request, response))
  })
}

/** Serves the fixture of a row inside `withCors`. */
export const serveWithCors: Serve = ({ policy, before, ...application }) => {
  const router = createRouter(application, (own) => cors(own))
  const handler = withCors(policy, router)
  return listen((request, response) => {
    before(request, response)
    handler(request, response)
  })
}

async function listen(handler: RequestListener): Promise<Host> {
  const server = createServer(handler).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    port,
    close: async () => {
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
    },
  }
}
