import type { OnModuleInit } from '@nestjs/common'
import type { AbstractHttpAdapter, HttpAdapterHost, ModulesContainer } from '@nestjs/core'
import type { Controllers } from './controllers.ts'
import { mountOnExpress } from './express-door.ts'
import { mountOnFastify } from './fastify-door.ts'
import { refuseUnguarded } from './gateway-classes.ts'
import type { Policies } from './policies.ts'

/**
 * Mounts the policies on the platform of an application, as soon as it has one. What it returns Nest asks
 * whether it is all right to start.
 */
export function mount(
  host: HttpAdapterHost,
  policies: Policies,
  controllers: Controllers,
  modules: ModulesContainer,
): OnModuleInit {
  let fault: unknown
  // Nest's types promise one, but a testing module gets it after its providers, and an application without
  // HTTP has `null`.
  const adapter = host.httpAdapter as AbstractHttpAdapter | null | undefined
  if (adapter) mountOn(adapter, policies, controllers)
  else if (adapter === undefined) {
    host.init$.subscribe(() => {
      try {
        mountOn(host.httpAdapter, policies, controllers)
      } catch (error) {
        // Nobody hears what is thrown to an observable.
        fault = error
      }
    })
  }
  return {
    onModuleInit() {
      controllers.release()
      if (fault !== undefined) throw fault as Error
      // By now Nest has connected the gateways; an application without HTTP has none that are.
      if (host.httpAdapter as AbstractHttpAdapter | null | undefined) refuseUnguarded(modules)
    },
  }
}

const mountMark: unique symbol = Symbol.for('@cors/nestjs/mounted')

function mountOn(adapter: AbstractHttpAdapter, policies: Policies, controllers: Controllers): void {
  const app: { [mountMark]?: true } = adapter.getInstance()
  if (app[mountMark] === true) {
    throw new TypeError(
      'two applications with CorsModule share one instance of the platform: the first would answer the preflights of the second. Import it in one of them, or give each an instance of its own.',
    )
  }
  app[mountMark] = true
  const platform = adapter.getType()
  if (platform === 'express') mountOnExpress(adapter, policies, controllers)
  else if (platform === 'fastify') mountOnFastify(adapter, policies, controllers)
  else {
    throw new TypeError(
      `@cors/nestjs knows Nest's platforms express and fastify, and this is ${platform || 'another'}.`,
    )
  }
  ignoreEnableCors(adapter)
  // Nest calls it once its modules are made, and before it makes routes.
  const init = adapter.init.bind(adapter)
  adapter.init = async () => {
    controllers.note()
    await init()
  }
}

/** Nest's own CORS would answer every OPTIONS by itself, and set again what the policy has set. */
function ignoreEnableCors(adapter: AbstractHttpAdapter): void {
  let isTold = process.env['NODE_ENV'] === 'production'
  adapter.enableCors = () => {
    if (isTold) return
    isTold = true
    process.emitWarning(
      'enableCors() was called in an application that imports CorsModule, and is ignored. Take the call out, or the cors option of NestFactory.create().',
      { type: 'CorsWarning', code: 'CORS_ENABLE_CORS' },
    )
  }
}
