import type { Server } from 'node:http'
import fastifyCookie from '@fastify/cookie'
import { ExpressAdapter, type NestExpressApplication } from '@nestjs/platform-express'
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify'
import cookieParser from 'cookie-parser'

// Only this file and files/upload.interceptor.ts know the platform. Yours will be one of the two.

export type Platform = 'express' | 'fastify'

export const platforms: readonly Platform[] = ['express', 'fastify']

export function adapterOf(platform: Platform): ExpressAdapter | FastifyAdapter {
  return platform === 'express' ? new ExpressAdapter() : new FastifyAdapter({ bodyLimit: 100_000 })
}

/** Mounts what both platforms leave to plug-ins. */
export async function prepare(app: NestExpressApplication | NestFastifyApplication): Promise<void> {
  if (isFastify(app)) await app.register(fastifyCookie)
  else app.disable('x-powered-by').use(cookieParser())
}

/** The server of an application, for somebody else to have it listen. */
export async function serverOf(app: NestExpressApplication | NestFastifyApplication): Promise<Server> {
  await app.init()
  // Before that, Fastify has no routes.
  if (isFastify(app)) await app.getHttpAdapter().getInstance().ready()
  return app.getHttpServer()
}

function isFastify(app: NestExpressApplication | NestFastifyApplication): app is NestFastifyApplication {
  return app.getHttpAdapter().getType() === 'fastify'
}
