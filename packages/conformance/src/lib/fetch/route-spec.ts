import type { FixturePolicy } from '../policies.ts'

/** Answers a request. */
export type Respond = (request: Request) => Response | Promise<Response>

/** A route before it belongs to a fixture. */
export interface FetchRouteSpec {
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete' | 'options'
  readonly path: string
  /** `'same'`: the fixture's own policy once more. */
  readonly policy?: FixturePolicy | 'same'
  readonly respond: Respond
}

/** A GET route. */
export function get(path: string, respond: Respond): FetchRouteSpec {
  return { method: 'get', path, respond }
}

type Fields = ConstructorParameters<typeof Headers>[0]

/** Answers with JSON: 200, and no more headers, where nothing else is said. */
export function answer(headers?: Fields, status = 200): Response {
  const response = new Response('{"ok":true}', { status, headers: new Headers(headers) })
  response.headers.set('Content-Type', 'application/json')
  return response
}
