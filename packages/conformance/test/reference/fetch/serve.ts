import type { FetchFixture, Respond, Serve } from '@cors/conformance'
import { createFetchApp, fetchJson } from './app.ts'
import { type FetchParts, fetchCors, fetchReference } from './cors.ts'
import { listen } from './listen.ts'

/** The application of a fixture behind the adapter so made. */
export function createMade(
  { policy, bodyLimit, routes }: FetchFixture,
  made: FetchParts = fetchReference,
): Respond {
  const app = createFetchApp()
  if (made.parserFirst) app.use(fetchJson(bodyLimit))
  app.use(fetchCors(policy, app, made))
  if (!made.parserFirst) app.use(fetchJson(bodyLimit))
  for (const { method, path, policy: own, respond } of routes) {
    app.route({ method: method.toUpperCase(), path, cors: own, respond })
  }
  return (request) => app.fetch(request)
}

/** A harness around the adapter so made. */
export function serveFetchMade(made: FetchParts): Serve {
  return ({ fetch }) => listen(createMade(fetch, made))
}
