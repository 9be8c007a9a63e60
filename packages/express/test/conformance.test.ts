import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { describeAdapter } from '@cors/conformance'
import express4 from 'express-v4'
import express5 from 'express'
import { cors } from '../src/index.ts'

for (const [name, express] of [
  ['express@4', express4],
  ['express@5', express5],
] as const) {
  describeAdapter({
    name,
    async serve({ policy, before, bodyLimit, routes }) {
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
    },
  })
}
