import type { AddressInfo } from 'node:net'
import { Cors, CorsConfigError, CorsModule, type CorsModuleSource, CorsService } from '@cors/nestjs'
import { Controller, Get, type INestApplication, Module, Put } from '@nestjs/common'
import type { NestFastifyApplication } from '@nestjs/platform-fastify'
import { Test, type TestingModuleBuilder } from '@nestjs/testing'
import { describe, expect, it, onTestFinished } from 'vitest'
import {
  type Platform,
  adapterOf,
  answerOf,
  evil,
  granted,
  options,
  platforms,
  preflight,
  send,
  web,
} from './exchange.ts'
import { nest } from './majors.ts'

// Applications as e2e tests of teams make them: they get their platform after their providers.

const partner = 'https://partner.example'
const toPartner = { 'access-control-allow-origin': partner }

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

const named = { ...options, policies: { partner: { origin: [partner] } } } as const

function testing(source: CorsModuleSource = named): TestingModuleBuilder {
  @Module({ imports: [CorsModule.forRoot(source)], controllers: [NotesController] })
  class AppModule {}
  return Test.createTestingModule({ imports: [AppModule] })
}

async function applicationOf(builder: TestingModuleBuilder, platform: Platform): Promise<INestApplication> {
  const module = await builder.compile()
  const app = module.createNestApplication(adapterOf(platform), { logger: false })
  onTestFinished(() => app.close())
  return app
}

async function listen(app: INestApplication): Promise<number> {
  await app.listen(0, '127.0.0.1')
  return (app.getHttpServer().address() as AddressInfo).port
}

const path = '/notes'

for (const platform of platforms) {
  describe(`testing, ${nest} on ${platform}`, () => {
    it('testing/application', async () => {
      const app = await applicationOf(testing(), platform)
      const port = await listen(app)
      expect(await send(port, { path }, web)).toMatchObject({ status: 200, cors: granted })
      expect(await send(port, { path }, evil)).toEqual(
        expect.objectContaining({ status: 200, cors: {}, vary: ['Origin'] }),
      )
      expect(await send(port, { method: 'PUT', path }, partner)).toMatchObject({
        status: 200,
        cors: toPartner,
      })
      expect(await send(port, preflight('PUT', undefined, path), partner)).toMatchObject({ status: 204 })
      expect(await send(port, preflight('PUT', undefined, path), web)).toMatchObject({ status: 403 })
      expect(await send(port, preflight('GET', undefined, path), web)).toMatchObject({ status: 204 })
    })

    it('testing/errors-before-the-route', async () => {
      const port = await listen(await applicationOf(testing(), platform))
      const sent = { path, headers: { 'content-type': 'application/json' }, body: '{' }
      expect(await send(port, { ...sent, method: 'PUT' }, partner)).toMatchObject({
        status: 400,
        cors: toPartner,
      })
      expect(await send(port, { ...sent, method: 'POST' }, web)).toMatchObject({ status: 400, cors: granted })
    })

    it('testing/replaced-at-run-time', async () => {
      const app = await applicationOf(testing(), platform)
      app.get(CorsService).replace({ origin: [evil] })
      const port = await listen(app)
      expect((await send(port, { path }, evil)).cors).toEqual({ 'access-control-allow-origin': evil })
      expect((await send(port, { path }, web)).cors).toEqual({})
    })

    it('testing/initialized-without-listening', async () => {
      const app = await applicationOf(testing(), platform)
      await app.init()
      const port = await listen(app)
      expect((await send(port, { path }, web)).cors).toEqual(granted)
    })

    it('testing/enable-cors-is-ignored', async () => {
      const app = await applicationOf(testing(), platform)
      app.enableCors({ origin: '*' })
      expect((await send(await listen(app), { path }, evil)).cors).toEqual({})
    })
  })
}

describe(`testing, ${nest}`, () => {
  it('testing/inject', async () => {
    const app = (await applicationOf(testing(), 'fastify')) as NestFastifyApplication
    await app.init()
    const ask = async (method: 'GET' | 'OPTIONS', headers: { [name: string]: string }) => {
      const { statusCode, headers: fields, body } = await app.inject({ method, url: path, headers })
      return answerOf(
        statusCode,
        Object.entries(fields).map(([name, value]) => [name, String(value)] as const),
        body,
      )
    }
    expect(await ask('GET', { origin: web })).toMatchObject({ status: 200, body: 'notes', cors: granted })
    expect(await ask('GET', { origin: evil })).toEqual(expect.objectContaining({ status: 200, cors: {} }))
    const asked = { 'access-control-request-method': 'PUT' }
    expect(await ask('OPTIONS', { ...asked, origin: partner })).toMatchObject({ status: 204, body: '' })
    expect(await ask('OPTIONS', { ...asked, origin: web })).toEqual(
      expect.objectContaining({ status: 403, cors: {} }),
    )
  })

  it('testing/without-an-application', async () => {
    const module = await testing().compile()
    onTestFinished(() => module.close())
    const service = module.get(CorsService)
    expect(service.allows(web)).toBe(true)
    expect(service.policy('partner').allows(partner)).toBe(true)
  })

  it('testing/a-service-of-the-test', async () => {
    const module = await testing()
      .overrideProvider(CorsService)
      .useValue({ allows: () => 'mine' })
      .compile()
    onTestFinished(() => module.close())
    expect(module.get(CorsService).allows(evil)).toBe('mine')
  })

  it('testing/faults', async () => {
    await expect(
      testing({ ...named, origin: 'https://app.example.com/' } as const).compile(),
    ).rejects.toThrow(CorsConfigError)
    await expect(testing(options).compile()).rejects.toThrow(/@Cors on NotesController.update/)
  })
})
