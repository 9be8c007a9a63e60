import { cors } from '@cors/fastify'
import peer from '@fastify/cors'
import fastify, { type FastifyInstance } from 'fastify'
import { type Case, isOfPreflights } from '../cases/case.ts'
import type { Contender, Host, Role, Stage } from './contender.ts'
import { toCors } from './cors-peer.ts'
import { asFastifyCorsByHand, mountByHand, nothing } from './fastify-by-hand.ts'
import { stageRoutes } from './fastify-routes.ts'
import { toOurs } from './ours.ts'

/** Whole applications, from the function that Fastify gives to `http.createServer`. */
export const fastifyHost: Host = {
  stage: (each) => (each.policy.route === undefined ? stageOne(each) : stageRoutes(each)),
}

async function stageOne(each: Case): Promise<Stage> {
  const { id, policy } = each
  return {
    contenders: await Promise.all([
      contender('nothing', (app) => isOfPreflights(each) && app.addHook('onRequest', nothing)),
      contender('by hand', (app) => mountByHand(app, policy)),
      ...(id.startsWith('preflight/')
        ? [contender('same headers', (app) => app.addHook('onRequest', asFastifyCorsByHand(policy)))]
        : []),
      contender('peer', (app) => app.register(peer, toCors(policy) as object)),
      contender('ours', (app) => app.register(cors, toOurs(policy))),
    ]),
    isSync: policy.origins.kind !== 'predicate',
  }
}

async function contender(role: Role, mount: (app: FastifyInstance) => unknown): Promise<Contender> {
  const app = fastify()
  mount(app)
  app.get('/', (_request, reply) => {
    reply.send()
  })
  await app.ready()
  return { role, run: ({ request, response }) => app.routing(request, response) }
}
