import { describeAdapter } from '@cors/conformance'
import { createFetchApp, fetchJson } from './reference/fetch/app.ts'
import { fetchCors } from './reference/fetch/cors.ts'
import { listen } from './reference/fetch/listen.ts'

describeAdapter({
  name: 'reference@1',
  isFetch: true,
  async serve({ fetch: { policy, bodyLimit, routes } }) {
    const app = createFetchApp()
    app.use(fetchCors(policy, app))
    app.use(fetchJson(bodyLimit))
    for (const { method, path, policy: own, respond } of routes) {
      app.route({ method: method.toUpperCase(), path, cors: own, respond })
    }
    return listen((request) => app.fetch(request))
  },
  gaps: {},
})
