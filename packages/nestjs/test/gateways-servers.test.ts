import type { Type } from '@nestjs/common'
import { describe, expect, it } from 'vitest'
import { evil, granted, options, platforms, preflight, send, web } from './exchange.ts'
import { type Outcome, type Page, type Place, type Way, greet, ways } from './gateway-clients.ts'
import { freePort, gateway, startChat } from './gateway-host.ts'
import { nest } from './majors.ts'

const partner = 'https://partner.example'
const module = { ...options, policies: { partner: { origin: [partner] }, nobody: false } } as const

/** What stands where: `own` is a port that is not the application's. */
interface Row {
  readonly id: string
  readonly ways?: readonly Way[]
  readonly gateways: (own: number, ran: string[]) => readonly Type[]
  readonly asks: readonly (readonly [where: 'app' | 'own', place: Place, page: Page, outcome: Outcome])[]
}

const rows: readonly Row[] = [
  {
    id: 'own-port',
    gateways: (port, ran) => [gateway(ran, { port })],
    asks: [
      ['own', {}, web, 'Chat greets you'],
      ['own', {}, evil, 403],
    ],
  },
  {
    id: 'own-port-and-path',
    gateways: (port, ran) => [gateway(ran, { port, options: { path: '/chat' } })],
    asks: [
      ['own', { path: '/chat' }, web, 'Chat greets you'],
      ['own', { path: '/chat' }, evil, 403],
    ],
  },
  {
    id: 'own-port-beside-that-of-the-application',
    gateways: (port, ran) => [gateway(ran, { port, policy: 'partner' }), gateway(ran, { name: 'News' })],
    asks: [
      ['own', {}, partner, 'Chat greets you'],
      ['own', {}, web, 403],
      ['app', {}, web, 'News greets you'],
      ['app', {}, partner, 403],
    ],
  },
  {
    id: 'paths',
    gateways: (_port, ran) => [
      gateway(ran, { options: { path: '/chat' } }),
      gateway(ran, { name: 'News', options: { path: '/news' }, policy: 'partner' }),
      gateway(ran, { name: 'Secret', options: { path: '/secret' }, policy: 'nobody' }),
    ],
    asks: [
      ['app', { path: '/chat' }, web, 'Chat greets you'],
      ['app', { path: '/chat' }, partner, 403],
      ['app', { path: '/news' }, partner, 'News greets you'],
      ['app', { path: '/news' }, web, 403],
      ['app', { path: '/secret' }, web, 403],
      ['app', { path: '/secret' }, undefined, 'Secret greets you'],
    ],
  },
  {
    id: 'own-port-and-paths',
    // socket.io listens once for each of its servers.
    ways: ['ws'],
    gateways: (port, ran) => [
      gateway(ran, { port, options: { path: '/chat' } }),
      gateway(ran, { port, name: 'News', options: { path: '/news' }, policy: 'partner' }),
    ],
    asks: [
      ['own', { path: '/chat' }, web, 'Chat greets you'],
      ['own', { path: '/chat' }, partner, 403],
      ['own', { path: '/news' }, partner, 'News greets you'],
      ['own', { path: '/news' }, web, 403],
    ],
  },
  {
    id: 'namespaces',
    ways: ['polling', 'websocket'],
    gateways: (_port, ran) => [
      gateway(ran, { options: { namespace: 'chat' }, policy: 'partner' }),
      gateway(ran, { name: 'News', options: { namespace: /^\/news-\d+$/ }, policy: 'partner' }),
      gateway(ran, { name: 'Main', policy: 'partner' }),
    ],
    asks: [
      ['app', { namespace: '/chat' }, partner, 'Chat greets you'],
      ['app', { namespace: '/chat' }, web, 403],
      ['app', { namespace: '/news-1' }, partner, 'News greets you'],
      ['app', { namespace: '/news-1' }, web, 403],
      ['app', {}, partner, 'Main greets you'],
      ['app', {}, web, 403],
    ],
  },
  {
    id: 'namespace-on-own-port',
    ways: ['polling', 'websocket'],
    gateways: (port, ran) => [gateway(ran, { port, options: { namespace: '/chat' } })],
    asks: [
      ['own', { namespace: '/chat' }, web, 'Chat greets you'],
      ['own', { namespace: '/chat' }, evil, 403],
    ],
  },
]

for (const platform of platforms) {
  for (const way of ways) {
    describe(`servers of gateways, ${way}, ${nest} on ${platform}`, () => {
      for (const { id, ways: only = ways, gateways, asks } of rows) {
        if (!only.includes(way)) continue
        it(`gateways/server-${id}`, async () => {
          const ran: string[] = []
          const own = await freePort()
          const app = await startChat(way, platform, { module, gateways: gateways(own, ran) })
          for (const [where, place, page, outcome] of asks) {
            ran.length = 0
            const came = await greet(way, where === 'app' ? app : own, page, place)
            expect([where, place, page, came]).toEqual([where, place, page, outcome])
            expect(ran).toEqual(outcome === 403 ? [] : ['connection', 'message'])
          }
        })
      }

      it('gateways/http-goes-on', async () => {
        // Nobody is let in by the gateway; to the routes the policy of the module goes on to apply.
        const gateways = [gateway([], { policy: 'nobody' })]
        const port = await startChat(way, platform, { module, gateways })
        const path = '/notes'
        expect(await greet(way, port, web)).toBe(403)
        expect(await send(port, { path }, web)).toMatchObject({ status: 200, cors: granted, body: 'notes' })
        expect(await send(port, { path }, evil)).toEqual(
          expect.objectContaining({ status: 200, cors: {}, body: 'notes' }),
        )
        const allowed = await send(port, preflight('PUT', undefined, path), web)
        // No route has a policy of its own: nothing of an answer depends on the method.
        expect(allowed).toMatchObject({ status: 204, vary: ['Origin', 'Access-Control-Request-Headers'] })
        expect(await send(port, preflight('PUT', undefined, path), evil)).toMatchObject({ status: 403 })
      })
    })
  }
}
