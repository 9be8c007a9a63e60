import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Policy } from '../cases/case.ts'
import { methodsOf, requestedHeaders } from './fields.ts'
import { type Gate, gateByHand, inOnePiece } from './gate-by-hand.ts'
import { judge } from './judge.ts'

/** Middleware of Connect and of Express. */
export type Middleware = (request: IncomingMessage, response: ServerResponse, next: () => void) => unknown

/** What is needed and no more. */
export function byHand(policy: Policy, write: Parameters<typeof gateByHand>[1] = inOnePiece): Middleware {
  const { origins } = policy
  if (origins.kind === 'predicate') {
    return async function askByHand({ headers: { origin } }, response, next) {
      response.setHeader('vary', 'Origin')
      if (origin !== undefined && (await origins.isAllowed(origin))) {
        response.setHeader('access-control-allow-origin', origin)
      }
      next()
    }
  }
  const gate: Gate = gateByHand(policy, write)
  return function corsByHand(request, response, next) {
    if (gate(request, response)) next()
  }
}

/** A preflight's answer with what `cors` sends, field by field, as people write it; nothing for other requests. */
export function asCorsByHand(policy: Policy): Middleware {
  const allows = judge(policy.origins)
  const methods = methodsOf(policy)
  const names = policy.allowedHeaders?.join(',')
  return function corsFieldsByHand(request, response) {
    const { origin = '' } = request.headers
    if (allows(origin)) response.setHeader('Access-Control-Allow-Origin', origin)
    response.setHeader('Vary', names === undefined ? 'Origin, Access-Control-Request-Headers' : 'Origin')
    response.setHeader('Access-Control-Allow-Methods', methods)
    response.setHeader('Access-Control-Allow-Headers', names ?? requestedHeaders(request))
    response.statusCode = 204
    response.setHeader('Content-Length', '0')
    response.end()
  }
}
