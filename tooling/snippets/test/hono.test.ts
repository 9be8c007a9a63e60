import { describe, expect } from 'vitest'
import { checkPages } from '../src/check-pages.ts'
import { evil, preflight, web } from '../src/exchange.ts'
import { readPage } from '../src/page.ts'

interface App {
  readonly fetch: (request: Request, env?: object) => Response | Promise<Response>
}

/** Status, and who may read the answer. */
async function ask(exported: object, path: string, origin: string, sent: RequestInit = {}): Promise<unknown> {
  const { fetch } = (exported as { readonly default: App }).default
  const headers = { ...(sent.headers as { readonly [name: string]: string }), origin }
  const request = new Request(`https://api.example.com${path}`, { ...sent, headers })
  const response = await fetch(request, { ORIGINS: web })
  return [response.status, response.headers.get('access-control-allow-origin')]
}

async function expectNotes(exported: object): Promise<void> {
  const { method = 'OPTIONS', headers = {} } = preflight('PUT')
  expect(await ask(exported, '/notes', web)).toEqual([200, web])
  expect(await ask(exported, '/notes', evil)).toEqual([200, null])
  expect(await ask(exported, '/notes', web, { method, headers })).toEqual([204, web])
  expect(await ask(exported, '/notes', evil, { method, headers })).toEqual([403, null])
}

describe('hono', () => {
  checkPages([readPage('packages/hono/README.md')], {
    packages: ['@cors/hono', 'hono'],
    servers: {},
    exported: {
      Usage: expectNotes,
      Bindings: expectNotes,
      async 'Several policies'(exported) {
        expect(await ask(exported, '/public/quotes', evil)).toEqual([200, '*'])
        expect(await ask(exported, '/account/me', web, { method: 'PUT' })).toEqual([200, web])
        expect(await ask(exported, '/account/me', evil, { method: 'PUT' })).toEqual([200, null])
      },
    },
  })
})
