import type { INestApplication } from '@nestjs/common'
import type { FastifyInstance, FastifyReply, onRequestHookHandler } from 'fastify'
import { type Case, isOfPreflights } from '../cases/case.ts'
import type { Contender, Host, Role, Stage } from './contender.ts'
import { toCors } from './cors-peer.ts'
import { asFastifyCorsByHand, mountByHand, nothing } from './fastify-by-hand.ts'
import { FastifyAdapter } from './nest.ts'
import { createApp, importOurs } from './nest-app.ts'

/** Whole applications, from the function that Fastify gives to `http.createServer`. */
export const nestFastifyHost: Host = {
  async stage(each: Case): Promise<Stage> {
    const { id, policy } = each
    return {
      contenders: await Promise.all([
        contender('nothing', isOfPreflights(each) ? hook(nothing) : () => undefined),
        contender('by hand', (app) => mountByHand(fastifyOf(app), policy)),
        ...(id.startsWith('preflight/')
          ? [contender('same headers', hook(asFastifyCorsByHand(policy)))]
          : []),
        contender('peer', (app) => app.enableCors(toCors(policy) as object)),
        contender('ours', () => undefined, importOurs(policy)),
      ]),
      isSync: false,
    }
  },
}

function hook(handler: onRequestHookHandler): (app: INestApplication) => unknown {
  return (app) => fastifyOf(app).addHook('onRequest', handler)
}

async function contender(
  role: Role,
  mount: (app: INestApplication) => unknown,
  imports: ReturnType<typeof importOurs> = [],
): Promise<Contender> {
  const app = await createApp(new FastifyAdapter(), (reply: FastifyReply) => void reply.send(), imports)
  mount(app)
  await app.init()
  const fastify = fastifyOf(app)
  await fastify.ready()
  return { role, run: ({ request, response }) => fastify.routing(request, response) }
}

function fastifyOf(app: INestApplication): FastifyInstance {
  return app.getHttpAdapter().getInstance()
}
