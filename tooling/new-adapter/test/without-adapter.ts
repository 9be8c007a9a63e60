import { type Serve, runTable } from '../../../packages/conformance/src/index.ts'
import { createApp, json, portOf } from '../../../packages/conformance/test/reference/app.ts'
import { createFetchApp, fetchJson } from '../../../packages/conformance/test/reference/fetch/app.ts'
import { listen } from '../../../packages/conformance/test/reference/fetch/listen.ts'
import { differencesIn } from './results.ts'

/** How the rows fail, by id, that a host of Node fails on which no adapter is mounted at all. */
export function differencesOnNode(): Promise<ReadonlyMap<string, string>> {
  return differencesOn(async ({ before, bodyLimit, routes }) => {
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
}

/** The same on a host of Request and Response. */
export function differencesOnFetch(): Promise<ReadonlyMap<string, string>> {
  return differencesOn(({ fetch: { bodyLimit, routes } }) => {
    const app = createFetchApp()
    app.use(fetchJson(bodyLimit))
    for (const { method, path, respond } of routes) {
      app.route({ method: method.toUpperCase(), path, cors: undefined, respond })
    }
    return listen((request) => app.fetch(request))
  })
}

async function differencesOn(serve: Serve): Promise<ReadonlyMap<string, string>> {
  const results = await runTable(serve)
  const failed = results.filter(({ passed }) => !passed)
  return new Map(failed.map(({ id, report }) => [id, differencesIn(report)]))
}
