import { partnerOnly } from '../../partner-only.ts'
import { type FetchRouteSpec, answer } from '../route-spec.ts'

const respond = (): Response => answer()

/** Routes with a policy of their own. */
export const policyRoutes: readonly FetchRouteSpec[] = [
  { method: 'get', path: '/mixed', respond },
  { method: 'put', path: '/mixed', policy: partnerOnly, respond },
  ...(['get', 'put'] as const).flatMap((method): FetchRouteSpec[] => [
    { method, path: '/partner', policy: partnerOnly, respond },
    { method, path: '/open', policy: { origin: '*' }, respond },
    { method, path: '/closed', policy: false, respond },
    { method, path: '/twice', policy: 'same', respond },
  ]),
]
