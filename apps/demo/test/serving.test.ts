import { once } from 'node:events'
import { type Server, createServer, request as openRequest } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listenOnLoopback } from '../src/listen.ts'
import { runDemo } from '../src/run.ts'

async function hold(host: string): Promise<Server | undefined> {
  const server = createServer().listen({ host, port: 0, ipv6Only: true })
  const [error] = await Promise.race([once(server, 'listening'), once(server, 'error')])
  return error === undefined ? server : undefined
}

describe('a port that is taken', () => {
  it.each(['127.0.0.1', '::1'])('taken/on-%s', async (host) => {
    const holder = await hold(host)
    // Without IPv6 there is nothing to take.
    const { port: number } = (holder?.address() ?? { port: 0 }) as AddressInfo
    const free = await listenOnLoopback(() => {}, { number, isFixed: false })
    expect(free.port).not.toBe(number)
    free.close()
    const fixed = await listenOnLoopback(() => {}, { number, isFixed: true }).then(
      (listening) => listening.close(),
      (error: Error) => error.message,
    )
    expect(fixed).toBe(
      number === 0 ? undefined : `port ${number} is taken: end what listens there, or name another`,
    )
    holder?.close()
  })
})

describe('the page server', () => {
  const ending = new AbortController()
  const printed: string[] = []
  let ended: Promise<number>
  let port = 0

  beforeAll(async () => {
    await new Promise<void>((resolve) => {
      ended = runDemo({
        pagePort: { number: 0, isFixed: false },
        apiPort: { number: 0, isFixed: false },
        signal: ending.signal,
        keepsServing: true,
        scenarios: [],
        env: { CHROME_PATH: '/nonexistent/chrome' },
        print(line) {
          printed.push(line)
          if (line.includes('Ctrl-C')) resolve()
        },
      })
    })
    port = Number(/app\.example\.localhost:(\d+)/.exec(printed[0] ?? '')?.[1])
  })
  afterAll(() => ending.abort())

  async function get(
    path: string,
    host: string,
  ): Promise<{ status: number; location: string | undefined; body: string }> {
    const outgoing = openRequest({
      agent: false,
      host: '127.0.0.1',
      port,
      path,
      headers: { host: `${host}:${port}` },
    })
    outgoing.end()
    const [answer] = await once(outgoing, 'response')
    return { status: answer.statusCode, location: answer.headers.location, body: await text(answer) }
  }

  it.each([
    { id: 'page/allowed', host: 'app.example.localhost', visitor: 'allowed' },
    { id: 'page/refused', host: 'other.localhost', visitor: 'refused' },
    { id: 'page/look-alike', host: 'app.example.localhost.evil.localhost', visitor: 'look-alike' },
  ])('$id', async ({ host, visitor }) => {
    const { status, body } = await get('/', host)
    expect(status).toBe(200)
    expect(body).toContain(
      `{"visitor":"${visitor}","pages":{"allowed":"http://app.example.localhost:${port}"`,
    )
  })

  it('page/every-host-has-a-port-of-its-own', async () => {
    const { body } = await get('/', 'other.localhost')
    const apis = [
      ...body.matchAll(/"name":"([\w-]+)","title":"[^"]+","url":"http:\/\/api\.example\.localhost:(\d+)"/g),
    ]
    expect(apis.map(([, name]) => name)).toEqual(['express', 'koa', 'fastify', 'nestjs', 'nestjs-fastify'])
    expect(new Set(apis.map(([, , api]) => api)).size).toBe(5)
  })

  it('page/other-name-goes-to-allowed', async () => {
    const location = `http://app.example.localhost:${port}`
    expect(await get('/', 'localhost')).toEqual({ status: 302, location, body: '' })
  })

  it.each([
    { id: 'file/script', path: '/page.js', status: 200 },
    { id: 'file/requests', path: '/requests.js', status: 200 },
    { id: 'file/style', path: '/page.css', status: 200 },
    { id: 'file/source-is-not-served', path: '/../demo.ts', status: 404 },
    { id: 'file/prototype', path: '/constructor', status: 404 },
    { id: 'exchanges/unknown-run', path: '/exchanges?run=none', status: 200 },
  ])('$id', async ({ path, status }) => {
    expect((await get(path, 'other.localhost')).status).toBe(status)
  })

  it('ending/closes-everything', async () => {
    ending.abort()
    expect(await ended).toBe(0)
    await expect(get('/', 'other.localhost')).rejects.toThrow('ECONNREFUSED')
  })
})
