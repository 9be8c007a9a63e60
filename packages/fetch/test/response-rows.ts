import type { Fields } from './exchange.ts'
import type { Expected } from './expected.ts'

/** A handler, and what must come back of it. */
export interface Row extends Expected {
  /** Made anew for each test. */
  readonly handler: (upstream: string) => (request: Request) => Response | Promise<Response>
}

/** What a handler, or a server behind it, may grant by itself. */
export const own: Fields = {
  'access-control-allow-origin': '*',
  'access-control-allow-credentials': 'true',
  'access-control-expose-headers': 'X-Secret',
  'access-control-allow-methods': 'DELETE',
  'access-control-allow-headers': 'x-b',
  'access-control-max-age': '600',
  'access-control-allow-private-network': 'true',
}

const always =
  (make: (request: Request) => Response): Row['handler'] =>
  () =>
    make

function stream(...parts: readonly string[]): ReadableStream<Uint8Array> {
  return new ReadableStream({
    async start(controller) {
      for (const part of parts) {
        await new Promise(setImmediate)
        controller.enqueue(new TextEncoder().encode(part))
      }
      controller.close()
    },
  })
}

export const rows: readonly Row[] = [
  { id: 'text', handler: always(() => new Response('ok')), status: 200, body: 'ok' },
  {
    id: 'json',
    handler: always(() => Response.json({ a: 1 })),
    status: 200,
    body: '{"a":1}',
    headers: { 'content-type': 'application/json' },
  },
  { id: 'not-found', handler: always(() => new Response('no', { status: 404 })), status: 404, body: 'no' },
  { id: 'no-content', handler: always(() => new Response(null, { status: 204 })), status: 204, body: '' },
  {
    id: 'not-modified',
    handler: always(() => new Response(null, { status: 304, headers: { etag: '"1"' } })),
    status: 304,
    headers: { etag: '"1"' },
  },
  {
    id: 'head',
    handler: always(() => new Response(null, { headers: { 'x-a': '1' } })),
    send: { method: 'HEAD' },
    status: 200,
    headers: { 'x-a': '1' },
  },
  {
    id: 'redirect',
    handler: always(() => Response.redirect('https://a.example/b', 303)),
    status: 303,
    headers: { location: 'https://a.example/b' },
  },
  { id: 'stream', handler: always(() => new Response(stream('a', 'b', 'c'))), status: 200, body: 'abc' },
  {
    id: 'event-stream',
    handler: always(
      () =>
        new Response(stream('data: 1\n\n', 'data: 2\n\n'), {
          headers: { 'content-type': 'text/event-stream' },
        }),
    ),
    status: 200,
    headers: { 'content-type': 'text/event-stream' },
    body: 'data: 1\n\ndata: 2\n\n',
  },
  {
    id: 'vary',
    handler: always(() => new Response('ok', { headers: { Vary: 'Accept, origin' } })),
    status: 200,
    vary: ['Accept', 'origin'],
  },
  {
    id: 'vary-star',
    handler: always(() => new Response('ok', { headers: { Vary: '*' } })),
    status: 200,
    vary: ['*'],
  },
  {
    id: 'cookies',
    handler: always(() => {
      const response = new Response('ok')
      for (const cookie of ['a=1; Path=/', 'b=2; Expires=Wed, 21 Oct 2026 07:28:00 GMT'])
        response.headers.append('set-cookie', cookie)
      return response
    }),
    status: 200,
    headers: { 'set-cookie': 'a=1; Path=/ AND b=2; Expires=Wed, 21 Oct 2026 07:28:00 GMT' },
  },
  { id: 'own-fields', handler: always(() => new Response('ok', { headers: own })), status: 200 },
  {
    // What `fetch` brings cannot be changed.
    id: 'upstream',
    handler: (upstream) => () => fetch(upstream),
    status: 200,
    body: 'hello',
    headers: { 'x-a': '1' },
    vary: ['Accept', 'Origin'],
  },
  {
    id: 'plain-options',
    handler: always(({ method }) => new Response(method)),
    send: { method: 'OPTIONS' },
    status: 200,
    body: 'OPTIONS',
  },
  {
    id: 'posted',
    handler: () => async (request) => new Response(`got ${await request.text()}`),
    send: { method: 'POST', body: 'a'.repeat(70_000) },
    status: 200,
    body: `got ${'a'.repeat(70_000)}`,
  },
  {
    id: 'thrown-response',
    handler: always(() => {
      // oxlint-disable-next-line only-throw-error -- as Remix has it
      throw new Response('none', { status: 404 })
    }),
    status: 404,
    body: 'none',
  },
  {
    id: 'thrown',
    handler: always(() => {
      throw new Error('secret')
    }),
    status: 500,
    body: 'Internal Server Error',
  },
  {
    id: 'thrown-later',
    handler: () => () => Promise.reject(new Error('secret')),
    status: 500,
    body: 'Internal Server Error',
  },
  {
    id: 'constant',
    handler: () => {
      const constant = new Response(null, { status: 404, headers: { 'x-a': '1' } })
      return () => constant
    },
    status: 404,
    headers: { 'x-a': '1' },
  },
  {
    id: 'constant-redirect',
    handler: () => {
      const constant = Response.redirect('https://a.example/b')
      return () => constant
    },
    status: 302,
  },
  {
    id: 'constant-headers',
    handler: () => {
      const headers = new Headers({ 'x-a': '1' })
      return () => new Response('ok', { headers })
    },
    status: 200,
    body: 'ok',
    headers: { 'x-a': '1' },
  },
  {
    id: 'constant-init',
    handler: () => {
      const init = { status: 201, headers: { 'x-a': '1' } }
      return () => new Response('ok', init)
    },
    status: 201,
    headers: { 'x-a': '1' },
  },
]
