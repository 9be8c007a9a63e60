import type { Answer, Exchange, Hop } from '@cors/browser'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type ReplayServer, serveExchanges } from '../src/serve.ts'
import { exchangeBytes, writeRequest } from './connection.ts'

let server: ReplayServer
beforeEach(async () => {
  server = await serveExchanges()
})
afterEach(() => server.close())

const url = 'http://api.test:8000/data'
const served = 'http://api.test:8000/~0.0/data'

function exchangeOf(response: Answer | null, more: Partial<Hop> = {}, next: readonly Hop[] = []): Exchange {
  return { request: { documentOrigin: 'http://page.test', url }, hops: [{ url, response, ...more }, ...next] }
}

const asked = ['Host: api.test:8000', 'Origin: http://page.test']
const preflight = [...asked, 'Access-Control-Request-Method: PUT', 'Access-Control-Request-Headers: a,b']
const next: Hop = { url: 'http://other.test/next', response: null }

describe('what is sent', () => {
  it.each<{ id: string; hop: Partial<Hop>; next?: readonly Hop[]; sent: string; received: string }>([
    {
      id: 'sent/lines-as-recorded',
      hop: {
        response: {
          status: 680,
          headers: [
            ['Access-Control-Allow-Origin', ' \ta\t '],
            ['access-control-allow-origin', 'b\u000B\u000C\0\u00E9'],
            ['Access-Control-Allow-Origin', ''],
          ],
        },
      },
      sent: writeRequest('GET', served, asked),
      received:
        'HTTP/1.1 680 Answer\r\nAccess-Control-Allow-Origin:  \ta\t \r\naccess-control-allow-origin: b\u000B\u000C\0\u00E9\r\nAccess-Control-Allow-Origin: \r\nContent-Length: 2\r\n\r\nxx',
    },
    {
      id: 'sent/placeholders',
      hop: {
        preflight: {
          status: 200,
          headers: [
            ['A', '{{Origin}}'],
            ['B', '{{Access-Control-Request-Method}}'],
            ['C', '{{request-header-names}}'],
          ],
        },
      },
      sent: writeRequest('OPTIONS', served, preflight),
      received:
        'HTTP/1.1 200 Answer\r\nA: http://page.test\r\nB: PUT\r\nC: a,b\r\nContent-Length: 2\r\n\r\nxx',
    },
    {
      id: 'sent/placeholders-for-nothing',
      hop: {
        response: {
          status: 200,
          headers: [
            ['A', '{{Origin}}'],
            ['C', '{{request-header-names}}'],
          ],
        },
      },
      sent: writeRequest('GET', served),
      received: 'HTTP/1.1 200 Answer\r\nContent-Length: 2\r\n\r\nxx',
    },
    {
      id: 'sent/options-that-is-no-preflight',
      hop: { preflight: { status: 400, headers: [] }, response: { status: 200, headers: [] } },
      sent: writeRequest('OPTIONS', served, asked),
      received: 'HTTP/1.1 200 Answer\r\nContent-Length: 2\r\n\r\nxx',
    },
    {
      id: 'sent/no-content',
      hop: { response: { status: 204, headers: [] } },
      sent: writeRequest('GET', served),
      received: 'HTTP/1.1 204 Answer\r\n\r\n',
    },
    {
      id: 'sent/head',
      hop: { response: { status: 200, headers: [] } },
      sent: writeRequest('HEAD', served),
      received: 'HTTP/1.1 200 Answer\r\nContent-Length: 0\r\n\r\n',
    },
    {
      id: 'sent/length-as-recorded',
      hop: { response: { status: 200, headers: [['content-length', '5']] } },
      sent: writeRequest('GET', served),
      received: 'HTTP/1.1 200 Answer\r\ncontent-length: 5\r\n\r\nxxxxx',
    },
    {
      id: 'sent/location-of-the-next-hop',
      hop: { response: { status: 302, headers: [['Location', next.url]] } },
      next: [next],
      sent: writeRequest('GET', served),
      received: 'HTTP/1.1 302 Answer\r\nLocation: http://other.test/~0.1/next\r\nContent-Length: 2\r\n\r\nxx',
    },
    {
      id: 'sent/one-after-another',
      hop: { response: { status: 204, headers: [] } },
      sent: writeRequest('POST', served, ['Content-Length: 3'], 'a\r\n') + writeRequest('GET', served),
      received: 'HTTP/1.1 204 Answer\r\n\r\nHTTP/1.1 204 Answer\r\n\r\n',
    },
    {
      id: 'sent/nothing',
      hop: { response: null },
      sent: writeRequest('GET', served),
      received: 'reset',
    },
    {
      id: 'sent/nothing-to-a-preflight',
      hop: { response: { status: 200, headers: [] } },
      sent: writeRequest('OPTIONS', served, preflight),
      received: 'reset',
    },
    {
      id: 'sent/nobody-else-answers',
      hop: { response: { status: 200, headers: [] } },
      sent: writeRequest('CONNECT', 'updates.example.com:443'),
      received: 'HTTP/1.1 502 Nobody\r\nContent-Length: 0\r\n\r\n',
    },
  ])('$id', async ({ hop, next: hops, sent, received }) => {
    server.add(exchangeOf(null, hop, hops))
    expect(await exchangeBytes(server.address, sent)).toBe(received)
  })
})

describe('what is remembered', () => {
  it('remembered/in-order', async () => {
    const { sent } = server.add(
      exchangeOf({ status: 200, headers: [] }, { preflight: { status: 204, headers: [] } }),
    )
    await exchangeBytes(
      server.address,
      writeRequest('OPTIONS', served, preflight) +
        writeRequest('PUT', served, [...asked, 'X-A: 1', 'x-a: 2 ']),
    )
    expect(sent).toEqual([
      {
        hop: 0,
        preflight: true,
        method: 'OPTIONS',
        headers: {
          host: 'api.test:8000',
          origin: 'http://page.test',
          'access-control-request-method': 'PUT',
          'access-control-request-headers': 'a,b',
        },
      },
      {
        hop: 0,
        preflight: false,
        method: 'PUT',
        headers: { host: 'api.test:8000', origin: 'http://page.test', 'x-a': '1, 2' },
      },
    ])
  })

  it('remembered/a-dead-server-once', async () => {
    const { sent } = server.add(exchangeOf(null))
    await exchangeBytes(server.address, writeRequest('GET', served))
    await exchangeBytes(server.address, writeRequest('GET', served))
    expect(sent).toHaveLength(1)
  })
})

describe('pages', () => {
  it.each([
    {
      id: 'page/of-an-origin',
      origin: 'http://page.test:8000',
      url: 'http://page.test:8000/~page',
      isSandboxed: false,
    },
    { id: 'page/of-none', origin: 'null', url: 'http://opaque.test:8000/~page?sandbox', isSandboxed: true },
  ])('$id', async ({ origin, url: page, isSandboxed }) => {
    server.setScript('é()')
    expect(server.pageOf(origin)).toBe(page)
    const received = await exchangeBytes(server.address, writeRequest('GET', page))
    expect(received).toContain('<script>Ã©()</script>')
    expect(received.includes('Content-Security-Policy: sandbox allow-scripts\r\n')).toBe(isSandboxed)
  })
})
