import { partner } from '../names.ts'
import { type RouteSpec, answer } from './route-spec.ts'

const partnerOnly = { origin: partner, methods: ['PUT'], allowedHeaders: ['X-Partner'], maxAge: 60 } as const

const handle: RouteSpec['handle'] = (_request, response) => answer(response)

/** Routes with a policy of their own. */
export const policyRoutes: readonly RouteSpec[] = [
  { method: 'get', path: '/mixed', handle },
  { method: 'put', path: '/mixed', policy: partnerOnly, handle },
  ...(['get', 'put'] as const).flatMap((method): RouteSpec[] => [
    { method, path: '/partner', policy: partnerOnly, handle },
    { method, path: '/open', policy: { origin: '*' }, handle },
    { method, path: '/closed', policy: false, handle },
    { method, path: '/twice', policy: 'same', handle },
  ]),
]
