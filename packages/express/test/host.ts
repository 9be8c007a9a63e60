import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import type { Serve } from '@cors/conformance'
import { cors } from '@cors/express'
import type { Host } from './majors.ts'

/** Serves the fixture of a row as users of Express would. */
export function serveOn(express: Host): Serve {
  return async ({ policy, before, bodyLimit, routes }) => {
    const app = express()
    // Express prints every error page's stack otherwise.
    app.set('env', 'test')
    app.use((request, response, next) => {
      before(request, response)
      next()
    })
    app.use(cors(policy), express.json({ limit: bodyLimit }))
    for (const { method, path, policy: own, handle } of routes) {
      app[method](path, ...(own === undefined ? [] : [cors(own)]), async (request, response, next) => {
        try {
          await handle(request, response)
        } catch (error) {
          next(error)
        }
      })
    }
    const server = app.listen(0, '127.0.0.1')
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
}
