import { describe, expect, it } from 'vitest'
import { evil, platforms, send, web } from './exchange.ts'
import { greetByWs } from './gateway-clients.ts'
import { gateway, startChat } from './gateway-host.ts'
import { nest } from './majors.ts'

// What a page can have asked without its origin being told, and what socket.io by itself lets through.

const upgrade = '/socket.io/?EIO=4&transport=websocket'

for (const platform of platforms) {
  describe(`gateways and pages of others, ${nest} on ${platform}`, () => {
    it('gateways/S12-allow-list-of-socket.io-blocks-nothing', async () => {
      const ran: string[] = []
      const port = await startChat('polling', platform, {
        gateways: [gateway(ran, { options: { cors: { origin: [web, evil] } } })],
      })
      const path = '/socket.io/?EIO=4&transport=polling'
      expect(await send(port, { path }, evil)).toMatchObject({ status: 403, cors: {}, body: '' })
      expect(await send(port, { path }, web)).toMatchObject({ status: 200 })
      expect(await greetByWs(port, evil, { path: upgrade })).toBe(403)
      expect(await greetByWs(port, web, { path: upgrade })).toMatch(/^0\{"sid":/)
    })

    it('gateways/jsonp-reads-nothing', async () => {
      const ran: string[] = []
      const port = await startChat('polling', platform, { gateways: [gateway(ran)] })
      const path = '/socket.io/?EIO=4&transport=polling'
      // As a script element asks, and one with `crossorigin`.
      expect(await send(port, { path: `${path}&j=0` })).toMatchObject({ status: 403, body: '' })
      expect(await send(port, { path: `${path}&j=` })).toMatchObject({ status: 403, body: '' })
      expect(await send(port, { path: `${path}&j=0` }, web)).toMatchObject({ status: 403, body: '' })
      expect(await send(port, { path })).toMatchObject({ status: 200 })
    })

    it('gateways/image-connects-nobody', async () => {
      const ran: string[] = []
      // The protocol of socket.io 2, in which a handshake is a connection.
      const port = await startChat('polling', platform, {
        gateways: [gateway(ran, { options: { allowEIO3: true } })],
      })
      const path = '/socket.io/?EIO=3&transport=polling'
      const image = { path, headers: { 'sec-fetch-mode': 'no-cors' } }
      expect(await send(port, image)).toMatchObject({ status: 403, body: '' })
      expect(ran).toEqual([])
      expect(await send(port, { path })).toMatchObject({ status: 200 })
      expect(ran).toEqual(['connection'])
    })

    it('gateways/two-lines-upgrade', async () => {
      const ran: string[] = []
      const ws = await startChat('ws', platform, { gateways: [gateway(ran)] })
      const io = await startChat('websocket', platform, { gateways: [gateway(ran)] })
      expect(await greetByWs(ws, [web, web])).toBe(403)
      expect(await greetByWs(io, [web, web], { path: upgrade })).toBe(403)
      expect(ran).toEqual([])
    })
  })
}
