import { describe, expect, it, vi } from 'vitest'
import { checkPages } from '../src/check-pages.ts'
import { evil, preflight, send, web } from '../src/exchange.ts'
import { readPage, tableOf } from '../src/page.ts'
import { expectForgeryRefused, expectPolicyOfRoute, expectPolicyOfTenant } from './expect-policies.ts'

const readme = readPage('packages/express/README.md')

// A snippet's listener outlives it.
const warn = vi.spyOn(console, 'warn').mockReturnValue()

describe('express', () => {
  checkPages([readme], {
    packages: ['@cors/express', 'express'],
    without: ['strictFunctionTypes'],
    servers: {
      async Usage(port) {
        const headers = { 'content-type': 'application/json' }
        const cors = { 'access-control-allow-origin': web, 'access-control-allow-credentials': 'true' }
        const put = { method: 'PUT', path: '/notes/5', headers, body: '{"a":1}' }
        expect(await send(port, { path: '/notes' }, web)).toMatchObject({ body: '[{"id":1}]', cors })
        expect(await send(port, put, web)).toMatchObject({ body: '{"id":5,"a":1}', cors })
        expect(await send(port, { ...put, body: '{' }, web)).toMatchObject({ status: 400, cors })
        const granted = await send(port, preflight('PUT', 'content-type', '/notes/5'), web)
        expect(granted).toMatchObject({ status: 204, cors })
        const refused = await send(port, { path: '/notes' }, evil)
        expect(refused.vary).toBe('Origin')
        expect(refused.cors).toEqual({})
        const denied = await send(port, preflight('PUT'), evil)
        expect(denied.status).toBe(403)
        expect(denied.cors).toEqual({})
        const { cors: subdomain } = await send(port, { path: '/nothing' }, 'https://pr-5.example.org')
        expect(subdomain['access-control-allow-origin']).toBe('https://pr-5.example.org')
      },
      async 'Several policies'(port) {
        expect(await send(port, { path: '/public/quotes' }, evil)).toMatchObject({
          status: 200,
          cors: { 'access-control-allow-origin': '*' },
        })
        expect((await send(port, { path: '/account/me' }, evil)).cors).toEqual({})
        expect((await send(port, { path: '/account/me' }, web)).cors).toEqual({
          'access-control-allow-origin': web,
          'access-control-allow-credentials': 'true',
        })
        const internal = await send(port, { path: '/internal/queue' }, web)
        expect(internal.status).toBe(200)
        expect(internal.cors).toEqual({})
      },
      'A policy on a route': expectPolicyOfRoute,
      async 'A policy for each tenant'(port) {
        // The first snippet has its tenants by host, the second by path.
        const path = '/tenants/b/orders'
        const home = 'https://b.example'
        if ((await send(port, { path })).status !== 200) {
          await expectPolicyOfTenant(port)
          return
        }
        expect((await send(port, { path }, home)).cors['access-control-allow-origin']).toBe(home)
        expect((await send(port, { path }, 'https://a.example')).cors).toEqual({})
      },
      async 'Why was it refused?'(port) {
        warn.mockClear()
        await send(port, {}, web)
        expect(warn).not.toHaveBeenCalled()
        await send(port, {}, evil)
        expect(warn.mock.calls).toEqual([
          ['actual', `refused (origin not allowed): if ${evil} is yours, add it to origin.`],
        ])
      },
      async 'WebSocket and CSRF'(port) {
        await expectForgeryRefused(port, '/transfers')
        const headers = { connection: 'Upgrade', upgrade: 'websocket' }
        for (const origin of [evil, undefined]) {
          expect((await send(port, { headers }, origin)).status).toBe(403)
        }
      },
    },
  })

  it('readme/options-are-those-of-the-core', () => {
    expect(tableOf(readme, 'option')).toBe(tableOf(readPage('packages/core/README.md'), 'option'))
  })
})
