import { CorsModule, type CorsModuleSource, CorsService } from '@cors/nestjs'
import { Module } from '@nestjs/common'
import { NestFactory } from '@nestjs/core'
import { describe, expect, it, onTestFinished } from 'vitest'
import { evil, options, preflight, web } from './exchange.ts'
import { nest } from './majors.ts'

/** The service of an application that serves nobody. */
async function serviceOf(source: CorsModuleSource): Promise<CorsService> {
  @Module({ imports: [CorsModule.forRoot(source)] })
  class AppModule {}
  const app = await NestFactory.createApplicationContext(AppModule, { logger: false, abortOnError: false })
  onTestFinished(() => app.close())
  return app.get(CorsService)
}

const named = { ...options, policies: { partner: { origin: '*' }, some: () => options } } as const

describe(`service-answers, ${nest}`, () => {
  it('service-answers/allows', async () => {
    const service = await serviceOf(named)
    for (const [origin, isAllowed] of [
      [web, true],
      [evil, false],
      ['null', false],
      [`${web}, ${evil}`, false],
      ['', false],
      [undefined, false],
    ] as const) {
      expect({ origin, isAllowed: service.allows(origin) }).toEqual({ origin, isAllowed })
    }
    expect(service.policy('partner').allows(evil)).toBe(true)
  })

  it('service-answers/allows-later', async () => {
    const service = await serviceOf({ origin: async (origin) => Promise.resolve(origin === web) })
    await expect(service.allows(web)).resolves.toBe(true)
    await expect(service.allows(evil)).resolves.toBe(false)
  })

  it('service-answers/decide', async () => {
    const service = await serviceOf(named)
    const { headers = {} } = preflight('PUT')
    expect(service.decide({ method: 'GET', headers: {} })).toMatchObject({ kind: 'none', action: 'continue' })
    expect(service.decide({ method: 'GET', headers: { origin: web } })).toMatchObject({
      kind: 'actual',
      allowed: true,
    })
    expect(service.decide({ method: 'OPTIONS', headers: { ...headers, origin: evil } })).toMatchObject({
      kind: 'preflight',
      allowed: false,
      reason: 'origin-not-allowed',
      action: 'respond',
      status: 403,
    })
  })

  it('service-answers/policy', async () => {
    const service = await serviceOf(named)
    expect(service.policy().policy).toMatchObject({ credentials: true, origin: { exact: [web] } })
    expect(service.policy('partner').policy).toMatchObject({ credentials: false, origin: { kind: 'any' } })
    expect(Object.isFrozen(service.policy().policy)).toBe(true)
  })

  it('service-answers/unknown-names', async () => {
    const service = await serviceOf(named)
    for (const name of ['', 'Partner', 'constructor', '__proto__', 'policies']) {
      for (const ask of [
        () => service.policy(name),
        () => service.trustedOrigins(name),
        () => service.replace(name, options),
      ]) {
        expect(ask).toThrow(TypeError)
        expect(ask).toThrow(/no CORS policy of this name. Known: partner, some\./)
      }
    }
    const bare = await serviceOf(options)
    expect(() => bare.policy('partner')).toThrow(/Known: none/)
  })

  it('service-answers/functions', async () => {
    const usual = await serviceOf(() => options)
    for (const ask of [
      () => usual.policy(),
      () => usual.allows(web),
      () => usual.decide({ headers: {} }),
      () => usual.replace(options),
    ]) {
      expect(ask).toThrow(TypeError)
      expect(ask).toThrow(/policy for everything is a function/)
    }
    const byName = await serviceOf(named)
    expect(() => byName.policy('some')).toThrow(/policy some is a function/)
    expect(() => byName.replace('some', options)).toThrow(/policy some is a function/)
  })
})
