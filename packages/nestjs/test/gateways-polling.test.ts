import { request } from '@cors/conformance'
import type { CorsModuleSource } from '@cors/nestjs'
import { describe, expect, it } from 'vitest'
import {
  type Answer,
  type Platform,
  type Sent,
  answerOf,
  evil,
  granted,
  options,
  platforms,
  preflight,
  send,
  web,
} from './exchange.ts'
import { greetByWs } from './gateway-clients.ts'
import { gateway, startChat } from './gateway-host.ts'
import { nest } from './majors.ts'

const handshake = '/socket.io/?EIO=4&transport=polling'

interface Room {
  readonly port: number
  readonly ran: string[]
  readonly poll: (sent: Sent, page?: string) => Promise<Answer>
}

async function open(platform: Platform, module: CorsModuleSource = options): Promise<Room> {
  const ran: string[] = []
  const port = await startChat('polling', platform, { module, gateways: [gateway(ran)] })
  return { port, ran, poll: (sent, page) => send(port, { path: handshake, ...sent }, page) }
}

/** Shakes hands and resolves to the path of the session. */
async function sessionOf({ poll }: Room): Promise<string> {
  const { sid } = JSON.parse((await poll({}, web)).body.slice(1)) as { readonly sid: string }
  return `${handshake}&sid=${sid}`
}

const rows: readonly (readonly [
  id: string,
  check: (room: Room) => Promise<void>,
  module?: CorsModuleSource,
])[] = [
  [
    'handshake',
    async ({ poll }) => {
      expect(await poll({}, web)).toMatchObject({ status: 200, cors: granted, vary: ['Origin'] })
      expect(await poll({}, evil)).toEqual(
        expect.objectContaining({ status: 403, cors: {}, vary: ['Origin'], body: '' }),
      )
      expect(await poll({})).toEqual(expect.objectContaining({ status: 200, cors: {}, vary: ['Origin'] }))
    },
  ],
  [
    'handshake-of-anybody',
    async ({ poll }) => {
      const cors = { 'access-control-allow-origin': '*' }
      expect(await poll({}, evil)).toMatchObject({ status: 200, cors, vary: [] })
    },
    { origin: '*' },
  ],
  [
    'handshake-chosen',
    async ({ poll }) => {
      expect(await poll({}, web)).toMatchObject({ status: 200, cors: granted, vary: ['Origin'] })
      expect(await poll({}, evil)).toEqual(
        expect.objectContaining({ status: 403, cors: {}, vary: ['Origin'] }),
      )
    },
    async () => options,
  ],
  [
    'handshake-not-chosen',
    async ({ poll }) => {
      expect(await poll({}, web)).toEqual(
        expect.objectContaining({ status: 403, cors: {}, vary: ['Origin'] }),
      )
      expect(await poll({})).toEqual(expect.objectContaining({ status: 200, cors: {} }))
    },
    () => {
      throw new Error('no tenant')
    },
  ],
  [
    'two-lines',
    async ({ port }) => {
      const headers = [web, web].map((origin) => ['Origin', origin] as const)
      const raw = await request(port, { method: 'GET', path: handshake, headers })
      expect(answerOf(raw.status, raw.headers, raw.body)).toEqual(
        expect.objectContaining({ status: 403, cors: {} }),
      )
    },
  ],
  [
    'session',
    async (room) => {
      const path = await sessionOf(room)
      const post = { method: 'POST', path, body: '40', headers: { 'content-type': 'text/plain' } }
      // The page of another site that has come to know the session.
      expect(await room.poll(post, evil)).toEqual(expect.objectContaining({ status: 403, cors: {} }))
      expect(await room.poll({ path }, evil)).toEqual(expect.objectContaining({ status: 403, cors: {} }))
      const upgrade = path.replace('polling', 'websocket')
      expect(await greetByWs(room.port, evil, { path: upgrade })).toBe(403)
      expect(room.ran).toEqual([])
      expect(await room.poll(post, web)).toMatchObject({ status: 200, cors: granted, vary: ['Origin'] })
      expect(await room.poll({ path }, web)).toMatchObject({ status: 200, cors: granted, vary: ['Origin'] })
      expect(room.ran).toEqual(['connection'])
    },
  ],
  [
    'errors',
    async ({ poll }) => {
      const path = `${handshake}&sid=unknown`
      expect(await poll({ path }, web)).toMatchObject({ status: 400, cors: granted, vary: ['Origin'] })
      expect(await poll({ path }, evil)).toEqual(expect.objectContaining({ status: 403, cors: {} }))
      expect(await poll({ method: 'OPTIONS' }, web)).toMatchObject({ status: 400, cors: granted })
    },
  ],
  [
    'preflight',
    async ({ port, poll }) => {
      // As the policy answers for the routes of controllers.
      const asRoute = await send(port, preflight('POST', 'x-token', '/notes'), web)
      const allowed = await poll(preflight('POST', 'x-token', handshake), web)
      expect(allowed).toMatchObject({ status: 204, cors: asRoute.cors, vary: asRoute.vary, body: '' })
      expect(allowed.cors).toMatchObject({ 'access-control-allow-headers': 'x-token' })
      expect(await poll(preflight('POST', 'x-token', handshake), evil)).toEqual(
        expect.objectContaining({
          status: 403,
          cors: {},
        }),
      )
    },
  ],
  [
    'client-file',
    async ({ poll }) => {
      const path = '/socket.io/socket.io.esm.min.js'
      expect(await poll({ path }, web)).toMatchObject({ status: 200, cors: granted, vary: ['Origin'] })
      expect(await poll({ path }, evil)).toEqual(expect.objectContaining({ status: 403, cors: {} }))
      // Of an element without `crossorigin`.
      const script = await poll({ path, headers: { 'sec-fetch-mode': 'no-cors' } })
      expect(script).toEqual(expect.objectContaining({ status: 200, cors: {}, vary: ['Origin'] }))
    },
  ],
]

for (const platform of platforms) {
  describe(`polling of gateways, ${nest} on ${platform}`, () => {
    for (const [id, check, module] of rows) {
      it(`gateways/polling-${id}`, async () => {
        await expect(check(await open(platform, module))).resolves.toBe(undefined)
      })
    }
  })
}
