import { CorsModule } from '@cors/nestjs'
import { type INestApplication, Module } from '@nestjs/common'
import { describe, expect, it } from 'vitest'
import { collectWarnings } from './cors-warnings.ts'
import { evil, granted, options, platforms, send, start, web } from './exchange.ts'
import { nest } from './majors.ts'

@Module({ imports: [CorsModule.forRoot(options)] })
class AppModule {}

const main = (app: INestApplication): void => {
  for (const origin of [true, '*', evil]) app.enableCors({ origin })
}

for (const platform of platforms) {
  describe(`enable-cors, ${nest} on ${platform}`, () => {
    it('enable-cors/three-times', async () => {
      const warnings = collectWarnings()
      const port = await start(AppModule, platform, { main })
      expect((await send(port, {}, web)).cors).toEqual(granted)
      expect((await send(port, {}, evil)).cors).toEqual({})
      expect(await warnings()).toEqual([['CORS_ENABLE_CORS', expect.stringContaining('is ignored')]])
    })

    // Each of them is somebody's own to be told of.
    it('enable-cors/in-two-applications', async () => {
      const warnings = collectWarnings()
      await start(AppModule, platform, { main })
      await start(AppModule, platform, { main })
      expect((await warnings()).map(([code]) => code)).toEqual(['CORS_ENABLE_CORS', 'CORS_ENABLE_CORS'])
    })
  })
}
