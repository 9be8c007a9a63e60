import { parseArgs } from 'node:util'
import { ConfigService } from '@nestjs/config'
import { createApp } from './create-app.ts'
import { type Platform, platforms } from './platforms.ts'
import type { Settings } from './settings.ts'

process.exitCode = await main()

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: { platform: { type: 'string', default: process.env['PLATFORM'] ?? 'express' } },
  })
  const platform = platforms.find((each) => each === values.platform)
  if (platform !== undefined) return serve(platform, Number(process.env['PORT'] ?? 3000))
  console.error(`--platform takes one of ${platforms.join(', ')}, not "${values.platform}"`)
  return 1
}

async function serve(platform: Platform, wanted: number): Promise<number> {
  // Where something is wrong, Nest says so and ends the process.
  const app = await createApp(platform)
  app.enableShutdownHooks(['SIGINT', 'SIGTERM'], { useProcessExit: true })
  try {
    await app.listen(wanted, 'localhost')
  } catch (error) {
    console.error(`Cannot listen on port ${wanted}: ${(error as Error).message}. Set PORT to another one.`)
    return 1
  }
  const { port } = app.getHttpServer().address() as { readonly port: number }
  const origins = app.get<ConfigService<Settings, true>>(ConfigService).get('origins', { infer: true })
  console.log(`http://localhost:${port} answers pages of ${origins.join(' and ')}, on ${platform}`)
  return 0
}
