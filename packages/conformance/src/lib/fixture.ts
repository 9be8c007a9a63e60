import type { IncomingMessage, ServerResponse } from 'node:http'
import { createPolicy } from './create-policy.ts'
import { type FetchFixture, bodyLimit, createFetchFixture } from './fetch/fixture.ts'
import type { FixturePolicy } from './policies.ts'
import { createRoutes } from './routes.ts'
import type { Row } from './row.ts'
import { ticketHeader } from './ticket.ts'

/** A route that the host mounts. A GET route answers HEAD too. */
export interface Route {
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete' | 'options'
  /** Literal segments only, so that every router reads it alike. */
  readonly path: string
  /** A policy of this route's own, mounted as the adapter's users would. Absent for most routes. */
  readonly policy?: FixturePolicy
  /**
   * The application. Works on the raw pair, so any Node framework can mount it. A throw or rejection
   * must reach the host's own error handling, and be answered 500 by it.
   */
  readonly handle: (request: IncomingMessage, response: ServerResponse) => void | Promise<void>
}

/** What a host serves for one row. */
export interface Fixture {
  /** The first argument for the adapter's `cors()`. */
  readonly policy: FixturePolicy
  /** Middleware that the host runs before the adapter. */
  readonly before: (request: IncomingMessage, response: ServerResponse) => void
  /** Bytes that the host's own JSON body parser accepts; it stands after the adapter. */
  readonly bodyLimit: number
  readonly routes: readonly Route[]
  /** The same for a host of Request and Response, which needs nothing else of this. */
  readonly fetch: FetchFixture
}

/** A running host. */
export interface Host {
  /** On 127.0.0.1. */
  readonly port: number
  readonly close: () => void | Promise<void>
  /** For a host in another process: the tickets of the requests that reached the application there. */
  readonly reached?: () => Promise<readonly string[]>
}

/** Starts a host with the adapter under test. */
export type Serve = (fixture: Fixture) => Promise<Host>

/** A fixture that keeps a record of who reached the application. */
export interface ObservedFixture {
  readonly fixture: Fixture
  /** Tickets, in no order that counts. */
  readonly reached: () => readonly string[]
}

/** Makes the fixture of one row; nothing is shared with the fixture of another. */
export function createFixture(rowPolicy: Row['policy']): ObservedFixture {
  const reached: string[] = []
  const policy = createPolicy(rowPolicy)
  const routes = createRoutes().map((spec): Route => {
    const own = spec.policy === 'same' ? policy : spec.policy
    const handle: Route['handle'] = (request, response) => {
      reached.push(String(request.headers[ticketHeader]))
      return spec.handle(request, response)
    }
    const { method, path } = spec
    return own === undefined ? { method, path, handle } : { method, path, policy: own, handle }
  })
  const ofFetch = createFetchFixture(rowPolicy, policy)
  return {
    fixture: { policy, before, bodyLimit, routes, fetch: ofFetch.fixture },
    reached: () => [...reached, ...ofFetch.reached],
  }
}

function before({ url }: IncomingMessage, response: ServerResponse): void {
  if (url === '/early-vary') response.setHeader('Vary', 'Accept-Encoding')
}
