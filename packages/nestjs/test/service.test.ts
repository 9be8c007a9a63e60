import {
  Cors,
  CorsConfigError,
  CorsModule,
  type CorsModuleSource,
  CorsService,
  createCors,
} from '@cors/nestjs'
import { Controller, Get, Inject, type INestApplication, Module, Put } from '@nestjs/common'
import { describe, expect, it } from 'vitest'
import { type Platform, evil, granted, options, platforms, preflight, send, start, web } from './exchange.ts'
import { nest } from './majors.ts'

const partner = 'https://partner.example'
const toPartner = { 'access-control-allow-origin': partner }
const named = {
  ...options,
  policies: { partner: { origin: [partner] }, nobody: false, some: () => options },
} as const

@Controller('notes')
class NotesController {
  constructor(@Inject(CorsService) readonly service: CorsService) {}

  @Get()
  list(): object {
    return { web: this.service.allows(web), evil: this.service.allows(evil) }
  }
  @Put('partner')
  @Cors('partner')
  forPartner(): string {
    return 'partner'
  }
  @Put('nobody')
  @Cors('nobody')
  forNobody(): string {
    return 'nobody'
  }
}

/** Imports nothing. */
@Module({ controllers: [NotesController] })
class NotesModule {}

/** Serves, and hands over the service. */
async function serve(platform: Platform, source: CorsModuleSource = named) {
  @Module({ imports: [CorsModule.forRoot(source), NotesModule] })
  class AppModule {}
  let service: CorsService | undefined
  const port = await start(AppModule, platform, {
    main: (app: INestApplication) => void (service = app.get(CorsService)),
  })
  if (service === undefined) throw new TypeError('no service')
  return { port, service }
}

const path = '/notes'

for (const platform of platforms) {
  describe(`service, ${nest} on ${platform}`, () => {
    it('service/injected-without-an-import', async () => {
      const { port } = await serve(platform)
      expect(await send(port, { path }, web)).toMatchObject({
        body: '{"web":true,"evil":false}',
        cors: granted,
      })
    })

    it('service/replace', async () => {
      const { port, service } = await serve(platform)
      service.replace({ origin: [evil] })
      expect((await send(port, { path }, web)).cors).toEqual({})
      expect((await send(port, { path }, evil)).cors).toEqual({ 'access-control-allow-origin': evil })
      expect(await send(port, preflight('GET', undefined, path), web)).toMatchObject({ status: 403 })
      expect(await send(port, preflight('GET', undefined, path), evil)).toMatchObject({ status: 204 })
      expect((await send(port, { path: '/nowhere' }, evil)).cors).toEqual({
        'access-control-allow-origin': evil,
      })
      // The others are as they were.
      expect((await send(port, { method: 'PUT', path: '/notes/partner' }, partner)).cors).toEqual(toPartner)
    })

    it('service/replace-by-name', async () => {
      const { port, service } = await serve(platform)
      const put = { method: 'PUT', path: '/notes/partner' }
      expect((await send(port, put, partner)).cors).toEqual(toPartner)
      service.replace('partner', { origin: [evil], methods: ['GET'] })
      expect((await send(port, put, partner)).cors).toEqual({})
      expect((await send(port, put, evil)).cors).toEqual({ 'access-control-allow-origin': evil })
      const { status, cors } = await send(port, preflight('PUT', undefined, put.path), evil)
      expect({ status, cors }).toMatchObject({ status: 204, cors: { 'access-control-allow-methods': 'GET' } })
      expect((await send(port, { path }, web)).cors).toEqual(granted)
    })

    it('service/replace-nobody', async () => {
      const { port, service } = await serve(platform)
      const put = { method: 'PUT', path: '/notes/nobody' }
      expect(await send(port, preflight('PUT', undefined, put.path), web)).toMatchObject({ status: 403 })
      service.replace('nobody', options)
      expect((await send(port, put, web)).cors).toEqual(granted)
      expect(await send(port, preflight('PUT', undefined, put.path), web)).toMatchObject({ status: 204 })
      service.replace('nobody', { origin: false })
      expect((await send(port, put, web)).cors).toEqual({})
    })

    it('service/replace-all-or-nothing', async () => {
      const { port, service } = await serve(platform)
      const faulty = { origin: [evil, 'https://evil.example/'], credentials: true }
      for (const replace of [() => service.replace(faulty), () => service.replace('partner', faulty)]) {
        expect(replace).toThrow(CorsConfigError)
        expect(replace).toThrow(/origin\[1\]/)
      }
      for (const origin of [web, evil]) {
        const expected = origin === web ? granted : {}
        expect((await send(port, { path }, origin)).cors).toEqual(expected)
      }
      const put = { method: 'PUT', path: '/notes/partner' }
      expect((await send(port, put, partner)).cors).toEqual(toPartner)
      expect((await send(port, put, evil)).cors).toEqual({})
    })

    it('service/replace-what-was-compiled', async () => {
      const compiled = createCors(options)
      const { port, service } = await serve(platform, { policy: compiled, policies: named.policies })
      expect(service.policy()).toBe(compiled)
      compiled.replace({ origin: [evil] })
      expect(service.allows(evil)).toBe(true)
      expect((await send(port, { path }, evil)).cors).toEqual({ 'access-control-allow-origin': evil })
    })
  })
}
