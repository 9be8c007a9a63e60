import { describe, expect, it } from 'vitest'
import { checkPages } from '../src/check-pages.ts'
import { type Fields, evil, preflight, web } from '../src/exchange.ts'
import { readPage, tableOf } from '../src/page.ts'

const readme = readPage('packages/fetch/README.md')

type Handler = (request: Request, ...rest: readonly unknown[]) => Response | Promise<Response>

interface Asked {
  readonly method?: string
  readonly path?: string
  readonly host?: string
  readonly headers?: Fields
  readonly body?: string
  /** What a runtime hands over besides the request. */
  readonly rest?: readonly unknown[]
}

/** Asks a handler for a page of this origin: status, whom it allows, and the body. */
async function ask(handler: Handler, asked: Asked, origin?: string): Promise<readonly unknown[]> {
  const { method = 'GET', path = '/', host = 'api.example.com', headers = {}, body, rest = [] } = asked
  const request = new Request(`https://${host}${path}`, {
    method,
    headers: origin === undefined ? headers : { ...headers, origin },
    ...(body === undefined ? {} : { body }),
  })
  const response = await handler(request, ...rest)
  return [response.status, response.headers.get('access-control-allow-origin'), await response.text()]
}

const fetchOf = (exported: object): Handler => (exported as { default: { fetch: Handler } }).default.fetch

describe('fetch', () => {
  checkPages([readme], {
    packages: ['@cors/fetch', 'hono'],
    servers: {},
    exported: {
      async Usage(exported) {
        const handler = fetchOf(exported)
        expect(await ask(handler, { path: '/notes' }, web)).toEqual([200, web, '[{"id":1}]'])
        expect(await ask(handler, {}, 'https://pr-5.example.org')).toEqual([
          404,
          'https://pr-5.example.org',
          'not found',
        ])
        expect(await ask(handler, { path: '/notes' }, evil)).toEqual([200, null, '[{"id":1}]'])
        expect(await ask(handler, preflight('PUT'), web)).toEqual([204, web, ''])
        expect(await ask(handler, preflight('PUT'), evil)).toEqual([403, null, ''])
      },
      async 'Workers: the environment'(exported) {
        const rest = [{ ORIGINS: `https://a.example,${web}` }, {}]
        expect(await ask(fetchOf(exported), { path: '/a', rest }, web)).toEqual([200, web, '{"path":"/a"}'])
        expect(await ask(fetchOf(exported), { ...preflight('PUT'), rest }, evil)).toEqual([403, null, ''])
      },
      async Hono(exported) {
        const handler = fetchOf(exported)
        const path = '/notes'
        expect(await ask(handler, { path }, web)).toEqual([200, web, '[{"id":1}]'])
        expect(await ask(handler, { path }, evil)).toEqual([200, null, '[{"id":1}]'])
        expect(await ask(handler, { path: `${path}/none` }, web)).toEqual([404, web, '404 Not Found'])
        expect(await ask(handler, preflight('PUT', 'x-a', path), web)).toEqual([204, web, ''])
      },
      async 'Next.js'(exported) {
        const { GET, PUT, OPTIONS } = exported as { [method: string]: Handler }
        if (GET === undefined || PUT === undefined || OPTIONS === undefined) throw new Error('no handlers')
        expect(await ask(GET, {}, web)).toEqual([200, web, '[{"id":1}]'])
        expect(await ask(PUT, { method: 'PUT', body: '{"id":2}' }, web)).toEqual([200, web, '{"id":2}'])
        expect(await ask(OPTIONS, preflight('PUT'), web)).toEqual([204, web, ''])
        expect(await ask(OPTIONS, { method: 'OPTIONS' }, web)).toEqual([405, web, ''])
      },
      async 'Several policies'(exported) {
        const shop = 'https://shop.b.example'
        const host = 'b.api.example.com'
        expect(await ask(fetchOf(exported), { host }, shop)).toEqual([200, shop, `the API of ${host}`])
        for (const other of ['a.api.example.com', 'c.api.example.com']) {
          expect((await ask(fetchOf(exported), { host: other }, shop))[1]).toBe(null)
        }
      },
      async 'Public suffixes'(exported) {
        const origin = 'https://pr-5.example.org'
        expect(await ask(fetchOf(exported), {}, origin)).toEqual([200, origin, 'hello'])
      },
      async 'WebSocket and CSRF'(exported) {
        for (const [origin, status] of [
          [web, 202],
          [undefined, 202],
          [evil, 403],
        ] as const) {
          expect((await ask(fetchOf(exported), { method: 'POST', body: '{}' }, origin))[0]).toBe(status)
        }
      },
    },
  })

  it('readme/options-are-those-of-the-core', () => {
    expect(tableOf(readme, 'option')).toBe(tableOf(readPage('packages/core/README.md'), 'option'))
  })
})
