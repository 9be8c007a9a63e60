import type { OnModuleInit } from '@nestjs/common'
import type { AbstractHttpAdapter, HttpAdapterHost } from '@nestjs/core'
import { mountOnExpress } from './express-door.ts'
import { mountOnFastify } from './fastify-door.ts'
import type { Policies } from './policies.ts'

/**
 * Mounts the policies on the platform of an application, as soon as it has one. What it returns Nest asks
 * whether it is all right to start.
 */
export function mount(host: HttpAdapterHost, policies: Policies): OnModuleInit {
  let fault: unknown
  // Nest's types promise one, but a testing module gets it after its providers, and an application
  // without HTTP never.
  const adapter = host.httpAdapter as AbstractHttpAdapter | null | undefined
  if (adapter) mountOn(adapter, policies)
  else {
    host.init$.subscribe(() => {
      try {
        mountOn(host.httpAdapter, policies)
      } catch (error) {
        // Nobody hears what is thrown to an observable.
        fault = error
      }
    })
  }
  return {
    onModuleInit() {
      if (fault !== undefined) throw fault as Error
    },
  }
}

function mountOn(adapter: AbstractHttpAdapter, policies: Policies): void {
  const platform = adapter.getType()
  if (platform === 'express') mountOnExpress(adapter, policies)
  else if (platform === 'fastify') mountOnFastify(adapter, policies)
  else
    throw new TypeError(
      `@cors/nestjs knows Nest's platforms express and fastify, and this is ${platform || 'another'}.`,
    )
  ignoreEnableCors(adapter)
}

/** Nest's own CORS would answer every OPTIONS by itself, and set again what the policy has set. */
function ignoreEnableCors(adapter: AbstractHttpAdapter): void {
  adapter.enableCors = () => {
    if (process.env['NODE_ENV'] === 'production') return
    process.emitWarning(
      'enableCors() was called in an application that imports CorsModule, and is ignored. Take the call out, or the cors option of NestFactory.create().',
      { type: 'CorsWarning', code: 'CORS_ENABLE_CORS' },
    )
  }
}
