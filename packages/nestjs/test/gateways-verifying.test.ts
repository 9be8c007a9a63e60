import type { IncomingMessage } from 'node:http'
import type { INestApplication } from '@nestjs/common'
import type { CorsModuleSource } from '@cors/nestjs'
import { WsAdapter } from '@nestjs/platform-ws'
import { describe, expect, it } from 'vitest'
import { type Platform, evil, options, platforms, send, web } from './exchange.ts'
import { type Outcome, greetByWs } from './gateway-clients.ts'
import { freePort, gateway, startChat } from './gateway-host.ts'
import { nest } from './majors.ts'

// What users have had asked before there was a policy goes on being asked, of those whom the policy admits.

const greeting = 'Chat greets you'

interface Info {
  readonly origin: string
  readonly req: IncomingMessage
}
type Verified = (isVerified: boolean, status?: number, message?: string) => void

/** How users of ws verify their clients, as it stands in the options of a gateway. */
const verifiers: readonly (readonly [
  id: string,
  verify: (asked: string[]) => (...args: never[]) => unknown,
  outcome: Outcome,
])[] = [
  ['yes', (asked) => (info: Info) => asked.push(info.origin) === 1, greeting],
  ['no', (asked) => (info: Info) => asked.push(info.req.headers.origin ?? '') === 0, 401],
  [
    'yes-later',
    (asked) => (info: Info, done: Verified) => void setImmediate(() => done(asked.push(info.origin) === 1)),
    greeting,
  ],
  [
    'no-later',
    (asked) => (info: Info, done: Verified) =>
      void setImmediate(() => done(asked.push(info.origin) === 0, 429, 'Later')),
    429,
  ],
]

const policies: readonly (readonly [id: string, policy: CorsModuleSource])[] = [
  ['at-once', options],
  ['later', { origin: async (origin) => origin === web }],
]

class DroppingAdapter extends WsAdapter {
  override create(port: number, { path }: { readonly path?: string } = {}): never {
    return super.create(port, path === undefined ? {} : { path }) as never
  }
}

for (const platform of platforms) {
  describe(`verifyClient, ${nest} on ${platform}`, () => {
    for (const [when, module] of policies) {
      for (const [id, verify, outcome] of verifiers) {
        it(`gateways/verify-client-${id}-decided-${when}`, async () => {
          const asked: string[] = []
          const own = await freePort()
          const declared = { port: own, options: { verifyClient: verify(asked) } }
          await startChat('ws', platform, { module, gateways: [gateway([], declared)] })
          expect(await greetByWs(own, evil)).toBe(403)
          expect(asked).toEqual([])
          expect(await greetByWs(own, web)).toBe(outcome)
          expect(asked).toEqual([web])
        })
      }
    }

    it('gateways/verify-client-called-as-ws-calls-it', async () => {
      const ran: unknown[] = []
      function verifyClient(this: { readonly maxPayload: number }): boolean {
        return ran.push(this.maxPayload) === 1
      }
      const gateways = [gateway([], { options: { verifyClient, maxPayload: 4711 } })]
      const port = await startChat('ws', platform, { gateways })
      expect(await greetByWs(port, web)).toBe(greeting)
      expect(ran).toEqual([4711])
    })

    it('gateways/adapter-that-drops-options', async () => {
      const adapter = (app: INestApplication): WsAdapter => new DroppingAdapter(app)
      const port = await startChat('ws', platform, { gateways: [gateway([])], adapter })
      expect(await greetByWs(port, evil)).toBe(403)
      expect(await greetByWs(port, web)).toBe(greeting)
    })
  })

  describe(`allowRequest, ${nest} on ${platform}`, () => {
    const handshake = '/socket.io/?EIO=4&transport='
    const serve = async (
      on: Platform,
      asked: unknown[],
      isAllowed: boolean,
      module: CorsModuleSource,
    ): Promise<number> => {
      const allowRequest = (
        { headers }: IncomingMessage,
        done: (message: string | null, isDone: boolean) => void,
      ): void => done(isAllowed ? null : 'not you', asked.push(headers.origin) > 0 && isAllowed)
      return startChat('polling', on, { module, gateways: [gateway([], { options: { allowRequest } })] })
    }

    for (const [when, module] of policies) {
      it(`gateways/allow-request-yes-decided-${when}`, async () => {
        const asked: unknown[] = []
        const port = await serve(platform, asked, true, module)
        expect((await send(port, { path: `${handshake}polling` }, evil)).status).toBe(403)
        expect(await greetByWs(port, evil, { path: `${handshake}websocket` })).toBe(403)
        expect(asked).toEqual([])
        expect((await send(port, { path: `${handshake}polling` }, web)).status).toBe(200)
        expect(await greetByWs(port, web, { path: `${handshake}websocket` })).toMatch(/^0\{/)
        expect(asked).toEqual([web, web])
      })

      it(`gateways/allow-request-no-decided-${when}`, async () => {
        const asked: unknown[] = []
        const port = await serve(platform, asked, false, module)
        const answer = await send(port, { path: `${handshake}polling` }, web)
        expect(answer).toMatchObject({
          status: 403,
          cors: { 'access-control-allow-origin': web },
          vary: ['Origin'],
        })
        expect(answer.body).toMatch('not you')
        expect(await greetByWs(port, web, { path: `${handshake}websocket` })).toBe(400)
        expect(asked).toEqual([web, web])
      })
    }
  })
}
