import { Cors, CorsModule } from '@cors/nestjs'
import { Controller, Get, Header, type INestApplication, Module, Put } from '@nestjs/common'
import { describe, expect, it } from 'vitest'
import { a, b, describeDefects, grantedToA } from './defect-rows.ts'
import { evil, platforms, preflight, send, start } from './exchange.ts'
import { nest } from './majors.ts'

const anybody = { 'access-control-allow-origin': '*' }
const everyMethod = 'GET, HEAD, PUT, PATCH, POST, DELETE'

/** The policy of B's own route, as people write it by hand. */
@Controller('own')
class HandmadeController {
  @Get()
  @Header('Access-Control-Allow-Origin', b)
  read(): string {
    return 'read'
  }
  @Put()
  @Header('Access-Control-Allow-Origin', b)
  update(): string {
    return 'updated'
  }
}

@Controller('own')
@Cors({ origin: [b] })
class OwnController {
  @Get()
  read(): string {
    return 'read'
  }
  @Put()
  update(): string {
    return 'updated'
  }
}

@Controller()
@Cors({ origin: '*' })
class OpenController {
  @Get()
  read(): string {
    return 'read'
  }
}

describeDefects([
  {
    id: 'N2+N4+F10-methods',
    theirs: { settings: { cors: true } },
    here: { origin: '*' },
    asked: [
      {
        sent: preflight('DELETE'),
        origin: a,
        today: {
          express: { cors: { ...anybody, 'access-control-allow-methods': 'GET,HEAD,PUT,PATCH,POST,DELETE' } },
          fastify: { cors: { ...anybody, 'access-control-allow-methods': 'GET,HEAD,POST' } },
        },
        here: { status: 204, cors: { ...anybody, 'access-control-allow-methods': everyMethod } },
      },
    ],
  },
  {
    id: 'N5+F10-after-init',
    theirs: {
      async main(app) {
        await app.init()
        app.enableCors({ origin: [a] })
      },
    },
    here: { origin: [a] },
    main: (app) => app.init(),
    asked: [
      {
        origin: a,
        today: { express: { cors: {} }, fastify: { cors: grantedToA } },
        here: { cors: grantedToA },
      },
      {
        sent: preflight('GET'),
        origin: a,
        today: { express: { status: 404, cors: {} }, fastify: { status: 204 } },
        here: { status: 204 },
      },
    ],
  },
  {
    id: 'N6+S10-policy-of-a-controller',
    theirs: { settings: { cors: { origin: [a] } } },
    controllers: [HandmadeController],
    here: { origin: [a] },
    ownControllers: [OwnController],
    asked: [
      {
        sent: { method: 'PUT', path: '/own' },
        origin: b,
        today: { status: 200, cors: { 'access-control-allow-origin': b } },
        here: { status: 200, cors: { 'access-control-allow-origin': b }, vary: ['Origin'] },
      },
      // So the browser never sends it.
      {
        sent: preflight('PUT', undefined, '/own'),
        origin: b,
        today: { status: 204, vary: ['Origin', 'Access-Control-Request-Headers'] },
        here: {
          status: 204,
          cors: { 'access-control-allow-origin': b, 'access-control-allow-methods': everyMethod },
        },
      },
      {
        sent: preflight('PUT', undefined, '/own'),
        origin: a,
        today: { status: 204 },
        here: { status: 403, cors: {} },
      },
      {
        sent: { path: '/own' },
        origin: a,
        today: { cors: { 'access-control-allow-origin': b } },
        here: { status: 200, cors: {} },
      },
    ],
  },
])

for (const platform of platforms) {
  describe(`peer-defects, ${nest} on ${platform}`, () => {
    const twice = (app: INestApplication): void => {
      app.enableCors({ origin: a, credentials: true })
      app.enableCors({ origin: '*' })
    }

    it('peer-defects/N1+S10+F6-twice/nest-itself', async () => {
      @Module({ controllers: [OpenController] })
      class AppModule {}
      const started = start(AppModule, platform, { main: twice })
      if (platform === 'fastify') return expect(started).rejects.toThrow(/already been added/)
      expect((await send(await started, {}, evil)).cors).toEqual({
        'access-control-allow-origin': '*',
        'access-control-allow-credentials': 'true',
      })
      return undefined
    })

    it('peer-defects/N1+S10+F6-twice/here', async () => {
      const outer = CorsModule.forRoot({ origin: a, credentials: true })
      @Module({ imports: [outer, CorsModule.forRoot({ origin: '*' })], controllers: [OpenController] })
      class TwiceModule {}
      await expect(start(TwiceModule, platform)).rejects.toThrow(/imported twice/)
      @Module({ imports: [outer], controllers: [OpenController] })
      class AppModule {}
      const port = await start(AppModule, platform)
      expect(await send(port, {}, evil)).toMatchObject({ status: 200, vary: [] })
      expect((await send(port, {}, evil)).cors).toEqual(anybody)
      const { cors } = await send(port, preflight('PUT'), evil)
      expect(cors).not.toHaveProperty('access-control-allow-credentials')
    })
  })
}
