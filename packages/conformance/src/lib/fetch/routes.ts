import { errorRoutes } from './routes/errors.ts'
import { grantRoutes } from './routes/grants.ts'
import { headRoutes } from './routes/heads.ts'
import { plainRoutes } from './routes/plain.ts'
import { policyRoutes } from './routes/policies.ts'
import type { FetchRouteSpec } from './route-spec.ts'
import { createSharedRoutes } from './routes/shared.ts'
import { streamRoutes } from './routes/streams.ts'
import { varyRoutes } from './routes/vary.ts'

/** The routes of a fixture; nothing is shared with those of another. */
export function createFetchRoutes(): readonly FetchRouteSpec[] {
  return [
    ...plainRoutes,
    ...headRoutes,
    ...streamRoutes,
    ...varyRoutes,
    ...grantRoutes,
    ...errorRoutes,
    ...policyRoutes,
    ...createSharedRoutes(),
  ]
}
