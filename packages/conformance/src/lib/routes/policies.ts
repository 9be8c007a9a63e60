import { partnerOnly } from '../partner-only.ts'
import { type RouteSpec, answer, plainly } from './route-spec.ts'

const plain: Pick<RouteSpec, 'says' | 'handle'> = {
  says: plainly,
  handle: (_request, response) => answer(response),
}

/** Routes with a policy of their own. */
export const policyRoutes: readonly RouteSpec[] = [
  { method: 'get', path: '/mixed', ...plain },
  { method: 'put', path: '/mixed', policy: partnerOnly, ...plain },
  ...(['get', 'put'] as const).flatMap((method): RouteSpec[] => [
    { method, path: '/partner', policy: partnerOnly, ...plain },
    { method, path: '/open', policy: { origin: '*' }, ...plain },
    { method, path: '/closed', policy: false, ...plain },
    { method, path: '/twice', policy: 'same', ...plain },
  ]),
]
