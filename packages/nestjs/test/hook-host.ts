import { Controller, Get, Module, type ModuleMetadata, type Type } from '@nestjs/common'
import { ExpressAdapter } from '@nestjs/platform-express'
import { FastifyAdapter } from '@nestjs/platform-fastify'
import { type Platform, start } from './exchange.ts'
import type { Hook } from './hook-rows.ts'

type Adapter = ExpressAdapter | FastifyAdapter

/** One whose requests that are never answered end with it. */
export const createAdapter = (platform: Platform): Adapter =>
  platform === 'express' ? new ExpressAdapter() : new FastifyAdapter({ forceCloseConnections: true })

/** Where people set a hook. */
export const places = ['adapter', 'main'] as const

/** The root module of an application that imports these. */
export function appOf(imports: ModuleMetadata['imports'] = []): Type {
  @Controller('notes')
  class NotesController {
    @Get()
    list(): string {
      return 'notes'
    }
  }
  @Module({ imports, controllers: [NotesController] })
  class AppModule {}
  return AppModule
}

/** An application with a hook. */
export interface Application {
  readonly port: number
  /** How often a hook has run. */
  readonly hooked: () => number
}

/** Serves it with a hook that lets a request with `x-on` go on, whatever else it does. */
export async function serve(
  platform: Platform,
  hook: Hook,
  place: (typeof places)[number],
  imports: ModuleMetadata['imports'] = [],
): Promise<Application> {
  let hooked = 0
  const counted: Hook = function (request, response, done) {
    hooked++
    return request.headers['x-on'] === undefined ? hook.call(this, request, response, done) : done()
  }
  const adapter = createAdapter(platform)
  const set = (): void => adapter.setOnRequestHook(counted as never)
  if (place === 'adapter') set()
  const port = await start(appOf(imports), platform, {
    adapter,
    main: () => place === 'main' && set(),
  })
  return { port, hooked: () => hooked }
}
