import { type FetchRouteSpec, get } from '../route-spec.ts'

/** A handler that returns what it has returned before. */
export function createSharedRoutes(): readonly FetchRouteSpec[] {
  const shared = new Response(null, { headers: { 'X-Handler': 'kept' } })
  return [get('/shared', () => shared)]
}
