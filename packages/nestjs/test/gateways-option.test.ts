import type { INestApplication } from '@nestjs/common'
import { IoAdapter } from '@nestjs/platform-socket.io'
import { describe, expect, it, onTestFinished } from 'vitest'
import { evil, granted, platforms, preflight, send, web } from './exchange.ts'
import { greet, ways } from './gateway-clients.ts'
import { gateway, startChat } from './gateway-host.ts'
import { nest } from './majors.ts'

/** What the library says of the option from here to the end of the test. */
function collectWarnings(): readonly string[] {
  const warnings: string[] = []
  const listener = (warning: Error & { readonly code?: string }): void => {
    if (warning.code === 'CORS_GATEWAY_OPTION') warnings.push(`${warning.name}: ${warning.message}`)
  }
  process.on('warning', listener)
  onTestFinished(() => void process.off('warning', listener))
  return warnings
}

function inProduction(): void {
  const { NODE_ENV = '' } = process.env
  process.env['NODE_ENV'] = 'production'
  onTestFinished(() => void (process.env['NODE_ENV'] = NODE_ENV))
}

const cors = { origin: '*', credentials: true, exposedHeaders: ['X-Loose'], maxAge: 7 }

/** As the guides have it. */
class LooseAdapter extends IoAdapter {
  override createIOServer(port: number, options?: object): never {
    return super.createIOServer(port, { ...options, cors } as never) as never
  }
}

const path = '/socket.io/?EIO=4&transport=polling'

/** What every answer must be, whoever has set what. */
async function checkPolling(port: number): Promise<void> {
  expect(await send(port, { path }, web)).toMatchObject({ status: 200, cors: granted, vary: ['Origin'] })
  expect(await send(port, { path }, evil)).toEqual(expect.objectContaining({ status: 403, cors: {} }))
  const asRoute = await send(port, preflight('POST', 'x-token', '/notes'), web)
  const allowed = await send(port, preflight('POST', 'x-token', path), web)
  expect(allowed).toMatchObject({ status: 204, cors: asRoute.cors })
  expect(await send(port, preflight('POST', 'x-token', path), evil)).toEqual(
    expect.objectContaining({ status: 403, cors: {} }),
  )
  const file = { path: '/socket.io/socket.io.js' }
  expect(await send(port, file, web)).toMatchObject({ status: 200, cors: granted, vary: ['Origin'] })
  expect(await send(port, file, evil)).toEqual(expect.objectContaining({ status: 403, cors: {} }))
}

for (const platform of platforms) {
  describe(`the cors option of gateways, ${nest} on ${platform}`, () => {
    it('gateways/option-gives-way-to-the-policy', async () => {
      const port = await startChat('polling', platform, { gateways: [gateway([], { options: { cors } })] })
      await expect(checkPolling(port)).resolves.toBe(undefined)
    })

    it('gateways/option-of-an-adapter-gives-way-to-the-policy', async () => {
      const warnings = collectWarnings()
      const adapter = (app: INestApplication): IoAdapter => new LooseAdapter(app)
      const port = await startChat('polling', platform, { gateways: [gateway([])], adapter })
      await expect(checkPolling(port)).resolves.toBe(undefined)
      expect(warnings).toEqual([expect.stringMatching('that the adapter gives socket.io by itself')])
    })

    for (const way of ways) {
      it(`gateways/option-warned-of-once-${way}`, async () => {
        const warnings = collectWarnings()
        const gateways = [
          gateway([], { options: { cors } }),
          gateway([], { name: 'News', options: { cors: true, path: '/news' } }),
          gateway([], { name: 'Quiet', options: { cors: false, path: '/quiet' } }),
        ]
        const port = await startChat(way, platform, { gateways })
        expect(await greet(way, port, evil)).toBe(403)
        expect(warnings).toEqual([
          expect.stringMatching(
            /^CorsWarning: .* of @WebSocketGateway on ChatGateway, NewsGateway is ignored/,
          ),
        ])
      })

      it(`gateways/option-nothing-to-warn-of-${way}`, async () => {
        const warnings = collectWarnings()
        const port = await startChat(way, platform, { gateways: [gateway([])] })
        expect(await greet(way, port, web)).toBe('Chat greets you')
        expect(warnings).toEqual([])
      })

      it(`gateways/option-in-production-${way}`, async () => {
        inProduction()
        const warnings = collectWarnings()
        const gateways = [gateway([], { options: { cors } })]
        const port = await startChat(way, platform, { gateways })
        expect(await greet(way, port, evil)).toBe(403)
        expect(warnings).toEqual([])
      })
    }
  })
}
