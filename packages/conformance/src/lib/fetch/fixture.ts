import { createPolicy } from '../create-policy.ts'
import type { FixturePolicy } from '../policies.ts'
import type { Row } from '../row.ts'
import { ticketHeader } from '../ticket.ts'
import { type MountPolicy, createApplication } from './application.ts'
import type { Respond } from './route-spec.ts'
import { createFetchRoutes } from './routes.ts'

/** A route that a host of Request and Response mounts. A GET route answers HEAD too. */
export interface FetchRoute {
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete' | 'options'
  /** Literal segments only, so that every router reads it alike. */
  readonly path: string
  /** A policy of this route's own, mounted as the adapter's users would. Absent for most routes. */
  readonly policy?: FixturePolicy
  /**
   * The application. What it throws, and a rejection, must reach the host's own error handling, and be
   * answered 500 by it.
   */
  readonly respond: Respond
}

/** What a host of Request and Response serves for one row. */
export interface FetchFixture {
  /** The first argument for the adapter. */
  readonly policy: FixturePolicy
  /** What `policy` is made of, which JSON carries to a host in another process. */
  readonly rowPolicy: Row['policy']
  /** Bytes of JSON that the application accepts: 413 for more, and 400 for what is no JSON. */
  readonly bodyLimit: number
  readonly routes: readonly FetchRoute[]
  /** The routes as one handler, 404, 413 and 400 included, for hosts that have no router. It throws what a route throws. */
  readonly application: (mount: MountPolicy) => (request: Request) => Promise<Response>
}

/** A fixture that keeps a record of who reached the application: tickets, in order. */
export interface ObservedFetchFixture {
  readonly fixture: FetchFixture
  readonly reached: readonly string[]
}

/** Bytes that a JSON body may have. */
export const bodyLimit = 1024

/** Makes the fixture of one row; nothing is shared with the fixture of another. */
export function createFetchFixture(
  rowPolicy: Row['policy'],
  policy: FixturePolicy = createPolicy(rowPolicy),
): ObservedFetchFixture {
  const reached: string[] = []
  const routes = createFetchRoutes().map((spec): FetchRoute => {
    const { method, path } = spec
    const own = spec.policy === 'same' ? policy : spec.policy
    const respond: Respond = (request) => {
      reached.push(request.headers.get(ticketHeader) ?? '')
      return spec.respond(request)
    }
    return own === undefined ? { method, path, respond } : { method, path, policy: own, respond }
  })
  const application = (mount: MountPolicy) => createApplication(routes, bodyLimit, mount)
  return { fixture: { policy, rowPolicy, bodyLimit, routes, application }, reached }
}
