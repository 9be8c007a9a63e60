import { Cors, CorsModule } from '@cors/nestjs'
import { Controller, Get, type INestApplication, Module, Put } from '@nestjs/common'
import { HttpAdapterHost } from '@nestjs/core'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { collectWarnings } from './cors-warnings.ts'
import {
  type Start,
  adapterOf,
  evil,
  granted,
  options,
  platforms,
  preflight,
  send,
  start,
  web,
} from './exchange.ts'
import { nest } from './majors.ts'

const partner = 'https://partner.example'
const toPartner = { 'access-control-allow-origin': partner }

@Controller('notes')
class NotesController {
  @Get()
  list(): string {
    return 'notes'
  }
  @Put()
  @Cors({ origin: [partner] })
  update(): string {
    return 'updated'
  }
}

@Module({ imports: [CorsModule.forRoot(options)], controllers: [NotesController] })
class AppModule {}

// All that Nest's own would let in, and no policy here does.
const everybody = {
  origin: true,
  credentials: true,
  methods: ['TRACE'],
  exposedHeaders: ['X-Own'],
  maxAge: 9,
}

/** Where people have it. */
const places: { readonly [id: string]: Start } = {
  main: { main: (app) => app.enableCors(everybody) },
  'main-without-options': { main: (app) => app.enableCors() },
  adapter: { main: (app) => app.get(HttpAdapterHost).httpAdapter.enableCors(everybody) },
  'after-init': {
    async main(app: INestApplication) {
      await app.init()
      app.enableCors(everybody)
    },
  },
  setting: { settings: { cors: true } },
  'setting-options': { settings: { cors: everybody } },
  'setting-function': { settings: { cors: (_request: unknown, done) => done(null, everybody) } },
  'main-and-setting': { main: (app) => app.enableCors(everybody), settings: { cors: everybody } },
}

const path = '/notes'

/** That the module's policies are in force, and nobody else's. */
async function expectOurs(port: number): Promise<void> {
  for (const sent of [{ path }, { path: '/nowhere' }]) {
    expect(await send(port, sent, web)).toMatchObject({ cors: granted, vary: ['Origin'] })
    expect((await send(port, sent, web)).cors).toEqual(granted)
    expect((await send(port, sent, evil)).cors).toEqual({})
  }
  expect((await send(port, { method: 'PUT', path }, partner)).cors).toEqual(toPartner)
  expect((await send(port, { method: 'PUT', path }, web)).cors).toEqual({})
  for (const [method, origin, status] of [
    ['GET', web, 204],
    ['GET', evil, 403],
    ['PUT', partner, 204],
    ['PUT', web, 403],
  ] as const) {
    const { cors, ...answer } = await send(port, preflight(method, 'x-a', path), origin)
    expect({ method, origin, status: answer.status }).toEqual({ method, origin, status })
    expect(cors['access-control-allow-origin']).toBe(status === 204 ? origin : undefined)
    expect(cors).not.toHaveProperty('access-control-max-age')
  }
}

for (const platform of platforms) {
  describe(`enable-cors, ${nest} on ${platform}`, () => {
    for (const [id, place] of Object.entries(places)) {
      it(`enable-cors/${id}`, async () => {
        const warnings = collectWarnings()
        const port = await start(AppModule, platform, place)
        await expectOurs(port)
        // Nest's own takes this for a preflight, too.
        expect(await send(port, { method: 'OPTIONS', path }, web)).toMatchObject({
          status: 404,
          cors: granted,
        })
        expect(await warnings()).toEqual([
          ['CORS_ENABLE_CORS', expect.stringMatching(/is ignored. Take the call out/)],
        ])
      })

      it(`enable-cors/${id}-in-production`, async () => {
        vi.stubEnv('NODE_ENV', 'production')
        onTestFinished(() => void vi.unstubAllEnvs())
        const warnings = collectWarnings()
        await expectOurs(await start(AppModule, platform, place))
        expect(await warnings()).toEqual([])
      })
    }

    it('enable-cors/not-at-all', async () => {
      const warnings = collectWarnings()
      await expectOurs(await start(AppModule, platform))
      expect(await warnings()).toEqual([])
    })

    it('enable-cors/without-the-module', async () => {
      @Module({ controllers: [NotesController] })
      class PlainModule {}
      const warnings = collectWarnings()
      const port = await start(PlainModule, platform, { settings: { cors: everybody } })
      expect((await send(port, { path }, evil)).cors).toMatchObject({ 'access-control-allow-origin': evil })
      expect(await warnings()).toEqual([])
    })

    // Before anybody has imported the module: too late to be ignored, too early to have a say.
    it('enable-cors/on-an-adapter-of-main', async () => {
      const adapter = adapterOf(platform)
      adapter.enableCors(everybody)
      const port = await start(AppModule, platform, { adapter })
      await expectOurs(port)
      expect((await send(port, { method: 'OPTIONS', path }, evil)).cors).toEqual({})
    })
  })
}
