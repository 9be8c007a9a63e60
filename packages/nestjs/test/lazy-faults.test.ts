import { Cors, CorsConfigError, CorsModule } from '@cors/nestjs'
import { Controller, Get, type INestApplication, Module, Put, type Type } from '@nestjs/common'
import { LazyModuleLoader } from '@nestjs/core'
import { describe, expect, it } from 'vitest'
import { options, platforms, start } from './exchange.ts'
import { nest } from './majors.ts'
import { paths } from './refused-start.ts'

const slash = { origin: 'https://app.example.com/' }

const faulty: { readonly [id: string]: readonly [policy: Parameters<typeof Cors>[0], path: string] } = {
  options: [slash, ' origin'],
  name: ['partnre', ''],
  nothing: [undefined as never, ''],
}

function lazyOf(policy: Parameters<typeof Cors>[0], kind: 'class' | 'handler'): Type {
  const [ofClass, ofHandler] = kind === 'class' ? [Cors(policy), nothing] : [nothing, Cors(policy)]
  @ofClass
  @Controller('lazy')
  class LazyController {
    @Get()
    @ofHandler
    list(): void {}
    @Put()
    @Cors('partner')
    update(): void {}
  }
  @Module({ controllers: [LazyController] })
  class LazyModule {}
  return LazyModule
}

@Controller('eager')
class EagerController {
  @Get()
  @Cors('partner')
  list(): void {}
}

function appOf(controllers: Type[]): Type {
  @Module({
    imports: [CorsModule.forRoot({ ...options, policies: { partner: { origin: '*' } } })],
    controllers,
  })
  class AppModule {}
  return AppModule
}

for (const platform of platforms) {
  describe(`faults of lazy modules, ${nest} on ${platform}`, () => {
    for (const [id, [policy, path]] of Object.entries(faulty)) {
      for (const kind of ['class', 'handler'] as const) {
        for (const controllers of [[], [EagerController]]) {
          it(`lazy-faults/${id}-on-${kind}-beside-${controllers.length}`, async () => {
            let isStarted = false
            const started = start(appOf(controllers), platform, {
              async main(app: INestApplication) {
                await app.get(LazyModuleLoader).load(() => lazyOf(policy, kind))
                const error = await app.init().catch((fault: unknown) => fault)
                expect(error).toBeInstanceOf(CorsConfigError)
                const place = kind === 'class' ? '@Cors on LazyController' : '@Cors on LazyController.list'
                expect(paths(error as CorsConfigError)).toEqual([`${place}${path}`])
                isStarted = true
                throw error
              },
            })
            await expect(started).rejects.toBeInstanceOf(CorsConfigError)
            expect(isStarted).toBe(true)
          })
        }
      }
    }
  })
}

function nothing(): void {}
