import type { IncomingMessage, ServerResponse } from 'node:http'
import type { FixturePolicy } from '../policies.ts'

/** A route before it belongs to a fixture. */
export interface RouteSpec {
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete' | 'options'
  readonly path: string
  /** `'same'`: the fixture's own policy once more. */
  readonly policy?: FixturePolicy | 'same'
  /** What it answers, for whoever has to write it in another language. */
  readonly says: string
  readonly handle: (request: IncomingMessage, response: ServerResponse) => void | Promise<void>
}

/** A GET route. */
export function get(path: string, says: string, handle: RouteSpec['handle']): RouteSpec {
  return { method: 'get', path, says, handle }
}

/** What {@link answer} does. */
export const plainly = '200, application/json, {"ok":true}'

/** Answers 200 with JSON. */
export function answer(response: ServerResponse): void {
  response.setHeader('Content-Type', 'application/json')
  response.end('{"ok":true}')
}
