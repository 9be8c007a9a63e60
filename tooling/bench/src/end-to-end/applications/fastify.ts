import { cors } from '@cors/fastify'
import peer from '@fastify/cors'
import fastify, { type FastifyInstance, type onRequestHookHandler } from 'fastify'
import { type Case, isOfPreflights } from '../../calls/cases/case.ts'
import { toCors } from '../../calls/hosts/cors-peer.ts'
import { mountByHand } from '../../calls/hosts/fastify-by-hand.ts'
import { toOurs } from '../../calls/hosts/ours.ts'
import { type Application, type Role, answerBarely, greeting } from './application.ts'

/** With a policy for all routes. */
export function fastifyApplications(each: Case): Promise<readonly Application[]> {
  const { policy } = each
  return Promise.all([
    application('bare', (app) => isOfPreflights(each) && app.addHook('onRequest', barely)),
    application('by hand', (app) => mountByHand(app, policy)),
    application('peer', (app) => app.register(peer, toCors(policy) as object)),
    application('ours', (app) => app.register(cors, toOurs(policy))),
  ])
}

const barely: onRequestHookHandler = function barely(_request, reply) {
  reply.hijack()
  answerBarely(reply.raw)
}

async function application(role: Role, mount: (app: FastifyInstance) => unknown): Promise<Application> {
  const app = fastify()
  mount(app)
  app.get('/', (_request, reply) => {
    reply.send(greeting)
  })
  await app.ready()
  return { role, listener: (request, response) => app.routing(request, response) }
}
