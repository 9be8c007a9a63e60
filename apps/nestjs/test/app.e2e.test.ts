import type { AddressInfo } from 'node:net'
import { CorsService } from '@cors/nestjs'
import type { NestExpressApplication } from '@nestjs/platform-express'
import type { NestFastifyApplication } from '@nestjs/platform-fastify'
import { Test } from '@nestjs/testing'
import { evil, preflight, send, web } from '@tooling/exchange'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { AppModule } from '../src/app.module.ts'
import { adapterOf, platforms, prepare } from '../src/platforms.ts'
import { TenantsService } from '../src/tenants/tenants.service.ts'

const shop = 'https://shop.example.org'
const json = { authorization: 'Bearer demo', 'content-type': 'application/json' }

// What the table of @tooling/sample-api cannot see: the parts of a Nest application, and what Nest lets be replaced.
describe.each(platforms)('the application on %s', (platform) => {
  let app: NestExpressApplication | NestFastifyApplication
  let port = 0

  beforeAll(async () => {
    const settings = { origins: [web], tenantOrigins: () => Promise.resolve([web]), onError() {} }
    const module = await Test.createTestingModule({ imports: [AppModule.with(() => settings)] })
      .overrideProvider(TenantsService)
      .useValue({ originsOf: (tenant: string) => Promise.resolve(tenant === 'acme' ? [shop] : []) })
      .compile()
    app = module.createNestApplication<NestExpressApplication | NestFastifyApplication>(adapterOf(platform), {
      logger: false,
      forceCloseConnections: true,
    })
    await prepare(app)
    await app.listen(0, '127.0.0.1')
    ;({ port } = app.getHttpServer().address() as AddressInfo)
  })
  afterAll(() => app.close())

  it.each([
    { id: 'its-origin', tenant: 'acme', origin: shop, granted: shop },
    { id: 'origin-of-the-replaced', tenant: 'acme', origin: web, granted: undefined },
    { id: 'of-nobody', tenant: 'globex', origin: shop, granted: undefined },
  ])('overridden-provider/$id', async ({ tenant, origin, granted }) => {
    const path = `/tenants/${tenant}/orders`
    const [answer, asked] = await Promise.all([
      send(port, { path }, origin),
      send(port, preflight('GET', 'x-trace', path), origin),
    ])
    expect([answer.status, asked.status]).toEqual([200, granted === undefined ? 403 : 204])
    expect(answer.cors['access-control-allow-origin']).toBe(granted)
    expect(asked.cors['access-control-allow-origin']).toBe(granted)
  })

  it('service/knows-the-policies', async () => {
    const service = app.get(CorsService)
    expect(service.trustedOrigins('account')).toEqual([web])
    expect(service.policy('notes').allows(evil)).toBe(false)
    expect(await service.allows(web)).toBe(false)
  })

  it('service/replaces-a-policy-while-running', async () => {
    const service = app.get(CorsService)
    const path = '/broken'
    expect((await send(port, { path }, evil)).cors).toEqual({})
    service.replace('broken', { origin: [evil] })
    expect((await send(port, { path }, evil)).cors).toEqual({ 'access-control-allow-origin': evil })
    expect((await send(port, preflight('GET', 'x-trace', path), web)).status).toBe(403)
  })

  it.each([
    { id: 'no-object', method: 'PUT', path: '/notes/1', body: '[1]' },
    { id: 'nothing', method: 'PATCH', path: '/notes/1', body: 'null' },
    { id: 'empty-name', method: 'POST', path: '/account/session', body: '{"user":""}' },
  ])('validation/$id', async ({ method, path, body }) => {
    const answer = await send(port, { method, path, body, headers: json }, web)
    expect(answer.status).toBe(400)
    expect(JSON.parse(answer.body)).toEqual({ error: expect.any(String) })
    expect(answer.cors['access-control-allow-origin']).toBe(web)
  })

  it('guard/before-validation', async () => {
    const headers = { 'content-type': 'application/json' }
    const answer = await send(port, { method: 'PUT', path: '/notes/1', body: '[1]', headers }, web)
    expect([answer.status, answer.body]).toEqual([401, '{"error":"send Authorization: Bearer demo"}'])
  })

  it.each(['/assets/..%2Fpackage.json', '/assets/%2e%2e%2fpackage.json', '/assets/'])(
    'assets/nothing-else %s',
    async (path) => {
      const { status, headers } = await send(port, { path }, evil)
      expect([status, headers['cache-control']]).toEqual([404, undefined])
    },
  )
})
