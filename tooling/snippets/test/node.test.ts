import { once } from 'node:events'
import { type IncomingHttpHeaders, connect } from 'node:http2'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { checkPages } from '../src/check-pages.ts'
import { evil, preflight, send, web } from '../src/exchange.ts'
import { readPage, tableOf } from '../src/page.ts'
import { expectForgeryRefused } from './expect-policies.ts'

const readme = readPage('packages/node/README.md')

// A snippet's listener outlives it.
const warn = vi.spyOn(console, 'warn').mockReturnValue()

describe('node', () => {
  checkPages([readme], {
    packages: ['@cors/node', 'polka'],
    without: ['strictFunctionTypes'],
    servers: {
      async Usage(port) {
        const cors = { 'access-control-allow-origin': web, 'access-control-allow-credentials': 'true' }
        expect(await send(port, { path: '/notes' }, web)).toMatchObject({ body: '[{"id":1}]', cors })
        expect(await send(port, { path: '/nothing' }, web)).toMatchObject({ status: 404, cors })
        const granted = await send(port, preflight('PUT', undefined, '/notes'), web)
        expect(granted).toMatchObject({ status: 204, cors })
        const refused = await send(port, { path: '/notes' }, evil)
        expect(refused.vary).toBe('Origin')
        expect(refused.cors).toEqual({})
        expect(await send(port, preflight('PUT', undefined, '/notes'), evil)).toMatchObject({ status: 403 })
      },
      async 'HTTP/2'(port) {
        const session = connect(`http://127.0.0.1:${port}`)
        onTestFinished(() => session.close())
        for (const [origin, granted] of [
          [web, web],
          [evil, undefined],
        ] as const) {
          const [head] = (await once(session.request({ origin }), 'response')) as [IncomingHttpHeaders]
          expect(head['access-control-allow-origin']).toBe(granted)
        }
      },
      'Connect-style middleware': expectToAllowTheWebAlone,
      async Polka(port) {
        await expectToAllowTheWebAlone(port)
        expect(await send(port, preflight('PUT'), web)).toMatchObject({ status: 204 })
        expect((await send(port, { path: '/nothing' }, web)).cors).toEqual({
          'access-control-allow-origin': web,
        })
      },
      async 'Several policies'(port) {
        const shop = 'https://shop.b.example'
        const { cors } = await send(port, { headers: { host: 'b.api.example.com' } }, shop)
        expect(cors['access-control-allow-origin']).toBe(shop)
        for (const host of ['a.api.example.com', 'c.api.example.com']) {
          expect((await send(port, { headers: { host } }, shop)).cors).toEqual({})
        }
      },
      async 'Why was it refused?'(port) {
        warn.mockClear()
        await expectToAllowTheWebAlone(port)
        expect(warn.mock.calls).toEqual([
          ['actual', `refused (origin not allowed): if ${evil} is yours, add it to origin.`],
        ])
      },
      async 'WebSocket and CSRF'(port) {
        await expectForgeryRefused(port)
        const headers = { connection: 'Upgrade', upgrade: 'websocket' }
        for (const origin of [evil, undefined]) {
          expect((await send(port, { headers }, origin)).status).toBe(403)
        }
      },
      async 'Writing an adapter'(port) {
        // The first snippet has one policy for all paths, the second a route with its own.
        const path = '/reports'
        const partner = 'https://partner.example'
        if ((await send(port, { path })).status !== 404) {
          await expectToAllowTheWebAlone(port)
          return
        }
        const allowed = { 'access-control-allow-origin': partner }
        const put = await send(port, { method: 'PUT', path }, partner)
        expect(put).toMatchObject({ body: 'saved', cors: allowed })
        const granted = await send(port, preflight('PUT', undefined, path), partner)
        expect(granted).toMatchObject({ status: 204, cors: allowed })
        expect(granted.vary).toContain('Access-Control-Request-Method')
        expect(await send(port, preflight('PUT', undefined, path), web)).toMatchObject({ status: 403 })
        expect(await send(port, preflight('PUT', undefined, '/nothing'), web)).toMatchObject({ status: 204 })
      },
    },
  })

  it('readme/options-are-those-of-the-core', () => {
    expect(tableOf(readme, 'option')).toBe(tableOf(readPage('packages/core/README.md'), 'option'))
  })
})

async function expectToAllowTheWebAlone(port: number): Promise<void> {
  const allowed = await send(port, {}, web)
  expect(allowed).toMatchObject({ body: 'hello', cors: { 'access-control-allow-origin': web } })
  const refused = await send(port, {}, evil)
  expect(refused).toMatchObject({ body: 'hello', vary: 'Origin' })
  expect(refused.cors).toEqual({})
}
