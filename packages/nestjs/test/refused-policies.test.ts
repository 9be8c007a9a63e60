import { CorsModule } from '@cors/nestjs'
import { Module } from '@nestjs/common'
import { describe, expect, it } from 'vitest'
import { options, platforms, start } from './exchange.ts'
import { nest } from './majors.ts'

/** What stands under `policies` and holds no policies. */
const nothings: { readonly [id: string]: unknown } = { null: null, 'a-list': [], 'a-number': 5 }

const sentence = "CorsModule: policies is an object, as policies: { partner: { origin: '...' } }."

for (const platform of platforms) {
  describe(`refused policies, ${nest} on ${platform}`, () => {
    for (const [id, policies] of Object.entries(nothings)) {
      for (const beside of [options, { policy: options }]) {
        it(`refused-policies/${id}-beside-${Object.keys(beside)[0]}`, async () => {
          const given = { ...beside, policies } as never
          for (const imported of [
            CorsModule.forRoot(given),
            CorsModule.forRootAsync({ useFactory: () => given }),
          ]) {
            @Module({ imports: [imported] })
            class AppModule {}
            const error = await start(AppModule, platform).catch((fault: unknown) => fault)
            expect(error).toBeInstanceOf(TypeError)
            expect((error as TypeError).message).toBe(sentence)
          }
        })
      }
    }

    it('refused-policies/none-at-all', async () => {
      @Module({ imports: [CorsModule.forRoot({ ...options, policies: undefined })] })
      class AppModule {}
      expect(await start(AppModule, platform)).toBeGreaterThan(0)
    })
  })
}
