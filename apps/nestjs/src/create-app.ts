import type { NestApplicationOptions } from '@nestjs/common'
import { NestFactory } from '@nestjs/core'
import type { NestExpressApplication } from '@nestjs/platform-express'
import type { NestFastifyApplication } from '@nestjs/platform-fastify'
import { AppModule } from './app.module.ts'
import { type Platform, adapterOf, prepare } from './platforms.ts'
import type { Settings } from './settings.ts'

/** Makes the application, which does not listen yet. Without settings, those of the environment. */
export async function createApp(
  platform: Platform,
  settings?: () => Settings,
  options: NestApplicationOptions = {},
): Promise<NestExpressApplication | NestFastifyApplication> {
  const app = await NestFactory.create<NestExpressApplication | NestFastifyApplication>(
    AppModule.with(settings),
    adapterOf(platform),
    { logger: ['warn', 'error'], forceCloseConnections: true, ...options },
  )
  await prepare(app)
  return app
}
