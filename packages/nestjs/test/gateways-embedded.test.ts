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
      expect(await send(port, { path }, evil)).toEqual(
        expect.objectContaining({ status: 403, cors: {}, body: '' }),
      )
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

    // A frame is asked for with a mode of its own, and its connection stays.
    for (const [site, status] of [
      ['cross-site', 403],
      ['same-site', 403],
      ['same-origin', 200],
      ['none', 200],
    ] as const) {
      it(`gateways/frame-${site}`, async () => {
        const ran: string[] = []
        const port = await startChat('polling', platform, {
          gateways: [gateway(ran, { options: { allowEIO3: true } })],
        })
        for (const version of ['3', '4']) {
          const path = `/socket.io/?EIO=${version}&transport=polling`
          const frame = { path, headers: { 'sec-fetch-site': site, 'sec-fetch-mode': 'navigate' } }
          const answer = await send(port, frame)
          expect(answer.status).toBe(status)
          if (status === 403) expect(answer).toEqual(expect.objectContaining({ cors: {}, body: '' }))
          else expect(answer.body).toContain('"sid":')
          // A page that says where it is from is judged by that.
          const asked = { path, headers: { 'sec-fetch-site': site, 'sec-fetch-mode': 'cors' } }
          expect(await send(port, asked, web)).toMatchObject({ status: 200 })
          expect(await send(port, asked, evil)).toMatchObject({ status: 403 })
        }
        // In the protocol of socket.io 2 each handshake that is answered is a connection.
        expect(ran).toEqual(status === 403 ? ['connection'] : ['connection', 'connection'])
      })
    }

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
