import { Agent, type ServerResponse, get } from 'node:http'
import { once } from 'node:events'
import type { IncomingMessage } from 'node:http'
import { setImmediate as soon } from 'node:timers/promises'
import { describe, expect, it, onTestFinished } from 'vitest'
import { cors, withCors } from '../src/index.ts'
import { evil, granted, options, partner, preflight, readHeads, send, serve, web, wire } from './exchange.ts'

const corsLines = (head: readonly string[] | undefined): readonly string[] =>
  (head ?? []).filter((line) => /^(?:access-control-|vary)/i.test(line)).map((line) => line.toLowerCase())
const grantedLines = [...granted().toReversed(), 'vary: origin']

describe('a stream', () => {
  it('stream/events: the head leaves with the first event, and the stream goes on', async () => {
    let finish = (): void => {}
    const seen = new Promise<void>((resolve) => (finish = resolve))
    const port = await serve(
      withCors(options, async (_request, response) => {
        response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-cache' })
        response.flushHeaders()
        response.write('data: one\n\n')
        await seen
        response.end('data: two\n\n')
      }),
    )
    const request = get({ host: '127.0.0.1', port, headers: { Origin: web } })
    const [response] = (await once(request, 'response')) as [IncomingMessage]
    expect(response.headers['access-control-allow-origin']).toBe(web)
    expect(response.headers.vary).toBe('Origin')
    const events: string[] = []
    for await (const chunk of response.setEncoding('utf8')) {
      events.push(String(chunk))
      finish()
    }
    expect(events).toEqual(['data: one\n\n', 'data: two\n\n'])
  })

  it('stream/flushed-with-no-body: a head that is flushed early has the fields', async () => {
    let finish = (): void => {}
    const seen = new Promise<void>((resolve) => (finish = resolve))
    const port = await serve(
      withCors(options, async (_request, response) => {
        response.flushHeaders()
        await seen
        // Too late for any field; the policy must not try.
        response.end('late')
      }),
    )
    const request = get({ host: '127.0.0.1', port, headers: { Origin: web } })
    const [response] = (await once(request, 'response')) as [IncomingMessage]
    expect(response.headers['access-control-allow-origin']).toBe(web)
    finish()
    response.resume()
    await once(response, 'end')
  })

  it('stream/error-after-the-head: a stream that breaks off has had its fields', async () => {
    const port = await serve(
      withCors(options, async (_request, response) => {
        response.setHeader('Vary', 'Accept')
        response.write('half')
        await soon()
        response.destroy()
      }),
    )
    const text = await wire(port, `GET / HTTP/1.1\r\nHost: x\r\nOrigin: ${web}\r\n\r\n`)
    const [head] = readHeads(text)
    expect(corsLines(head)).toEqual(expect.arrayContaining(['vary: accept, origin', grantedLines[0]]))
    expect((await send(port, preflight(web))).status).toBe(204)
  })
})

interface InformationRow {
  readonly id: string
  readonly handle: (response: ServerResponse) => void
  readonly statusLines: readonly string[]
}

const information: readonly InformationRow[] = [
  {
    id: 'continue',
    handle: (response) => response.writeContinue(),
    statusLines: ['HTTP/1.1 100 Continue'],
  },
  {
    id: 'processing',
    handle: (response) => response.writeProcessing(),
    statusLines: ['HTTP/1.1 102 Processing'],
  },
  {
    id: 'early-hints',
    handle: (response) =>
      response.writeEarlyHints({ link: '</x.css>; rel=preload; as=style', 'x-hint': '1' }),
    statusLines: ['HTTP/1.1 103 Early Hints'],
  },
  {
    id: 'all',
    handle(response) {
      response.writeContinue()
      response.writeEarlyHints({ link: '</x.css>; rel=preload; as=style' })
      response.writeProcessing()
    },
    statusLines: ['HTTP/1.1 100 Continue', 'HTTP/1.1 103 Early Hints', 'HTTP/1.1 102 Processing'],
  },
]

describe('responses before the response', () => {
  for (const { id, handle, statusLines } of information) {
    it(`information/${id}: the fields stand on the last head alone`, async () => {
      const port = await serve(
        withCors(options, (_request, response) => {
          handle(response)
          response.writeHead(200, { 'Content-Length': 0 }).end()
        }),
      )
      const text = await wire(
        port,
        `GET / HTTP/1.1\r\nHost: x\r\nOrigin: ${web}\r\nConnection: close\r\n\r\n`,
      )
      const heads = readHeads(text)
      expect(heads.map(([statusLine]) => statusLine)).toEqual([...statusLines, 'HTTP/1.1 200 OK'])
      expect(heads.map(corsLines)).toEqual([...statusLines.map(() => []), grantedLines])
    })
  }
})

describe('a connection', () => {
  it('connection/alternating: each answer of a kept connection is for its own request', async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 })
    onTestFinished(() => agent.destroy())
    const port = await serve(
      withCors(options, ({ url }, response) => {
        if (url === '/own') response.setHeader('Access-Control-Allow-Origin', '*')
        response.end()
      }),
    )
    const origins = [web, evil, partner, undefined, evil, web, partner, evil]
    const ports = new Set<number>()
    for (const [index, origin] of origins.entries()) {
      const path = index % 3 === 0 ? '/own' : '/'
      const answer = await send(port, origin === undefined ? { path } : { path, origin }, { agent })
      ports.add(answer.clientPort)
      expect(answer.cors).toEqual(origin === web || origin === partner ? granted(origin) : [])
      expect(answer.vary).toEqual(['Origin'])
    }
    expect(ports.size).toBe(1)
  })

  it('connection/pipelined: requests that come at once are answered in turn, each for itself', async () => {
    const delays: { readonly [origin: string]: number } = { [web]: 3, [evil]: 2, [partner]: 1 }
    const port = await serve(
      withCors(
        {
          async origin(origin) {
            for (let turn = 0; turn < (delays[origin] ?? 0); turn++) await soon()
            return origin !== evil
          },
        },
        ({ headers }, response) => response.end(`to ${headers.origin};`),
      ),
    )
    const request = (origin: string, more = ''): string =>
      `GET / HTTP/1.1\r\nHost: x\r\nOrigin: ${origin}\r\n${more}\r\n`
    const text = await wire(port, request(web) + request(evil) + request(partner, 'Connection: close\r\n'))
    expect(readHeads(text).map(corsLines)).toEqual([
      [`access-control-allow-origin: ${web}`, 'vary: origin'],
      ['vary: origin'],
      [`access-control-allow-origin: ${partner}`, 'vary: origin'],
    ])
    expect([...text.matchAll(/to (https:[^;]+);/g)].map(([, origin]) => origin)).toEqual([web, evil, partner])
  })
})

describe('a response that is gone', () => {
  const cases: readonly (readonly [id: string, use: (response: ServerResponse) => void])[] = [
    ['write-head', (response) => void response.writeHead(200, { 'X-Own': '1', Vary: 'Accept' })],
    ['end', (response) => void response.end()],
    ['set-header', (response) => void response.setHeader('Access-Control-Allow-Origin', '*')],
    ['flush-headers', (response) => response.flushHeaders()],
  ]
  for (const [id, use] of cases) {
    it(`gone/${id}: a handler meets what it would meet without a policy`, async () => {
      const outcomes = await Promise.all(
        [options, undefined].map(async (policy) => {
          let outcome = 'not run'
          const port = await serve((request, response) => {
            const handle = (): void => {
              response.destroy()
              try {
                use(response)
                outcome = 'done'
              } catch (error) {
                outcome = String(error)
              }
            }
            if (policy === undefined) handle()
            else cors(policy)(request, response, handle)
          })
          await wire(port, `GET / HTTP/1.1\r\nHost: x\r\nOrigin: ${web}\r\n\r\n`)
          return outcome
        }),
      )
      expect(outcomes[0]).toBe(outcomes[1])
      expect(outcomes[0]).not.toBe('not run')
    })
  }
})
