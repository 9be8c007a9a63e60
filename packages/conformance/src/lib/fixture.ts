import type { IncomingMessage, ServerResponse } from 'node:http'
import type { CorsOptions } from '@cors/core'
import { type FixturePolicy, policies } from './policies.ts'
import { errorRoutes } from './routes/errors.ts'
import { grantRoutes } from './routes/grants.ts'
import { headRoutes } from './routes/heads.ts'
import type { RouteSpec } from './routes/route-spec.ts'
import { plainRoutes } from './routes/plain.ts'
import { policyRoutes } from './routes/policies.ts'
import { streamRoutes } from './routes/streams.ts'
import { varyRoutes } from './routes/vary.ts'
import type { Row } from './row.ts'

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
}

/** A running host. */
export interface Host {
  /** On 127.0.0.1. */
  readonly port: number
  readonly close: () => void | Promise<void>
}

/** Starts a host with the adapter under test. */
export type Serve = (fixture: Fixture) => Promise<Host>

/** A fixture that keeps a record of who reached the application: client ports, in order. */
export interface ObservedFixture {
  readonly fixture: Fixture
  readonly reached: readonly number[]
}

const specs: readonly RouteSpec[] = [
  ...plainRoutes,
  ...headRoutes,
  ...streamRoutes,
  ...varyRoutes,
  ...grantRoutes,
  ...errorRoutes,
  ...policyRoutes,
]

/** Makes the fixture of one row; nothing is shared with the fixture of another. */
export function createFixture(rowPolicy: Row['policy']): ObservedFixture {
  const reached: number[] = []
  const policy = createPolicy(rowPolicy)
  const routes = specs.map((spec): Route => {
    const own = spec.policy === 'same' ? policy : spec.policy
    const handle: Route['handle'] = (request, response) => {
      reached.push(request.socket.remotePort ?? 0)
      return spec.handle(request, response)
    }
    const { method, path } = spec
    return own === undefined ? { method, path, handle } : { method, path, policy: own, handle }
  })
  return { fixture: { policy, before, bodyLimit: 1024, routes }, reached }
}

function createPolicy(policy: Row['policy']): FixturePolicy {
  if (typeof policy === 'string') return policies[policy].create()
  return policy === false ? false : (structuredClone(policy) as CorsOptions)
}

function before({ url }: IncomingMessage, response: ServerResponse): void {
  if (url === '/early-vary') response.setHeader('Vary', 'Accept-Encoding')
}
