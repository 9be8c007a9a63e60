import { cors } from '@cors/fastify'
import peer from '@fastify/cors'
import fastify, { type FastifyInstance, type FastifyRequest, type onRequestHookHandler } from 'fastify'
import { type Case, type Policy, isOfPreflights } from '../cases/case.ts'
import { ownPath, paths } from '../cases/route-cases.ts'
import type { Contender, Role, Stage } from './contender.ts'
import { toCors } from './cors-peer.ts'
import { hookByHand, nothing } from './fastify-by-hand.ts'
import { type OurOptions, toOurs } from './ours.ts'

/** Whole applications of many routes. */
export async function stageRoutes(each: Case): Promise<Stage> {
  const { policy } = each
  const { route = policy } = policy
  return {
    contenders: await Promise.all([
      contender('nothing', (app) => isOfPreflights(each) && app.addHook('onRequest', nothing)),
      contender('by hand', (app) => app.addHook('onRequest', chooseByHand(policy, route))),
      contender('peer', (app) => app.register(peer, choosePeer(policy, route))),
      contender('ours', (app) => app.register(cors, toOurs(policy)), toOurs(route)),
    ]),
    isSync: true,
  }
}

function chooseByHand(policy: Policy, route: Policy): onRequestHookHandler {
  const [general, own] = [hookByHand(policy), hookByHand(route)]
  return function byPath(request, reply, done) {
    return (request.url === ownPath ? own : general).call(this, request, reply, done)
  }
}

/** By the function that its page has for this: the `config` of a route is not asked for preflights. */
function choosePeer(policy: Policy, route: Policy): object {
  const [general, own] = [toCors(policy), toCors(route)]
  return {
    delegator: (request: FastifyRequest, callback: (error: null, options: object) => void) =>
      callback(null, request.url === ownPath ? own : general),
  }
}

async function contender(
  role: Role,
  mount: (app: FastifyInstance) => unknown,
  own?: OurOptions,
): Promise<Contender> {
  const app = fastify()
  void mount(app)
  for (const url of paths) {
    app.route({
      method: ['GET', 'PUT'],
      url,
      ...(own !== undefined && url === ownPath && { config: { cors: own } }),
      handler(_request, reply) {
        reply.send()
      },
    })
  }
  await app.ready()
  return { role, run: ({ request, response }) => app.routing(request, response) }
}
