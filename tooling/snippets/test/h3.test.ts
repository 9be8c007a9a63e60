import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type EventHandler, createApp, defineEventHandler, toNodeListener } from 'h3-v1'
import { describe, expect, onTestFinished } from 'vitest'
import { checkPages } from '../src/check-pages.ts'
import { type Sent, evil, preflight, send, web } from '../src/exchange.ts'
import { readPage } from '../src/page.ts'

interface App {
  readonly fetch: (request: Request) => Response | Promise<Response>
}

/** Status, and who may read the answer. */
async function ask(exported: object, url: string, origin: string, sent: RequestInit = {}): Promise<unknown> {
  const { fetch } = (exported as { readonly default: App }).default
  const headers = { ...(sent.headers as { readonly [name: string]: string }), origin }
  const response = await fetch(new Request(`https://${url}`, { ...sent, headers }))
  return [response.status, response.headers.get('access-control-allow-origin')]
}

/** Status, and who may read the answer. */
async function askPort(port: number, sent: Sent, origin: string): Promise<unknown> {
  const { status, cors } = await send(port, sent, origin)
  return [status, cors['access-control-allow-origin'] ?? null]
}

async function expectNotes(port: number): Promise<void> {
  const put = preflight('PUT', undefined, '/notes')
  expect(await askPort(port, { path: '/notes' }, web)).toEqual([200, web])
  expect(await askPort(port, { path: '/notes' }, evil)).toEqual([200, null])
  expect(await askPort(port, put, web)).toEqual([204, web])
  expect(await askPort(port, put, evil)).toEqual([403, null])
}

const { method = 'OPTIONS', headers = {} } = preflight('PUT')

describe('h3', () => {
  checkPages([readPage('packages/h3/README.md')], {
    packages: ['@cors/h3', '@cors/node', 'h3'],
    earlier: { 'h3 1, Nitro 2 and Nuxt 4': ['h3', 'h3-v1'] },
    servers: { Usage: expectNotes },
    exported: {
      async Usage(exported) {
        expect(await ask(exported, 'a.api.example.com/notes', web)).toEqual([200, web])
        expect(await ask(exported, 'b.api.example.com/notes', web)).toEqual([200, null])
        expect(await ask(exported, 'a.api.example.com/notes', web, { method, headers })).toEqual([204, web])
        expect(await ask(exported, 'b.api.example.com/notes', web, { method, headers })).toEqual([403, null])
      },
      async 'Several policies'(exported) {
        expect(await ask(exported, 'a.example/public/quotes', evil)).toEqual([200, '*'])
        expect(await ask(exported, 'a.example/account/me', web, { method: 'PUT' })).toEqual([200, web])
        expect(await ask(exported, 'a.example/account/me', evil, { method: 'PUT' })).toEqual([200, null])
      },
      async 'h3 1, Nitro 2 and Nuxt 4'(exported) {
        const app = createApp()
          .use((exported as { readonly default: EventHandler }).default)
          .use(defineEventHandler(() => 'ok'))
        const server = createServer(toNodeListener(app)).listen(0, '127.0.0.1')
        onTestFinished(() => void server.close())
        await once(server, 'listening')
        await expectNotes((server.address() as AddressInfo).port)
      },
    },
  })
})
