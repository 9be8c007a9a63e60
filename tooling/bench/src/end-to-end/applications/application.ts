import type { RequestListener, ServerResponse } from 'node:http'
import type { Case } from '../../calls/cases/case.ts'

/**
 * `bare` is what the others' cost is added to. `by hand`: what is needed and no more, in the cheapest way that
 * the framework has. `withCors` and `by hand in front` stand in front of the framework, the others in it.
 */
export type Role = 'bare' | 'by hand' | 'peer' | 'ours' | 'by hand in front' | 'withCors'

/** A whole application, as `http.createServer` takes it. */
export interface Application {
  readonly role: Role
  readonly listener: RequestListener
}

/** All that are compared on one framework, for one kind of request. */
export type MakeApplications = (each: Case) => readonly Application[] | Promise<readonly Application[]>

/** What a route says. */
export const greeting = 'hello'

/** Where a policy would stand, a preflight gets a head: an application has no route for it. */
export function answerBarely(response: ServerResponse): void {
  response.writeHead(204)
  response.end()
}
