import { corsHook } from '@cors/fastify'
import type { AbstractHttpAdapter } from '@nestjs/core'
import type { FastifyInstance, FastifyReply, FastifyRequest, onRequestHookHandler } from 'fastify'
import { interceptRoutes } from './adapter.ts'
import { type CorsContext, createHttpContext } from './http-context.ts'
import type { AppPolicy, Policies } from './policies.ts'

/** Puts the policies of an application before everything that Nest and its users will mount on Fastify. */
export function mountOnFastify(adapter: AbstractHttpAdapter, { usual, decorated }: Policies): void {
  const app = adapter.getInstance<FastifyInstance>()
  const hook = corsHook<CorsContext>(app, usual, {
    contextOf: createHttpContext,
    exchangeOf: (context) => context.getArgs<[FastifyRequest, FastifyReply | undefined]>(),
  })
  runFirst(adapter, hook)
  if (decorated.size === 0) return

  // Nest 11 hands no route options on for @All, so the policy is put in where Fastify announces the route.
  let policy: AppPolicy | undefined
  app.addHook('onRoute', (route) => {
    if (policy === undefined || route.config?.cors === (policy as unknown)) return
    route.config = { ...route.config, cors: policy as never }
  })
  interceptRoutes(adapter, ({ note, register }) => {
    policy = note?.policy === undefined ? undefined : decorated.get(note.policy)
    try {
      return register()
    } finally {
      policy = undefined
    }
  })
}

/** What an adapter keeps to itself: the hook that a user has set. */
interface HookedAdapter {
  readonly onRequestHook?: onRequestHookHandler
  setOnRequestHook: (hook: onRequestHookHandler) => void
}

/** Nest has hooks of its own in place before any module is made; all but the first of them come after this. */
function runFirst(adapter: AbstractHttpAdapter, hook: onRequestHookHandler): void {
  const hooked = adapter as unknown as HookedAdapter
  const setHook = hooked.setOnRequestHook.bind(adapter)
  const setBoth = (theirs: onRequestHookHandler | undefined): void =>
    setHook(function corsFirst(request, reply, done) {
      hook.call(this, request, reply, (error?: Error) => {
        if (error !== undefined || theirs === undefined) done(error)
        else theirs.call(this, request, reply, done)
      })
    })
  setBoth(hooked.onRequestHook)
  hooked.setOnRequestHook = setBoth
}
