import { Cors, CorsModule, corsGateways } from '@cors/nestjs'
import { Module, type Type } from '@nestjs/common'
import { LazyModuleLoader, NestFactory } from '@nestjs/core'
import { WsAdapter } from '@nestjs/platform-ws'
import { WebSocketGateway } from '@nestjs/websockets'
import { describe, expect, it } from 'vitest'
import { platforms, start } from './exchange.ts'
import { nest } from './majors.ts'

@WebSocketGateway({ path: '/closed' })
@Cors(false)
class ClosedGateway {}

@WebSocketGateway({ path: '/usual' })
class UsualGateway {}

function moduleWith(...providers: readonly Type[]): Type {
  @Module({ imports: [CorsModule.forRoot({ origin: '*' })], providers: [...providers] })
  class AppModule {}
  return AppModule
}

for (const platform of platforms) {
  describe(`unguarded gateways, ${nest} on ${platform}`, () => {
    it('gateways/decorated-and-unguarded', async () => {
      await expect(
        start(moduleWith(ClosedGateway), platform, {
          main: (app) => app.useWebSocketAdapter(new WsAdapter(app)),
        }),
      ).rejects.toThrow(/^@Cors on ClosedGateway is obeyed by nobody: write app\.useWebSocketAdapter\(/)
    })

    it('gateways/decorated-and-guarded', async () => {
      const port = await start(moduleWith(ClosedGateway), platform, {
        main: (app) => app.useWebSocketAdapter(corsGateways(app, new WsAdapter(app))),
      })
      expect(port).toBeGreaterThan(0)
    })

    it('gateways/undecorated-and-unguarded', async () => {
      const port = await start(moduleWith(UsualGateway), platform, {
        main: (app) => app.useWebSocketAdapter(new WsAdapter(app)),
      })
      expect(port).toBeGreaterThan(0)
    })

    it('gateways/loaded-late', async () => {
      @Module({ providers: [ClosedGateway] })
      class LateModule {}
      await expect(
        start(moduleWith(UsualGateway), platform, {
          async main(app) {
            app.useWebSocketAdapter(new WsAdapter(app))
            await app.get(LazyModuleLoader).load(() => LateModule)
          },
        }),
      ).rejects.toThrow(/^@Cors on ClosedGateway is obeyed by nobody/)
    })
  })
}

it(`gateways/without-http, ${nest}`, async () => {
  const app = await NestFactory.createApplicationContext(moduleWith(ClosedGateway), {
    logger: false,
    abortOnError: false,
  })
  await app.close()
  expect(app).toBeDefined()
})
