import { CorsModule } from '@cors/nestjs'
import { Controller, Get, Header, Module, Res } from '@nestjs/common'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { collectWarnings } from './cors-warnings.ts'
import { evil, granted, options, platforms, send, start, web } from './exchange.ts'
import { nest } from './majors.ts'
import { type Reply, takeOver } from './raw-response.ts'

// Each is said but once, so each row has a path of its own.
@Controller(':platform')
class GrantingController {
  @Get('header')
  @Header('Access-Control-Allow-Origin', '*')
  header(): string {
    return 'header'
  }
  @Get('raw')
  raw(@Res() response: Reply): void {
    takeOver(response).writeHead(200, { 'Access-Control-Allow-Methods': 'DELETE' }).end()
  }
  @Get('same')
  @Header('Access-Control-Allow-Credentials', 'true')
  same(): string {
    return 'same'
  }
  @Get('production')
  @Header('Access-Control-Allow-Origin', '*')
  production(): string {
    return 'production'
  }
}

@Module({ imports: [CorsModule.forRoot(options)], controllers: [GrantingController] })
class AppModule {}

for (const platform of platforms) {
  /** The warnings of a path that is asked for twice by each page. */
  const warningsOf = async (route: string, origins: readonly string[] = [web, evil]) => {
    const warnings = collectWarnings()
    const port = await start(AppModule, platform)
    for (const origin of [...origins, ...origins]) {
      const answer = await send(port, { path: `/${platform}/${route}` }, origin)
      expect(answer).toMatchObject({ status: 200, vary: ['Origin'] })
      expect({ origin, cors: answer.cors }).toEqual({ origin, cors: origin === web ? granted : {} })
    }
    return warnings()
  }

  describe(`answers-warnings, ${nest} on ${platform}`, () => {
    it('answers-warnings/header', async () => {
      expect(await warningsOf('header')).toEqual([
        [
          'CORS_OWN_FIELD',
          expect.stringContaining(`GET /${platform}/header sets access-control-allow-origin by itself`),
        ],
      ])
    })

    it('answers-warnings/raw', async () => {
      expect(await warningsOf('raw')).toEqual([
        [
          'CORS_OWN_FIELD',
          expect.stringContaining(`GET /${platform}/raw sets access-control-allow-methods by itself`),
        ],
      ])
    })

    it('answers-warnings/the-same-value-is-no-other', async () => {
      expect(await warningsOf('same', [web])).toEqual([])
    })

    it('answers-warnings/production', async () => {
      vi.stubEnv('NODE_ENV', 'production')
      onTestFinished(() => void vi.unstubAllEnvs())
      expect(await warningsOf('production')).toEqual([])
    })
  })
}
