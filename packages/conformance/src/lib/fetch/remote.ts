import type { Row } from '../row.ts'
import { type FetchFixture, createFetchFixture } from './fixture.ts'
import type { Respond } from './route-spec.ts'

/** Where a handler in another process is told of the next row (`POST`), and asked who reached the application (`GET`). */
export const controlPath = '/conformance'

/**
 * The handler for a host in another process or another runtime. It serves the fixture of whichever row
 * `serveRemote` has told it of; `make` makes of a fixture what your users would: a handler with the adapter.
 */
export function createRemoteHandler(make: (fixture: FetchFixture) => Respond): Respond {
  let respond = answerNothing
  let reached: readonly string[] = []
  return async (request) => {
    if (new URL(request.url).pathname !== controlPath) return respond(request)
    if (request.method !== 'POST') return Response.json(reached)
    const { policy } = (await request.json()) as { readonly policy: Row['policy'] }
    const observed = createFetchFixture(policy)
    respond = make(observed.fixture)
    reached = observed.reached
    return new Response(null, { status: 204 })
  }
}

const answerNothing: Respond = () => new Response('no row yet', { status: 503 })
