import { cors as corsOfFastify } from '@cors/fastify'
import { CorsModule } from '@cors/nestjs'
import {
  Controller,
  type DynamicModule,
  Get,
  type INestApplication,
  Module,
  type ModuleMetadata,
  type Type,
} from '@nestjs/common'
import { ExpressAdapter } from '@nestjs/platform-express'
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify'
import { fastify } from 'fastify'
import { describe, expect, it } from 'vitest'
import { adapterOf, evil, options, platforms, preflight, send, start, web } from './exchange.ts'
import { nest } from './majors.ts'

// Two that would each answer for one platform: which of them a request meets first, nobody could say.

function appOf(imports: ModuleMetadata['imports'] = [], path = 'notes'): Type {
  @Controller(path)
  class NotesController {
    @Get()
    list(): string {
      return path
    }
  }
  @Module({ imports, controllers: [NotesController] })
  class AppModule {}
  return AppModule
}

const withModule = (path?: string): Type => appOf([CorsModule.forRoot(options)], path)

/** Another adapter over what this application stands on. */
const adapterOver = (app: INestApplication): ExpressAdapter =>
  new ExpressAdapter(app.getHttpAdapter().getInstance())

const shared = /^two applications with CorsModule share one instance of the platform/

/** What of a policy shows from outside. */
async function answersOf(port: number, path = '/notes') {
  const sent = [{ path }, preflight('GET', undefined, path)].flatMap((each) =>
    [web, evil].map((origin) => send(port, each, origin)),
  )
  return (await Promise.all(sent)).map(({ status, cors }) => [status, cors['access-control-allow-origin']])
}

const inForce = [
  [200, web],
  [200, undefined],
  [204, web],
  [403, undefined],
]

for (const platform of platforms) {
  describe(`doors, ${nest} on ${platform}`, () => {
    it('doors/two-applications-on-one-adapter', async () => {
      const adapter = adapterOf(platform)
      const main = async (): Promise<number> => start(withModule('others'), platform, { adapter })
      const started = start(withModule(), platform, { adapter, main })
      await expect(started).rejects.toThrow(shared)
      await expect(started).rejects.toBeInstanceOf(TypeError)
    })

    it('doors/one-application-after-another', async () => {
      const root = withModule()
      expect(await answersOf(await start(root, platform))).toEqual(inForce)
      expect(await answersOf(await start(root, platform))).toEqual(inForce)
    })

    const bare: { readonly [id: string]: readonly (Type | DynamicModule)[] } = {
      alone: [CorsModule],
      'before-one-with-options': [CorsModule, CorsModule.forRoot(options)],
      'after-one-with-options': [CorsModule.forRoot(options), CorsModule],
      'of-a-feature': [CorsModule.forRoot(options), appOf([CorsModule], 'feature')],
    }
    for (const [id, imports] of Object.entries(bare)) {
      it(`doors/without-options/${id}`, async () => {
        const started = start(appOf([...imports]), platform)
        await expect(started).rejects.toThrow(
          /^CorsModule is imported without options: write CorsModule\.forRoot/,
        )
        await expect(started).rejects.toBeInstanceOf(TypeError)
      })
    }
  })
}

describe(`doors, ${nest} on express`, () => {
  // On Fastify, Nest's own middleware has no place for a second.
  it('doors/two-applications-on-one-instance', async () => {
    const port = await start(withModule(), 'express', {
      async main(app) {
        const second = start(withModule('others'), 'express', { adapter: adapterOver(app) })
        await expect(second).rejects.toThrow(shared)
        await expect(second).rejects.toBeInstanceOf(TypeError)
      },
    })
    expect(await answersOf(port)).toEqual(inForce)
  })

  it('doors/one-of-two-applications-on-one-instance', async () => {
    let other = 0
    const port = await start(withModule(), 'express', {
      async main(app) {
        await app.init()
        other = await start(appOf([], 'others'), 'express', { adapter: adapterOver(app) })
      },
    })
    expect(await answersOf(port)).toEqual(inForce)
    expect(await answersOf(other)).toEqual(inForce)
  })
})

describe(`doors, ${nest} on fastify`, () => {
  const taken = /has its CORS policy from another framework or plug-in already, @cors\/nestjs perhaps/

  it('doors/plugin-before', async () => {
    const instance = fastify()
    await instance.register(corsOfFastify, options)
    const started = start(withModule(), 'fastify', { adapter: new FastifyAdapter(instance) })
    await expect(started).rejects.toThrow(taken)
  })

  it('doors/plugin-before-and-not-awaited', async () => {
    const instance = fastify()
    void instance.register(corsOfFastify, options)
    const started = start(withModule(), 'fastify', { adapter: new FastifyAdapter(instance) })
    await expect(started).rejects.toThrow(taken)
  })

  const places: { readonly [id: string]: (app: NestFastifyApplication) => unknown } = {
    'plugin-in-main': (app) => app.register(corsOfFastify, options),
    'plugin-on-the-instance': (app) => app.getHttpAdapter().getInstance().register(corsOfFastify, options),
    'plugin-not-awaited': (app) => void app.getHttpAdapter().getInstance().register(corsOfFastify, options),
    'plugin-in-a-scope': (app) =>
      app
        .getHttpAdapter()
        .getInstance()
        .register(async (scope) => {
          await scope.register(corsOfFastify, options)
        }),
  }
  for (const [id, main] of Object.entries(places)) {
    it(`doors/${id}`, async () => {
      const started = start(withModule(), 'fastify', { main: (app) => main(app as NestFastifyApplication) })
      await expect(started).rejects.toThrow(taken)
      await expect(started).rejects.toBeInstanceOf(TypeError)
    })
  }
})
