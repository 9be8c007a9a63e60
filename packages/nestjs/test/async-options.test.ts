import { setTimeout as later } from 'node:timers/promises'
import {
  Cors,
  type CorsModuleAsyncOptions,
  CorsModule,
  type CorsModuleSource,
  CorsService,
  type CorsOptionsFactory,
} from '@cors/nestjs'
import { Controller, Get, Inject, Injectable, Module, type ModuleMetadata, Put } from '@nestjs/common'
import { ConfigModule, ConfigService } from '@nestjs/config'
import { describe, expect, it } from 'vitest'
import { type Platform, evil, granted, options, platforms, preflight, send, start, web } from './exchange.ts'
import { nest } from './majors.ts'

const partner = 'https://partner.example'
const toPartner = { 'access-control-allow-origin': partner }
const made: CorsModuleSource = { ...options, policies: { partner: { origin: [partner] } } }

@Controller('notes')
class NotesController {
  @Get()
  list(): string {
    return 'notes'
  }
  @Put()
  @Cors('partner')
  update(): string {
    return 'updated'
  }
}

@Injectable()
class Factory implements CorsOptionsFactory {
  createCorsOptions(): CorsModuleSource {
    return made
  }
}

@Injectable()
class LateFactory implements CorsOptionsFactory {
  constructor(@Inject('ORIGIN') readonly origin: string) {}

  async createCorsOptions(): Promise<CorsModuleSource> {
    await later(20)
    return { ...made, origin: [this.origin] }
  }
}

/** A database, say. */
@Module({ providers: [Factory, { provide: 'ORIGIN', useValue: web }], exports: [Factory, 'ORIGIN'] })
class OriginsModule {}

const config = ConfigModule.forRoot({ ignoreEnvFile: true, load: [() => ({ cors: { origins: [web] } })] })

const rows: { readonly [id: string]: CorsModuleAsyncOptions } = {
  factory: { useFactory: () => made },
  'factory-later': {
    async useFactory() {
      await later(20)
      return made
    },
  },
  'factory-injected': {
    imports: [OriginsModule],
    inject: ['ORIGIN'],
    useFactory: (origin: string) => ({ ...made, origin: [origin] }),
  },
  'factory-optional': {
    inject: [{ token: 'NOBODY', optional: true }],
    useFactory: (nobody?: string) => ({ ...made, origin: [nobody ?? web] }),
  },
  config: {
    imports: [config],
    inject: [ConfigService],
    useFactory: (from: ConfigService) => ({ ...made, origin: from.getOrThrow<string[]>('cors.origins') }),
  },
  class: { useClass: Factory },
  'class-later': { imports: [OriginsModule], useClass: LateFactory },
  existing: { imports: [OriginsModule], useExisting: Factory },
}

async function serve(platform: Platform, asynchronous: CorsModuleAsyncOptions, rest: ModuleMetadata = {}) {
  @Module({ ...rest, imports: [CorsModule.forRootAsync(asynchronous), ...(rest.imports ?? [])] })
  class AppModule {}
  return start(AppModule, platform)
}

const path = '/notes'
const controllers = [NotesController]

for (const platform of platforms) {
  describe(`async-options, ${nest} on ${platform}`, () => {
    for (const [id, row] of Object.entries(rows)) {
      it(`async-options/${id}`, async () => {
        const port = await serve(platform, row, { controllers })
        expect(await send(port, { path }, web)).toMatchObject({ status: 200, cors: granted })
        expect(await send(port, { path }, evil)).toEqual(
          expect.objectContaining({ status: 200, cors: {}, vary: ['Origin'] }),
        )
        expect(await send(port, preflight('GET', undefined, path), web)).toMatchObject({ status: 204 })
        expect(await send(port, preflight('GET', undefined, path), evil)).toMatchObject({ status: 403 })
        expect((await send(port, { method: 'PUT', path }, partner)).cors).toEqual(toPartner)
        expect(await send(port, preflight('PUT', undefined, path), partner)).toMatchObject({ status: 204 })
        expect(await send(port, preflight('PUT', undefined, path), web)).toMatchObject({ status: 403 })
      })
    }

    it('async-options/any-policy', async () => {
      for (const [policy, fields] of [
        [false, {}],
        [() => options, granted],
        [{ policy: () => options }, granted],
        [{ policy: options, policies: {} }, granted],
      ] as const) {
        const port = await serve(platform, { useFactory: async () => Promise.resolve(policy) })
        expect((await send(port, { path }, web)).cors).toEqual(fields)
      }
    })

    it('async-options/global-or-not', async () => {
      @Injectable()
      class Asking {
        constructor(@Inject(CorsService) readonly service: CorsService) {}
      }
      @Module({ providers: [Asking] })
      class FeatureModule {}
      const imports = [FeatureModule]
      await expect(serve(platform, { useFactory: () => made }, { imports })).resolves.toBeTypeOf('number')
      const apart = { useFactory: () => made, isGlobal: false }
      await expect(serve(platform, apart, { imports })).rejects.toThrow(/can't resolve dependencies.*Asking/)
      // It governs everything all the same.
      const port = await serve(platform, apart, { controllers, providers: [Asking] })
      expect((await send(port, { path }, web)).cors).toEqual(granted)
      expect(await send(port, preflight('PUT', undefined, path), partner)).toMatchObject({ status: 204 })
    })
  })
}
