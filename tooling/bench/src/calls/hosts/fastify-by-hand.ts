import type { FastifyInstance, onRequestHookHandler } from 'fastify'
import type { Policy } from '../cases/case.ts'
import { isPreflight, methodsOf, requestedHeaders } from './fields.ts'
import { gateByHand } from './gate-by-hand.ts'
import { judge } from './judge.ts'

/** A preflight gets a head where the policy would stand: an application has no route for it. */
export const nothing: onRequestHookHandler = function nothing(_request, reply) {
  reply.hijack()
  reply.raw.writeHead(200)
}

/** What is needed and no more. */
export function mountByHand(app: FastifyInstance, { origins, ...rest }: Policy): void {
  if (origins.kind === 'predicate') {
    app.addHook('onRequest', async function askByHand({ raw: { headers } }, reply) {
      const { origin } = headers
      reply.header('vary', 'Origin')
      if (origin !== undefined && (await origins.isAllowed(origin))) {
        reply.header('access-control-allow-origin', origin)
      }
    })
  } else {
    app.addHook('onRequest', hookByHand({ origins, ...rest }))
  }
}

/**
 * Through the reply, which is cheaper here than Node's response, but for a preflight's answer in one piece.
 * Not for predicates.
 */
export function hookByHand(policy: Policy): onRequestHookHandler {
  if (policy.origins.kind === 'any') {
    return function openByHand(_request, reply, done) {
      reply.header('access-control-allow-origin', '*')
      done()
    }
  }
  const allows = judge(policy.origins)
  const answer = gateByHand(policy)
  return function corsByHand({ raw }, reply, done) {
    if (isPreflight(raw)) {
      reply.hijack()
      answer(raw, reply.raw)
      return
    }
    const { origin } = raw.headers
    reply.header('vary', 'Origin')
    if (origin !== undefined && allows(origin)) reply.header('access-control-allow-origin', origin)
    done()
  }
}

/** A preflight's answer with what `@fastify/cors` sends, as Fastify's users write it. */
export function asFastifyCorsByHand(policy: Policy): onRequestHookHandler {
  const allows = judge(policy.origins)
  const methods = methodsOf(policy)
  const names = policy.allowedHeaders?.join(', ')
  return function fastifyCorsFieldsByHand(request, reply) {
    const { origin = '' } = request.headers
    reply.header('Vary', names === undefined ? 'Origin, Access-Control-Request-Headers' : 'Origin')
    if (allows(origin)) reply.header('Access-Control-Allow-Origin', origin)
    reply.header('Access-Control-Allow-Methods', methods)
    reply.header('Access-Control-Allow-Headers', names ?? requestedHeaders(request.raw))
    reply.code(204).header('Content-Length', '0').send()
  }
}
