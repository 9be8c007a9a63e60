import { type RouteSpec, get } from './route-spec.ts'

/** A handler that writes what it has written before. */
export function createSharedRoutes(): readonly RouteSpec[] {
  const shared = { 'X-Handler': 'kept' }
  return [
    get(
      '/shared',
      '200, X-Handler: kept, no body; the same response, or the same table of headers, each time',
      (_request, response) => {
        response.writeHead(200, shared).end()
      },
    ),
  ]
}
