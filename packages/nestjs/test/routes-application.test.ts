import type { AddressInfo } from 'node:net'
import { Cors, CorsModule } from '@cors/nestjs'
import { Controller, Get, type INestApplication, Module, Put, RequestMethod } from '@nestjs/common'
import { Test } from '@nestjs/testing'
import { ExpressAdapter } from '@nestjs/platform-express'
import { describe, expect, it, onTestFinished } from 'vitest'
import { type Platform, adapterOf, options, platforms, preflight, send, start, web } from './exchange.ts'
import { nest } from './majors.ts'
import { createExpress } from './route-express.ts'
import { partnerPage } from './route-policies.ts'
import { describeRoutes, ran, rootOf } from './route-row.ts'

@Cors('partner')
@Controller('notes')
class NotesController {
  @Put(':id')
  put(): string {
    return ran('partner')
  }

  @Get(':id')
  @Cors('open')
  get(): string {
    return ran('open')
  }
}

@Controller('plain')
class PlainController {
  @Put()
  put(): string {
    return ran('usual')
  }
}

const controllers = [NotesController, PlainController]

/** An application whose adapter is there only when all providers have been made. */
async function createTested(platform: Platform): Promise<INestApplication> {
  const made = await Test.createTestingModule({ imports: [rootOf({ controllers })] }).compile()
  const app = made.createNestApplication(adapterOf(platform), { logger: false })
  onTestFinished(() => app.close())
  return app
}

async function listen(app: INestApplication): Promise<number> {
  await app.listen(0, '127.0.0.1')
  return (app.getHttpServer().address() as AddressInfo).port
}

/** An application of the same classes, whose partners are others. */
function startWith(platform: Platform, partner: string): Promise<number> {
  const policies = { partner: { origin: [partner] }, open: false } as const
  @Module({ imports: [CorsModule.forRoot({ ...options, policies })], controllers })
  class RootModule {}
  return start(RootModule, platform)
}

describeRoutes('application', [
  {
    id: 'of-a-testing-module',
    serve: async (platform) => listen(await createTested(platform)),
    asks: [
      ['PUT', '/notes/5', 'partner'],
      ['GET', '/notes/5', 'open'],
      ['PUT', '/plain', 'usual'],
      ['PUT', '/nowhere', 'usual', { status: 404 }],
    ],
  },
  {
    id: 'of-a-testing-module-with-a-prefix',
    async serve(platform) {
      const app = await createTested(platform)
      app.setGlobalPrefix('api', { exclude: [{ path: 'plain', method: RequestMethod.ALL }] })
      return listen(app)
    },
    asks: [
      ['PUT', '/api/notes/5', 'partner'],
      ['GET', '/api/notes/5', 'open'],
      ['PUT', '/plain', 'usual'],
    ],
  },
  {
    id: 'below-a-path-of-another',
    on: 'express',
    async serve() {
      const inner = new ExpressAdapter()
      await start(rootOf({ controllers }), 'express', { adapter: inner })
      const server = createExpress().use('/below', inner.getInstance()).listen(0, '127.0.0.1')
      onTestFinished(() => void server.close())
      await new Promise((resolve) => void server.once('listening', resolve))
      return (server.address() as AddressInfo).port
    },
    asks: [
      ['PUT', '/below/notes/5', 'partner'],
      ['GET', '/below/notes/5', 'open'],
      ['PUT', '/below/plain', 'usual'],
      ['PUT', '/below/nowhere', 'usual', { status: 404 }],
    ],
  },
  {
    // Nest 11 then hands a function to its platform that has nothing of the handler's.
    id: 'that-is-told-when-a-route-answers',
    controllers,
    adapter(platform) {
      const adapter = adapterOf(platform)
      adapter.setOnRouteTriggered(() => {})
      return adapter
    },
    asks: [
      ['PUT', '/notes/5', 'partner'],
      ['GET', '/notes/5', 'open'],
      ['PUT', '/plain', 'usual'],
    ],
  },
])

for (const platform of platforms) {
  describe(`applications, ${nest} on ${platform}`, () => {
    it('routes/application-beside-another-of-the-same-classes', async () => {
      const first = await startWith(platform, partnerPage)
      const second = await startWith(platform, web)
      for (const [port, own, other] of [
        [first, partnerPage, web],
        [second, web, partnerPage],
      ] as const) {
        const asked = preflight('PUT', undefined, '/notes/5')
        const allowed = { 'access-control-allow-origin': own }
        expect(await send(port, asked, own)).toMatchObject({ status: 204, cors: allowed })
        expect(await send(port, asked, other)).toEqual(expect.objectContaining({ status: 403, cors: {} }))
        const sent = { method: 'PUT', path: '/notes/5' }
        expect((await send(port, sent, own)).cors).toEqual(allowed)
        expect((await send(port, sent, other)).cors).toEqual({})
        expect((await send(port, { path: '/notes/5' }, own)).cors).toEqual({})
      }
    })
  })
}
