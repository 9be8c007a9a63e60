import { once } from 'node:events'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { finished } from 'node:stream/promises'
import type { Serve } from '@cors/conformance'
import { type CorsSource, cors, createGate } from '@cors/node'
import restify, { type Handler, type Server } from 'restify'

/** Puts a policy before restify's router. */
export type Door = (source: CorsSource<IncomingMessage>) => Handler

/** As any Connect-style server takes it. */
export const asMiddleware: Door = (source) => cors(source)

/** With the answer that restify waits for: `next(false)` says that a handler has answered. */
export const asGate: Door = (source) => {
  const pass = createGate(source)
  return (request, response, next) => {
    Promise.resolve(pass(request, response, request)).then(
      (isPassed) => process.nextTick(next, isPassed ? undefined : false),
      next,
    )
  }
}

const verbs = {
  get: 'get',
  post: 'post',
  put: 'put',
  patch: 'patch',
  delete: 'del',
  options: 'opts',
} as const

/** Serves the fixture of a row as users of restify would. */
export function serveRestify(door: Door): Serve {
  return async ({ policy, before, bodyLimit, routes }) => {
    const app = restify.createServer()
    app.pre((request, response, next) => {
      before(request, response)
      next()
    }, door(policy))
    app.use(restify.plugins.bodyParser({ maxBodySize: bodyLimit }))
    for (const { method, path, policy: own, handle } of routes) {
      const handlers: readonly Handler[] = [
        ...(own === undefined ? [] : [door(own)]),
        // For restify a handler that is through without a response has failed.
        async (request: IncomingMessage, response: ServerResponse) => {
          await handle(request, chainable(response))
          await finished(response)
        },
      ]
      app[verbs[method]](path, ...handlers)
      // GET routes do not serve HEAD by themselves.
      if (method === 'get') app.head(path, ...handlers)
    }
    return listen(app)
  }
}

/**
 * restify puts a `writeHead` that returns nothing on every response of the process, and `.writeHead(…).end()`,
 * as the routes of the table have it, ends no response there.
 */
function chainable(response: ServerResponse): ServerResponse {
  const { writeHead } = response
  response.writeHead = (...head: unknown[]) => {
    Reflect.apply(writeHead, response, head)
    return response
  }
  return response
}

/** Starts a server; it can be stopped with requests in flight. */
export async function listen(app: Server): Promise<{ port: number; close: () => Promise<void> }> {
  const { server } = app
  app.listen(0, '127.0.0.1')
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
