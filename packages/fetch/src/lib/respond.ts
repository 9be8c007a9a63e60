import { type CorsDecision, type CorsRespond, mergeVary } from '@cors/core'
import { assertFields } from './fields.ts'

// Which request a response, and its fields, were given out for. The fields too: @hono/node-server makes those
// of several responses one object if all are made with it. A CJS and an ESM copy of this module may be loaded
// side by side: the second has to know what the first has done.
const mark = Symbol.for('@cors/fetch/applied')
const everywhere = globalThis as { [mark]?: WeakMap<Response | Headers, Request> }

/** Not where it is loaded, which changes nothing. */
function appliedOf(): WeakMap<Response | Headers, Request> {
  return (everywhere[mark] ??= new WeakMap())
}

/** The response that answers a request by itself. */
export function answer(decision: CorsRespond, request: Request): Response {
  const { status, headers, vary } = decision
  const fields: { [name: string]: string } = {}
  for (let index = 0; index < headers.length; index++) {
    const field = headers[index]
    if (field !== undefined) fields[field[0]] = field[1]
  }
  if (vary.length > 0) fields['Vary'] = mergeVary(undefined, vary)
  const response = new Response(null, { status, headers: fields })
  appliedOf().set(response, request)
  return response
}

/** The application's response with the decision's fields. */
export function respond(decision: CorsDecision, request: Request, response: Response): Response {
  const applied = appliedOf()
  const owner = applied.get(response)
  // A policy inside this one has spoken already: it replaces this one whole.
  if (owner === request) return response
  // The application has run where it was not to.
  if (decision.action === 'respond') return answer(decision, request)
  // In place where that can be: a copy is a stream to servers, of which they cannot tell the length. What comes
  // again, as a constant does, may not have been sent yet the first time.
  const isFresh = owner === undefined && !applied.has(response.headers)
  const given = isFresh && setFields(response, decision, request) ? response : copy(response)
  if (given === undefined) return response
  if (given !== response) assertFields(given.headers, decision, request)
  applied.set(given, request).set(given.headers, request)
  return given
}

/** `false` if the fields cannot be changed: those of a redirect, of an error, of what `fetch` has brought. */
function setFields(response: Response, decision: CorsDecision, request: Request): boolean {
  try {
    assertFields(response.headers, decision, request)
    return true
  } catch {
    return false
  }
}

/** `undefined` for what cannot be made again: a network error, a body that is being read, a WebSocket. */
function copy(response: Response): Response | undefined {
  const { webSocket } = response as { readonly webSocket?: unknown }
  if (webSocket !== undefined && webSocket !== null) return undefined
  try {
    return new Response(response.body, response)
  } catch {
    return undefined
  }
}

/** Whether the value is a response, of this realm or another. */
export function isResponse(value: unknown): value is Response {
  return value instanceof Response || Object.prototype.toString.call(value) === '[object Response]'
}
