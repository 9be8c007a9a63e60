import { corsHook } from '@cors/fastify'
import type { AbstractHttpAdapter } from '@nestjs/core'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { interceptRoutes } from './adapter.ts'
import type { Controllers } from './controllers.ts'
import { runFirst } from './first-hook.ts'
import { type CorsContext, createHttpContext } from './http-context.ts'
import type { AppPolicy, Policies } from './policies.ts'

/** Puts the policies of an application before everything that Nest and its users will mount on Fastify. */
export function mountOnFastify(
  adapter: AbstractHttpAdapter,
  { usual, of }: Policies,
  { catchUp }: Controllers,
): void {
  const app = adapter.getInstance<FastifyInstance>()
  const hook = corsHook<CorsContext>(app, usual, {
    contextOf: createHttpContext,
    exchangeOf: (context) => context.getArgs<[FastifyRequest, FastifyReply | undefined]>(),
  })
  runFirst<FastifyRequest, FastifyReply>(adapter, (request, reply, done) =>
    hook.call(app, request, reply, done),
  )

  // Nest 11 hands no route options on for @All, so the policy is put in where Fastify announces the route.
  let policy: AppPolicy | undefined
  app.addHook('onRoute', (route) => {
    if (policy === undefined || route.config?.cors === (policy as unknown)) return
    route.config = { ...route.config, cors: policy as never }
  })
  interceptRoutes(adapter, {
    onBefore: catchUp,
    onRoute({ note, register }) {
      policy = note?.policy === undefined ? undefined : of(note.policy)
      try {
        return register()
      } finally {
        policy = undefined
      }
    },
  })
}
