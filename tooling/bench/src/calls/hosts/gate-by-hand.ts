import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Policy } from '../cases/case.ts'
import { isPreflight, methodsOf, requestedHeaders } from './fields.ts'
import { type Judge, judge } from './judge.ts'

/** Sets fields or answers a preflight; whether the application is to run. */
export type Gate = (request: IncomingMessage, response: ServerResponse) => boolean

/** How a preflight is answered: the status, and the names and values of fields in turns. */
type WritePreflight = (response: ServerResponse, status: number, fields: string[]) => void

/** What costs least as long as the response has no fields yet. */
export const inOnePiece: WritePreflight = (response, status, fields) => {
  response.writeHead(status, fields)
  response.end()
}

/** What costs least if it has some, such as `X-Powered-By`. */
export const inPieces: WritePreflight = (response, status, fields) => {
  response.statusCode = status
  for (let at = 0; at < fields.length; at += 2) response.setHeader(fields[at] ?? '', fields[at + 1] ?? '')
  response.end()
}

/**
 * What is needed and no more. Names are in lower case, which is what Node looks them up by. Not for
 * predicates, which answer later.
 */
export function gateByHand(policy: Policy, write: WritePreflight = inOnePiece): Gate {
  if (policy.origins.kind === 'any') {
    return function openByHand(_request, response) {
      response.setHeader('access-control-allow-origin', '*')
      return true
    }
  }
  const allows = judge(policy.origins)
  const answer = preflightByHand(policy, allows, write)
  return function corsByHand(request, response) {
    if (isPreflight(request)) return answer(request, response)
    const { origin } = request.headers
    response.setHeader('vary', 'Origin')
    if (origin !== undefined && allows(origin)) response.setHeader('access-control-allow-origin', origin)
    return true
  }
}

function preflightByHand(policy: Policy, allows: Judge, write: WritePreflight): Gate {
  const methods = methodsOf(policy)
  const names = policy.allowedHeaders?.join(',')
  const vary = names === undefined ? 'Origin, Access-Control-Request-Headers' : 'Origin'
  return (request, response) => {
    const { origin = '' } = request.headers
    if (allows(origin)) {
      write(response, 204, [
        'vary',
        vary,
        'access-control-allow-origin',
        origin,
        'access-control-allow-methods',
        methods,
        'access-control-allow-headers',
        names ?? requestedHeaders(request),
      ])
    } else {
      write(response, 403, ['vary', 'Origin', 'content-length', '0'])
    }
    return false
  }
}
