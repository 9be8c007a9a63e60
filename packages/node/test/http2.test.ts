import { once } from 'node:events'
import {
  type ClientHttp2Session,
  type Http2ServerRequest,
  type Http2ServerResponse,
  connect,
  constants,
  createServer,
} from 'node:http2'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { HeaderLine } from '@cors/conformance'
import { type CorsOptions, cors, withCors } from '../src/index.ts'
import { type Answer, evil, granted, options, sortLines, web } from './exchange.ts'

type Handler = (request: Http2ServerRequest, response: Http2ServerResponse) => unknown

/** Serves cleartext HTTP/2 until the test is over, with a client on it. */
async function serve(handler: Handler): Promise<ClientHttp2Session> {
  const server = createServer(handler).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const client = connect(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
  onTestFinished(async () => {
    client.destroy()
    await new Promise((done) => server.close(done))
  })
  return client
}

type Http2Answer = Pick<Answer, 'status' | 'cors' | 'vary' | 'own' | 'body'>

/** Sends one request and reads the header lines as they came. */
async function send(
  client: ClientHttp2Session,
  method: string,
  headers: { readonly [name: string]: string } = {},
): Promise<Http2Answer> {
  const stream = client.request({ ':method': method, ':path': '/', ...headers })
  stream.end()
  const [fields, , raw] = (await once(stream, 'response')) as unknown as [
    { readonly ':status': number },
    number,
    readonly string[],
  ]
  let body = ''
  for await (const chunk of stream.setEncoding('utf8')) body += String(chunk)
  const lines = raw.flatMap((name, index): HeaderLine[] =>
    index % 2 === 0 && !name.startsWith(':') ? [[name, raw[index + 1] ?? '']] : [],
  )
  return { status: fields[':status'], ...sortLines(lines), body }
}

interface Http2Row {
  readonly id: string
  readonly policy?: CorsOptions | false
  readonly method?: string
  readonly origin?: string
  readonly headers?: { readonly [name: string]: string }
  readonly handle?: (response: Http2ServerResponse) => void
  readonly expected: Partial<Http2Answer>
}

const allowed = { cors: granted(), vary: ['Origin'] } as const
const asks = (method: string, names?: string): { readonly [name: string]: string } => ({
  'access-control-request-method': method,
  ...(names === undefined ? {} : { 'access-control-request-headers': names }),
})
const evilOrigin = { 'Access-Control-Allow-Origin': evil }

const rows: readonly Http2Row[] = [
  { id: 'allowed', expected: { status: 200, ...allowed, body: 'handled' } },
  { id: 'refused', origin: evil, expected: { status: 200, cors: [], vary: ['Origin'], body: 'handled' } },
  { id: 'without-origin', origin: '', expected: { status: 200, cors: [], vary: ['Origin'] } },
  { id: 'any', policy: { origin: '*' }, expected: { cors: ['access-control-allow-origin: *'], vary: [] } },
  { id: 'off', policy: false, expected: { cors: [], vary: ['Origin'] } },
  { id: 'head', method: 'HEAD', expected: { status: 200, ...allowed, body: '' } },
  {
    id: 'preflight',
    method: 'OPTIONS',
    headers: asks('PUT', 'x-token'),
    expected: {
      status: 204,
      cors: [
        'access-control-allow-credentials: true',
        'access-control-allow-headers: x-token',
        'access-control-allow-methods: GET, HEAD, PUT, PATCH, POST, DELETE',
        `access-control-allow-origin: ${web}`,
      ],
      vary: ['Origin, Access-Control-Request-Headers'],
      own: [],
      body: '',
    },
  },
  {
    id: 'preflight-refused',
    method: 'OPTIONS',
    origin: evil,
    headers: asks('PUT'),
    expected: { status: 403, cors: [], vary: ['Origin'], own: ['content-length: 0'], body: '' },
  },
  {
    id: 'reject-disallowed',
    policy: { ...options, rejectDisallowed: true },
    origin: evil,
    expected: { status: 403, cors: [], vary: ['Origin'], body: '' },
  },
  {
    id: 'plain-options',
    method: 'OPTIONS',
    expected: { status: 200, ...allowed, body: 'handled' },
  },
  {
    id: 'write-head-object',
    handle: (response) =>
      void response.writeHead(201, { ...evilOrigin, 'X-Own': 'kept', vary: 'Accept' }).end(),
    expected: { status: 201, cors: granted(), vary: ['Accept, Origin'], own: ['x-own: kept'] },
  },
  {
    id: 'write-head-flat',
    handle: (response) =>
      void response.writeHead(201, ['Access-Control-Allow-Origin', '*', 'X-Own', 'kept'] as never).end(),
    expected: { status: 201, ...allowed, own: ['x-own: kept'] },
  },
  {
    id: 'write-head-pairs',
    handle: (response) =>
      void response
        .writeHead(201, [
          ['Vary', 'Accept'],
          ['X-Own', 'kept'],
        ] as never)
        .end(),
    expected: { status: 201, cors: granted(), vary: ['Accept, Origin'], own: ['x-own: kept'] },
  },
  {
    id: 'write-head-message',
    handle: (response) => void response.writeHead(201, 'Fine', { 'X-Own': 'kept' }).end(),
    expected: { status: 201, ...allowed, own: ['x-own: kept'] },
  },
  {
    id: 'write-head-cookies',
    handle: (response) => void response.writeHead(200, { 'Set-Cookie': ['a=1', 'b=2'] }).end(),
    expected: { ...allowed, own: ['set-cookie: a=1', 'set-cookie: b=2'] },
  },
  {
    id: 'write-head-status',
    handle: (response) => void response.writeHead(404).end(),
    expected: { status: 404, ...allowed },
  },
  {
    id: 'own-fields',
    handle(response) {
      response.setHeader('access-control-allow-origin', '*')
      response.setHeader('access-control-allow-methods', 'DELETE')
      response.setHeader('access-control-allow-private-network', 'true')
      response.end()
    },
    expected: allowed,
  },
  {
    id: 'own-fields-refused',
    origin: evil,
    handle: (response) => void response.writeHead(200, evilOrigin).end(),
    expected: { cors: [], vary: ['Origin'] },
  },
  {
    id: 'remove-all',
    handle(response) {
      for (const name of response.getHeaderNames()) response.removeHeader(name)
      response.end()
    },
    expected: allowed,
  },
  {
    id: 'vary-lines',
    handle(response) {
      response.setHeader('Vary', ['Accept', 'Accept-Language'])
      response.end()
    },
    expected: { cors: granted(), vary: ['Accept, Accept-Language, Origin'] },
  },
  { id: 'bare-end', handle: (response) => void response.end(), expected: { status: 200, ...allowed } },
  {
    id: 'write',
    handle(response) {
      response.write('one ')
      response.end('two')
    },
    expected: { ...allowed, body: 'one two' },
  },
  {
    id: 'pipe',
    handle: (response) => void Readable.from(['one ', 'two']).pipe(response),
    expected: { ...allowed, body: 'one two' },
  },
  {
    id: 'flush-headers',
    handle(response) {
      response.setHeader('Vary', 'Accept')
      // Missing in its types.
      ;(response as unknown as { flushHeaders(): void }).flushHeaders()
      response.end('body')
    },
    expected: { cors: granted(), vary: ['Accept, Origin'], body: 'body' },
  },
  {
    id: 'early-hints',
    handle(response) {
      response.writeEarlyHints({ link: '</x.css>; rel=preload; as=style' })
      response.end()
    },
    expected: allowed,
  },
  {
    id: 'not-modified',
    handle: (response) => void response.writeHead(304, { ETag: '"1"' }).end(),
    expected: { status: 304, ...allowed },
  },
  {
    id: 'error',
    handle(response) {
      response.setHeader('Content-Type', 'text/csv')
      response.setHeader('Vary', 'Accept')
      throw new Error('thrown after some headers')
    },
    expected: { status: 500, ...allowed, own: [], body: 'failed' },
  },
]

describe('HTTP/2, through the compatibility API', () => {
  for (const row of rows) {
    const { id, policy = options, method = 'GET', origin = web, headers, expected } = row
    const handle = row.handle ?? ((response: Http2ServerResponse) => void response.end('handled'))
    it(`http2/${id}`, async () => {
      const client = await serve(
        withCors(policy, (_request: Http2ServerRequest, response: Http2ServerResponse) => {
          try {
            handle(response)
          } catch {
            for (const name of response.getHeaderNames()) response.removeHeader(name)
            response.writeHead(500).end('failed')
          }
        }),
      )
      expect(await send(client, method, { ...(origin === '' ? {} : { origin }), ...headers })).toMatchObject(
        expected,
      )
    })
  }

  it('http2/middleware: the same through cors() and its next', async () => {
    const middleware = cors<Http2ServerRequest, Http2ServerResponse>(options)
    const client = await serve((request, response) =>
      middleware(request, response, () => response.end('next')),
    )
    expect(await send(client, 'GET', { origin: web })).toMatchObject({ ...allowed, body: 'next' })
  })

  it('http2/one-session: each stream of a session is answered for itself', async () => {
    const client = await serve(
      withCors(options, (_request: Http2ServerRequest, response: Http2ServerResponse) => void response.end()),
    )
    const answers = await Promise.all([web, evil, web, evil].map((origin) => send(client, 'GET', { origin })))
    expect(answers.map(({ cors: lines }) => lines)).toEqual([granted(), [], granted(), []])
  })

  it('http2/odd: an array that Node refuses is refused in its words', async () => {
    const client = await serve(
      withCors(options, (_request: Http2ServerRequest, response: Http2ServerResponse) => {
        try {
          response.writeHead(200, ['X-Own'] as never)
        } catch (error) {
          response.writeHead(500).end(String((error as NodeJS.ErrnoException).code))
        }
      }),
    )
    expect(await send(client, 'GET', { origin: web })).toMatchObject({
      status: 500,
      ...allowed,
      body: 'ERR_INVALID_ARG_VALUE',
    })
  })

  // The stream is closed, or the whole session gone, when the policy comes to its answer.
  for (const what of ['stream', 'session'] as const) {
    for (const method of ['GET', 'OPTIONS'] as const) {
      it(`http2/gone-${what}-${method}: a client that leaves while a predicate thinks harms nobody`, async () => {
        let answer = (_allowed: boolean): void => {}
        let asked = (): void => {}
        const asking = new Promise<void>((resolve) => (asked = resolve))
        const closed = new Promise<void>((resolve) => {
          void serveOnce(resolve)
        })
        async function serveOnce(gone: () => void): Promise<void> {
          const handler = withCors(
            {
              origin: () =>
                new Promise<boolean>((resolve) => {
                  answer = resolve
                  asked()
                }),
            },
            (_request: Http2ServerRequest, response: Http2ServerResponse) => {
              response.setHeader('Vary', 'Accept')
              response.writeHead(200, { 'X-Own': '1' }).end('late')
            },
          )
          const client = await serve((request, response) => {
            response.on('close', gone)
            handler(request, response)
          })
          const stream = client
            .request({ ':method': method, origin: web, ...asks('PUT') })
            .on('error', () => {})
          await asking
          if (what === 'stream') stream.close(constants.NGHTTP2_CANCEL)
          else client.destroy()
        }
        await closed
        answer(true)
        // What goes wrong after this is an unhandled error, and fails the run.
        await new Promise((turn) => setImmediate(turn))
        const client = await serve(
          withCors(
            options,
            (_request: Http2ServerRequest, response: Http2ServerResponse) => void response.end(),
          ),
        )
        expect(await send(client, 'GET', { origin: web })).toMatchObject(allowed)
      })
    }
  }
})
