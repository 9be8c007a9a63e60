import { type CorsDecision, type CorsRespond, mergeVary } from '@cors/core'
import { assertFields } from './fields.ts'

// What is known of the exchanges that are under way. A CJS and an ESM copy of this module may be loaded side by
// side: the second has to know what the first has done.
interface Known {
  /**
   * Which request a response, and its fields, were given out for. The fields too: @hono/node-server makes those
   * of several responses one object if all are made with it.
   */
  readonly owners: WeakMap<Response | Headers, Request>
  /** What the innermost policy has said: a framework may have copied the response since. */
  readonly spoken: WeakMap<Request, CorsDecision>
}

const mark = Symbol.for('@cors/fetch/known')
const everywhere = globalThis as { [mark]?: Known }

/** Not where this is loaded, which changes nothing. */
function knownOf(): Known {
  return (everywhere[mark] ??= { owners: new WeakMap(), spoken: new WeakMap() })
}

/** A policy is met by a request on its way in: what was said of it on an earlier way is over. */
export function enter(request: Request): void {
  knownOf().spoken.delete(request)
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
  const { owners, spoken } = knownOf()
  owners.set(response, request)
  spoken.set(request, decision)
  return response
}

/** The application's response with the decision's fields. */
export function respond(own: CorsDecision, request: Request, response: Response): Response {
  const { owners, spoken } = knownOf()
  const owner = owners.get(response)
  // A policy inside this one has spoken already: it replaces this one whole.
  if (owner === request) return response
  const decision = spoken.get(request) ?? own
  // The application has run where it was not to.
  if (decision.action === 'respond') return answer(decision, request)
  // In place where that can be: a copy is a stream to servers, of which they cannot tell the length. What comes
  // again, as a constant does, may not have been sent yet the first time.
  const isFresh = owner === undefined && !owners.has(response.headers)
  const given = isFresh && setFields(response, decision, request) ? response : copy(response)
  if (given === undefined) return response
  if (given !== response) assertFields(given.headers, decision, request)
  owners.set(given, request).set(given.headers, request)
  spoken.set(request, decision)
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
    const copied = new Response(response.body, response)
    if (isDecoded(response)) {
      copied.headers.delete('content-encoding')
      copied.headers.delete('content-length')
    }
    return copied
  } catch {
    return undefined
  }
}

// The encodings of which Deno's fetch gives out the decoded body, and the fields of the encoded one.
const decodedByDeno = /^(?:gzip|br)$/i

/** Deno's server knows this of the response itself, and not of a copy. workerd encodes a copy again. */
function isDecoded({ url, headers }: Response): boolean {
  return 'Deno' in globalThis && url !== '' && decodedByDeno.test(headers.get('content-encoding') ?? '')
}

/** Whether the value is a response, of this realm or another. */
export function isResponse(value: unknown): value is Response {
  return value instanceof Response || Object.prototype.toString.call(value) === '[object Response]'
}
