import type { Serve } from '@cors/conformance'
import { createApp, json, portOf } from './app.ts'
import { type NodeParts, cors } from './cors.ts'

/** A harness around the adapter so made. */
export function serveMade(made: NodeParts): Serve {
  return async ({ policy, before, bodyLimit, routes }) => {
    const app = createApp()
    app.use((request, response, next) => {
      before(request, response)
      return next()
    })
    if (made.parserFirst) app.use(json(bodyLimit))
    app.use(cors(policy, app, made))
    if (!made.parserFirst) app.use(json(bodyLimit))
    for (const { method, path, policy: own, handle } of routes) {
      app.route({ method: method.toUpperCase(), path, cors: own, handle })
    }
    const server = await app.listen()
    return { port: portOf(server), close: () => void server.close() }
  }
}
