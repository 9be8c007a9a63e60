import { type Cors, CorsConfigError, CorsModule, CorsService, corsGateways } from '@cors/nestjs'
import { type INestApplication, Module } from '@nestjs/common'
import { IoAdapter } from '@nestjs/platform-socket.io'
import { describe, expect, it } from 'vitest'
import { evil, options, platforms, start, web } from './exchange.ts'
import { greet, ways } from './gateway-clients.ts'
import { adapterOf, gateway, startChat } from './gateway-host.ts'
import { nest } from './majors.ts'

const partner = { origin: ['https://partner.example'] }
const module = { ...options, policies: { partner } }

/** One server for everything, whatever Nest asks for. */
class OneServerAdapter extends IoAdapter {
  #server: unknown

  override create(port: number): never {
    this.#server ??= super.create(port)
    return this.#server as never
  }
}

for (const platform of platforms) {
  for (const way of ways) {
    describe(`faults of gateways, ${way}, ${nest} on ${platform}`, () => {
      const started = (policies: readonly (Parameters<typeof Cors>[0] | undefined)[], path?: string) =>
        startChat(way, platform, {
          module,
          gateways: policies.map((policy, index) =>
            gateway([], {
              name: ['Chat', 'News'][index] ?? '',
              ...(policy === undefined ? {} : { policy }),
              ...(path === undefined ? {} : { options: { path } }),
            }),
          ),
        })

      it('gateways/fault-two-policies-on-one-server', async () => {
        const fault = /ChatGateway and NewsGateway share one server/
        await expect(started([undefined, 'partner'])).rejects.toThrow(fault)
        await expect(started(['partner', undefined])).rejects.toThrow(fault)
        await expect(started(['partner', false], '/chat')).rejects.toThrow(fault)
        await expect(started(['partner', 'partner'], '/chat')).resolves.toBeGreaterThan(0)
      })

      it('gateways/fault-in-decorators', async () => {
        const fault = await started(['nobody', { origin: 'app.example.com' }]).catch(
          (error: unknown) => error,
        )
        expect(fault).toBeInstanceOf(CorsConfigError)
        expect((fault as CorsConfigError).issues.map(({ path }) => path)).toEqual([
          '@Cors on ChatGateway',
          '@Cors on NewsGateway origin',
        ])
      })

      it('gateways/fault-no-module', async () => {
        @Module({ providers: [gateway([])] })
        class WithoutCors {}
        const main = (app: INestApplication): unknown =>
          app.useWebSocketAdapter(corsGateways(app, adapterOf(way, app)))
        await expect(start(WithoutCors, platform, { main })).rejects.toThrow('corsGateways needs CorsModule')
      })

      it('gateways/same-adapter', async () => {
        @Module({ imports: [CorsModule.forRoot(options)] })
        class Root {}
        const both: unknown[] = []
        await start(Root, platform, {
          main(app) {
            const adapter = adapterOf(way, app)
            both.push(adapter, corsGateways(app, adapter))
          },
        })
        expect(both[1]).toBe(both[0])
      })

      it('gateways/replaced', async () => {
        const apps: INestApplication[] = []
        const port = await startChat(way, platform, {
          gateways: [gateway([])],
          main: (app) => apps.push(app),
        })
        expect(await greet(way, port, evil)).toBe(403)
        apps[0]?.get(CorsService).replace({ origin: [evil] })
        expect(await greet(way, port, evil)).toBe('Chat greets you')
        expect(await greet(way, port, web)).toBe(403)
      })

      it('gateways/replaced-by-name', async () => {
        const apps: INestApplication[] = []
        const gateways = [gateway([], { policy: 'partner' })]
        const port = await startChat(way, platform, { module, gateways, main: (app) => apps.push(app) })
        expect(await greet(way, port, web)).toBe(403)
        apps[0]?.get(CorsService).replace('partner', { origin: [web] })
        expect(await greet(way, port, web)).toBe('Chat greets you')
      })
    })
  }

  describe(`adapters of a user's own, ${nest} on ${platform}`, () => {
    it('gateways/fault-one-server-made-for-two-policies', async () => {
      const gateways = [
        gateway([], { options: { path: '/chat' } }),
        gateway([], { options: { path: '/news' }, policy: false }),
      ]
      const adapter = (app: INestApplication): IoAdapter => new OneServerAdapter(app)
      await expect(startChat('polling', platform, { gateways, adapter })).rejects.toThrow(
        'gateways of different CORS policies by one server',
      )
    })

    it('gateways/fault-server-of-no-gateway', async () => {
      const adapters: IoAdapter[] = []
      const adapter = (app: INestApplication): IoAdapter => {
        adapters.push(new IoAdapter(app))
        return adapters[0] as IoAdapter
      }
      const gateways = [gateway([], { options: { path: '/chat' }, policy: false })]
      await startChat('polling', platform, { gateways, adapter })
      expect(() => adapters[0]?.create(0, { path: '/news' } as never)).toThrow(
        'no gateway of the application belongs to',
      )
    })

    it('gateways/fault-another-library', async () => {
      const adapter = (app: INestApplication): IoAdapter =>
        Object.assign(new IoAdapter(app), { create: () => ({ on() {} }) })
      await expect(startChat('polling', platform, { gateways: [gateway([])], adapter })).rejects.toThrow(
        'the adapter made another',
      )
    })
  })
}
