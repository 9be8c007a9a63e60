import { runTable } from '../../../packages/conformance/src/index.ts'
import { createApp, json, portOf } from '../../../packages/conformance/test/reference/app.ts'
import { differencesIn } from './results.ts'

/** How the rows fail, by id, that a host fails on which no adapter is mounted at all. */
export async function differencesWithoutAdapter(): Promise<ReadonlyMap<string, string>> {
  const results = await runTable(async ({ before, bodyLimit, routes }) => {
    const app = createApp()
    app.use((request, response, next) => {
      before(request, response)
      return next()
    })
    app.use(json(bodyLimit))
    for (const { method, path, handle } of routes) {
      app.route({ method: method.toUpperCase(), path, cors: undefined, handle })
    }
    const server = await app.listen()
    return { port: portOf(server), close: () => void server.close() }
  })
  const failed = results.filter(({ passed }) => !passed)
  return new Map(failed.map(({ id, report }) => [id, differencesIn(report)]))
}
