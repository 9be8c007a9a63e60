import {
  CorsConfigError,
  CorsModule,
  type CorsModuleAsyncOptions,
  type CorsModuleSource,
  type CorsOptionsFactory,
} from '@cors/nestjs'
import { type DynamicModule, Module } from '@nestjs/common'
import { describe, expect, it } from 'vitest'
import { type Platform, options, platforms, start } from './exchange.ts'
import { nest } from './majors.ts'

/** Starts an application that imports these. */
async function starting(platform: Platform, ...imports: DynamicModule[]): Promise<unknown> {
  @Module({ imports })
  class AppModule {}
  return start(AppModule, platform)
}

const broken = new Error('no database')

const failing: { readonly [id: string]: CorsModuleAsyncOptions } = {
  throws: {
    useFactory() {
      throw broken
    },
  },
  rejects: { useFactory: async () => Promise.reject(broken) },
  'class-throws': {
    useClass: class implements CorsOptionsFactory {
      createCorsOptions(): never {
        throw broken
      }
    },
  },
}

const faulty: { readonly [id: string]: readonly [made: unknown, message: RegExp] } = {
  null: [null, /not an object of options/],
  true: [true, /not an object of options/],
  string: ['*', /not an object of options/],
  'no-origin': [{ credentials: true }, /origin is missing|origin/],
  'unset-variable': [{ origin: process.env['NO_SUCH_ORIGIN'] }, /environment variable/],
  name: [
    { ...options, policies: { partner: { origin: ['partner.example'] } } },
    /policies\.partner\.origin\[0\]/,
  ],
}

for (const platform of platforms) {
  describe(`async-options, ${nest} on ${platform}`, () => {
    for (const [id, asynchronous] of Object.entries(failing)) {
      it(`async-options/failing-factory/${id}`, async () => {
        await expect(starting(platform, CorsModule.forRootAsync(asynchronous))).rejects.toBe(broken)
      })
    }

    for (const [id, [made, message]] of Object.entries(faulty)) {
      it(`async-options/faulty/${id}`, async () => {
        const useFactory = async () => Promise.resolve(made as CorsModuleSource)
        const started = starting(platform, CorsModule.forRootAsync({ useFactory }))
        await expect(started).rejects.toThrow(message)
        await expect(started).rejects.toBeInstanceOf(CorsConfigError)
      })
    }

    it('async-options/a-factory-that-returns-nothing', async () => {
      const useFactory = async () => Promise.resolve(undefined as unknown as CorsModuleSource)
      await expect(starting(platform, CorsModule.forRootAsync({ useFactory }))).rejects.toThrow(/options/)
    })

    it('async-options/twice', async () => {
      const twice = /imported twice.*policies/
      const one = CorsModule.forRoot(options)
      const another = CorsModule.forRoot({ origin: '*' })
      const late = CorsModule.forRootAsync({ useFactory: () => ({ origin: '*' }) })
      @Module({ imports: [another] })
      class FeatureModule {}
      await expect(starting(platform, one, another)).rejects.toThrow(twice)
      await expect(starting(platform, one, late)).rejects.toThrow(twice)
      await expect(starting(platform, one, { module: FeatureModule })).rejects.toThrow(twice)
    })

    it('async-options/once-more-is-once', async () => {
      const one = CorsModule.forRoot(options)
      @Module({ imports: [one] })
      class FeatureModule {}
      await expect(starting(platform, one, { module: FeatureModule })).resolves.toBeTypeOf('number')
    })

    it('async-options/beside-policy', async () => {
      const beside = { policy: options, credentials: true } as unknown as CorsModuleSource
      await expect(starting(platform, CorsModule.forRoot(beside))).rejects.toThrow(
        /credentials cannot stand beside policy/,
      )
    })
  })
}

describe(`async-options, ${nest}`, () => {
  it('async-options/of-nothing', () => {
    expect(() => CorsModule.forRootAsync({})).toThrow(/useFactory, useClass or useExisting/)
  })
})
