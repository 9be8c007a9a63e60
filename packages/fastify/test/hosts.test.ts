import { once } from 'node:events'
import { createServer } from 'node:http'
import { connect } from 'node:net'
import { cors } from '@cors/fastify'
import type { FastifyInstance, FastifyServerOptions } from 'fastify'
import { describe, expect, it } from 'vitest'
import {
  type Answer,
  type Sent,
  answerOf,
  answerWith,
  evil,
  granted,
  options,
  preflight,
  send,
  serve,
  web,
} from './exchange.ts'
import { sendHttp2, serveHttp2 } from './http2.ts'
import { majors } from './majors.ts'

const partner = 'https://partner.example'

function mount(app: FastifyInstance): FastifyInstance {
  app.register(cors, options)
  app.get('/', async () => 'ok')
  app.put('/partner', { config: { cors: { origin: [partner], allowedHeaders: ['X-A'] } } }, async () => 'ok')
  app.get('/thrown', async () => {
    throw new Error('broken')
  })
  app.get('/raw', (_request, reply) => {
    reply.hijack()
    reply.raw.writeHead(200, { vary: 'Accept' })
    reply.raw.end('raw')
  })
  return app
}

const requests: readonly (readonly [id: string, sent: Sent, status: number])[] = [
  ['get', {}, 200],
  ['head', { method: 'HEAD' }, 200],
  ['not-found', { path: '/x' }, 404],
  ['thrown', { path: '/thrown' }, 500],
  ['raw', { path: '/raw' }, 200],
  ['put', { method: 'PUT', path: '/partner' }, 200],
  ['options', { method: 'OPTIONS' }, 404],
  ['preflight', preflight('GET', 'x-a'), 204],
  ['preflight-of-a-route', preflight('PUT', 'x-a', '/partner'), 204],
  ['preflight-not-found', preflight('DELETE', undefined, '/x'), 204],
]

/** What a policy answers, whoever carries it. */
const head = ({ status, cors: fields, vary, body }: Answer) => ({
  status,
  cors: fields,
  vary: vary.toSorted(),
  body,
})

for (const [name, fastify] of majors) {
  describe(`hosts, ${name}`, () => {
    for (const [id, sent, status] of requests) {
      it(`inject/${id}`, async () => {
        const app = mount(fastify())
        const port = await serve(app)
        for (const origin of [web, partner, evil, undefined]) {
          const { method = 'GET', path = '/', headers = {} } = sent
          const injected = await app.inject({
            method: method as 'GET',
            url: path,
            headers: origin === undefined ? headers : { ...headers, origin },
          })
          const lines = Object.entries(injected.headers).map(([key, value]) => [key, String(value)] as const)
          const overSocket = head(await send(port, sent, origin))
          expect(head(answerOf(injected.statusCode, lines, injected.body))).toEqual(overSocket)
          // Both could be wrong alike.
          const allowed = id === 'put' || id === 'preflight-of-a-route' ? partner : web
          expect(overSocket.cors['access-control-allow-origin']).toBe(
            origin === allowed ? allowed : undefined,
          )
          if (origin === allowed) expect(overSocket.status).toBe(status)
        }
      })

      it(`http2/${id}`, async () => {
        const port = await serve(mount(fastify()))
        const client = await serveHttp2(mount(fastify({ http2: true } as FastifyServerOptions)))
        for (const origin of [web, partner, evil, undefined]) {
          const answer = head(await sendHttp2(client, sent, origin))
          const overHttp1 = head(await send(port, sent, origin))
          expect({ origin, ...answer }).toEqual({ origin, ...overHttp1 })
        }
      })
    }

    it('http2/host-of-a-route', async () => {
      const app = fastify({ http2: true } as FastifyServerOptions) as unknown as FastifyInstance
      app.register(cors, options)
      app.put(
        '/x',
        { config: { cors: { origin: [partner] } }, constraints: { host: 'a.example' } },
        () => 'a',
      )
      app.put('/x', { config: { cors: { origin: '*' } }, constraints: { host: 'b.example' } }, () => 'b')
      const client = await serveHttp2(app)
      for (const [host, allowed] of [
        ['a.example', partner],
        ['b.example', '*'],
        ['c.example', undefined],
      ] as const) {
        for (const sent of [{ method: 'PUT', path: '/x' }, preflight('PUT', undefined, '/x')]) {
          const asking = { ...sent, headers: { ...sent.headers, ':authority': host } }
          const { cors: fields } = await sendHttp2(client, asking, partner)
          expect({ host, sent, allow: fields['access-control-allow-origin'] }).toEqual({
            host,
            sent,
            allow: allowed,
          })
        }
      }
    })

    it('server-factory', async () => {
      let requested = 0
      const app = mount(
        fastify({
          serverFactory: (handler) =>
            createServer((request, response) => {
              requested++
              handler(request, response)
            }),
        }),
      )
      const port = await serve(app)
      expect(await send(port, {}, web)).toEqual(answerWith({ body: 'ok', cors: granted }))
      expect(await send(port, preflight('PUT', 'x-a', '/partner'), partner)).toMatchObject({
        status: 204,
        cors: { 'access-control-allow-origin': partner },
      })
      expect(await send(port, { path: '/x' }, web)).toEqual(answerWith({ status: 404, cors: granted }))
      expect(requested).toBe(3)
    })

    it('pipelined', async () => {
      // Two requests of two pages on one connection: nothing of the first is on the second.
      const socket = connect(await serve(mount(fastify())), '127.0.0.1')
      const ask = (origin: string, more = ''): string =>
        `GET / HTTP/1.1\r\nHost: a\r\nOrigin: ${origin}\r\n${more}\r\n`
      socket.end(`${ask(web)}${ask(evil, 'Connection: close\r\n')}`)
      let text = ''
      socket.setEncoding('latin1').on('data', (chunk: string) => (text += chunk))
      await once(socket, 'close')
      const [, first = '', second = ''] = text.split('HTTP/1.1 200 OK')
      expect(first.toLowerCase()).toContain(`access-control-allow-origin: ${web}`)
      expect(second).not.toContain('ccess-')
      expect(second.toLowerCase()).toContain('vary: origin')
    })
  })
}
