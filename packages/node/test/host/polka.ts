import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import type { Serve } from '@cors/conformance'
import { type ConnectMiddleware, cors } from '@cors/node'
import polka, { type Middleware, type Polka } from 'polka'

/** Serves the fixture of a row as users of Polka would. */
export const servePolka: Serve = async ({ policy, before, bodyLimit, routes }) => {
  const app = polka()
  app.use((request, response, next) => {
    before(request, response)
    next()
  })
  app.use(cors(policy), parseJson(bodyLimit))
  for (const { method, path, policy: own, handle } of routes) {
    const handlers: readonly Middleware[] = [
      ...(own === undefined ? [] : [cors(own)]),
      // Polka 0.5 catches nothing by itself.
      async (request, response, next) => {
        try {
          await handle(request, response)
        } catch (error) {
          next(error)
        }
      },
    ]
    app[method](path, ...handlers)
    // Nor does it serve HEAD by the routes of GET.
    if (method === 'get') app.head(path, ...handlers)
  }
  return listen(app)
}

/** Starts an application; its server can be stopped with requests in flight. */
async function listen(app: Polka): Promise<{ port: number; close: () => Promise<void> }> {
  const { server } = app.listen(0, '127.0.0.1')
  if (server === undefined) throw new Error('Polka listens without a server')
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

/** Polka brings no body parser, and takes the status of an error from the error. */
export function parseJson(limit: number): ConnectMiddleware {
  return (request, _response, next) => {
    if (request.headers['content-type'] !== 'application/json') {
      next()
      return
    }
    text(request).then((body) => process.nextTick(next, faultOf(body, limit)), next)
  }
}

function faultOf(body: string, limit: number): Error | undefined {
  if (Buffer.byteLength(body) > limit) return Object.assign(new Error('too large'), { status: 413 })
  try {
    JSON.parse(body)
    return undefined
  } catch (error) {
    return Object.assign(error as Error, { status: 400 })
  }
}
