import { describeAdapter } from '@cors/conformance'
import { createApp, json, portOf } from './reference/app.ts'
import { cors } from './reference/cors.ts'

describeAdapter({
  name: 'reference@1',
  async serve({ policy, before, bodyLimit, routes }) {
    const app = createApp()
    app.use((request, response, next) => {
      before(request, response)
      return next()
    })
    app.use(cors(policy, app))
    app.use(json(bodyLimit))
    for (const { method, path, policy: own, handle } of routes) {
      app.route({ method: method.toUpperCase(), path, cors: own, handle })
    }
    const server = await app.listen()
    return { port: portOf(server), close: () => void server.close() }
  },
  gaps: {},
})
