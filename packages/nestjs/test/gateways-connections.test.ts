import { once } from 'node:events'
import type { IncomingMessage } from 'node:http'
import { type Socket, connect } from 'node:net'
import type { CorsContext } from '@cors/nestjs'
import { io } from 'socket.io-client'
import { describe, expect, it, onTestFinished } from 'vitest'
import { evil, platforms, web } from './exchange.ts'
import { greet } from './gateway-clients.ts'
import { gateway, startChat } from './gateway-host.ts'
import { nest } from './majors.ts'

const upgrades = { ws: '/', websocket: '/socket.io/?EIO=4&transport=websocket' } as const

/** Asks for an upgrade over a connection that is the test's to break. */
async function upgrade(port: number, path: string, origin: string): Promise<Socket> {
  const client = connect({ port, host: '127.0.0.1', allowHalfOpen: true })
  onTestFinished(() => void client.destroy())
  await once(client, 'connect')
  const lines = [
    `GET ${path} HTTP/1.1`,
    'Host: 127.0.0.1',
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
    `Origin: ${origin}`,
  ]
  client.write(`${lines.join('\r\n')}\r\n\r\n`)
  return client
}

/** A predicate that waits, and what it has been asked with. */
class Hesitant {
  readonly asked: Promise<Socket>
  #isAsked: (server: Socket) => void = () => {}
  #isAllowed: (isAllowed: boolean) => void = () => {}
  readonly #answer: Promise<boolean>

  constructor() {
    this.asked = new Promise((resolve) => (this.#isAsked = resolve))
    this.#answer = new Promise((resolve) => (this.#isAllowed = resolve))
  }

  readonly origin = async (_origin: string, context: CorsContext): Promise<boolean> => {
    this.#isAsked(context.switchToHttp().getRequest<IncomingMessage>().socket)
    return this.#answer
  }

  answer(isAllowed: boolean): void {
    this.#isAllowed(isAllowed)
  }
}

/** Without listening for errors, which is for the server to do. */
function closed(server: Socket): Promise<void> {
  return new Promise((resolve) => server.once('close', () => resolve()))
}

for (const platform of platforms) {
  for (const way of ['ws', 'websocket'] as const) {
    describe(`connections of gateways, ${way}, ${nest} on ${platform}`, () => {
      for (const isAllowed of [true, false]) {
        it(`gateways/hangs-up-before-it-is-${isAllowed ? 'admitted' : 'refused'}`, async () => {
          const ran: string[] = []
          const hesitant = new Hesitant()
          const module = { origin: hesitant.origin }
          const port = await startChat(way, platform, { module, gateways: [gateway(ran)] })
          const client = await upgrade(port, upgrades[way], web)
          const gone = closed(await hesitant.asked)
          client.resetAndDestroy()
          await gone
          hesitant.answer(isAllowed)
          // Serves on: an error that nobody listens for would have ended the process.
          expect(await greet(way, port, web)).toBe(isAllowed ? 'Chat greets you' : 403)
          expect(ran).toEqual(isAllowed ? ['connection', 'message'] : [])
        })
      }

      it('gateways/refused-connection-is-closed', async () => {
        const hesitant = new Hesitant()
        const module = { origin: hesitant.origin }
        const port = await startChat(way, platform, { module, gateways: [gateway([])] })
        // A client that never closes its own half.
        const client = await upgrade(port, upgrades[way], evil)
        const gone = closed(await hesitant.asked)
        hesitant.answer(false)
        let text = ''
        for await (const chunk of client.setEncoding('utf8')) text += String(chunk)
        expect(text.split('\r\n')[0]).toBe('HTTP/1.1 403 Forbidden')
        expect(text).toMatch(/\r\nConnection: close\r\n/)
        await gone
      })
    })
  }

  describe(`sessions of socket.io, ${nest} on ${platform}`, () => {
    it('gateways/session-goes-on-by-upgrade', async () => {
      const port = await startChat('polling', platform, { gateways: [gateway([])] })
      const client = io(`http://127.0.0.1:${port}`, { forceNew: true, extraHeaders: { origin: web } })
      onTestFinished(() => void client.close())
      const greeted = new Promise((resolve) => client.on('greeting', resolve))
      const { engine } = client.io
      expect(engine.transport.name).toBe('polling')
      await new Promise((resolve) => engine.once('upgrade', resolve))
      client.emit('greet', 'you')
      expect(await greeted).toBe('Chat greets you')
    })
  })
}
