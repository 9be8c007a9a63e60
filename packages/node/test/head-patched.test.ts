import type { RequestListener, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { describe, expect, it, vi } from 'vitest'
import { type ConnectMiddleware, type CorsOptions, cors } from '../src/index.ts'
import { type Sent, evil, granted, options, partner, preflight, send, serve, web } from './exchange.ts'
import { onHeaders, readPairs } from './host/on-headers.ts'

const inner: CorsOptions = { origin: [web], exposedHeaders: ['X-Total'] }
const innerGranted = [`access-control-allow-origin: ${web}`, 'access-control-expose-headers: X-Total']

// What compression does through the package vary: nothing of the response's own is lost.
const late = (response: ServerResponse): void => {
  const current = [response.getHeader('Vary') ?? []].flat().join(', ')
  if (current === '') response.setHeader('Vary', 'Accept-Encoding')
  else if (!current.includes('Accept-Encoding')) response.setHeader('Vary', `${current}, Accept-Encoding`)
  response.setHeader('X-Late', '1')
}
const patch: ConnectMiddleware = (_request, response, next) => {
  onHeaders(response, late)
  next()
}
const patchOfOld: ConnectMiddleware = (_request, response, next) => {
  onHeaders(response, late, readPairs)
  next()
}
const patchThatClears: ConnectMiddleware = (_request, response, next) => {
  onHeaders(response, (each) => {
    for (const name of each.getHeaderNames()) each.removeHeader(name)
    each.setHeader('Vary', 'Accept-Encoding')
    each.setHeader('X-Late', '1')
  })
  next()
}

function chain(middlewares: readonly ConnectMiddleware[], handle: RequestListener): RequestListener {
  return (request, response) => {
    const run = (index: number): void => {
      const middleware = middlewares[index]
      if (middleware === undefined) handle(request, response)
      else middleware(request, response, () => run(index + 1))
    }
    try {
      run(0)
    } catch {
      // The client then fails at once and not by waiting.
      request.socket.destroy()
    }
  }
}

interface ChainRow {
  readonly id: string
  readonly chain: readonly ConnectMiddleware[]
  readonly cors?: readonly string[]
}

const chains: readonly ChainRow[] = [
  { id: 'before', chain: [patch, cors(options)] },
  { id: 'after', chain: [cors(options), patch] },
  { id: 'both', chain: [patch, cors(options), patch] },
  { id: 'after-and-clears', chain: [cors(options), patchThatClears] },
  { id: 'before-two-policies', chain: [patch, cors(options), cors(inner)], cors: innerGranted },
  { id: 'after-two-policies', chain: [cors(options), cors(inner), patch], cors: innerGranted },
  { id: 'between-two-policies', chain: [cors(options), patch, cors(inner)], cors: innerGranted },
  { id: 'between-the-same-policy-twice', chain: [cors(options), patch, cors(options)] },
  {
    id: 'between-three-policies',
    chain: [cors(options), patch, cors(options), patch, cors(inner)],
    cors: innerGranted,
  },
]

const handlers: readonly (readonly [id: string, handle: (response: ServerResponse) => void])[] = [
  ['end', (response) => void response.end('body')],
  ['pipe', (response) => void Readable.from(['bo', 'dy']).pipe(response)],
  ['write-head-object', (response) => void response.writeHead(200, { 'X-Own': '1' }).end('body')],
  ['write-head-flat', (response) => void response.writeHead(200, 'OK', ['X-Own', '1']).end('body')],
  [
    'implicit-header',
    // compression calls it from the `write` and `end` that it puts in place.
    (response) => {
      Reflect.apply(Reflect.get(response, '_implicitHeader') as () => void, response, [])
      response.end('body')
    },
  ],
]

describe('writeHead replaced in the manner of on-headers', () => {
  for (const { id, chain: middlewares, cors: expected = granted() } of chains) {
    for (const [name, handle] of handlers) {
      it(`patched/${id}/${name}: the listener has its say, and the policy its own`, async () => {
        const port = await serve(chain(middlewares, (_request, response) => handle(response)))
        const answer = await send(port, { origin: web })
        expect(answer).toMatchObject({ status: 200, body: 'body', cors: expected })
        expect(answer.own).toContain('X-Late: 1')
        expect(answer.vary.join(', ').split(', ').toSorted()).toEqual(['Accept-Encoding', 'Origin'])
        const refused = await send(port, { origin: evil })
        expect(refused).toMatchObject({ status: 200, body: 'body', cors: [] })
        expect(refused.vary.join(', ')).toContain('Origin')
      })
    }
  }
})

describe('a preflight under a writeHead that is replaced', () => {
  const methods = 'access-control-allow-methods: GET, HEAD, PUT, PATCH, POST, DELETE'
  const cases: readonly (readonly [id: string, patch: ConnectMiddleware])[] = [
    ['flat', patch],
    ['pairs-only', patchOfOld],
  ]
  for (const [id, middleware] of cases) {
    it(`patched-preflight/${id}: is answered in full`, async () => {
      const port = await serve(chain([middleware, cors(options)], () => expect.unreachable()))
      const answer = await send(port, preflight(web))
      expect(answer.status).toBe(204)
      expect(answer.cors).toEqual([...granted().slice(0, 1), methods, ...granted().slice(1)].toSorted())
      expect(answer.vary.join(', ')).toContain('Origin')
      expect(answer.own.filter((line) => !/^(?:Connection|Keep-Alive|X-Late): /.test(line))).toEqual([])
    })

    it(`patched-preflight/${id}-refused: says nothing`, async () => {
      const port = await serve(chain([middleware, cors(options)], () => expect.unreachable()))
      const answer = await send(port, preflight(evil))
      expect(answer).toMatchObject({ status: 403, cors: [], body: '' })
      expect(answer.vary.join(', ')).toContain('Origin')
      expect(answer.own).toContain('Content-Length: 0')
    })
  }
})

describe('a second copy of the package on one response', () => {
  // A CJS and an ESM copy meet where one dependency is loaded both ways.
  async function twoCopies(): Promise<readonly [typeof cors, typeof cors]> {
    vi.resetModules()
    const first = await import('../src/index.ts')
    vi.resetModules()
    const second = await import('../src/index.ts')
    expect(first.cors).not.toBe(second.cors)
    return [first.cors, second.cors]
  }

  interface CopyRow {
    readonly id: string
    readonly outer: CorsOptions | false
    readonly inner: CorsOptions | false
    readonly sent: Sent
    readonly cors: readonly string[]
    readonly vary: readonly string[]
  }
  const rows: readonly CopyRow[] = [
    { id: 'same', outer: options, inner: options, sent: { origin: web }, cors: granted(), vary: ['Origin'] },
    { id: 'innermost', outer: options, inner, sent: { origin: web }, cors: innerGranted, vary: ['Origin'] },
    { id: 'refused-inside', outer: options, inner, sent: { origin: partner }, cors: [], vary: ['Origin'] },
    {
      id: 'refused-outside',
      outer: inner,
      inner: options,
      sent: { origin: partner },
      cors: granted(partner),
      vary: ['Origin'],
    },
    { id: 'off-inside', outer: options, inner: false, sent: { origin: web }, cors: [], vary: ['Origin'] },
    {
      id: 'open-inside',
      outer: options,
      inner: { origin: '*' },
      sent: { origin: web },
      cors: ['access-control-allow-origin: *'],
      vary: [],
    },
    { id: 'no-origin', outer: options, inner, sent: {}, cors: [], vary: ['Origin'] },
  ]
  for (const { id, outer, inner: within, sent, cors: expected, vary } of rows) {
    it(`copies/${id}: the headers stand once, by the innermost`, async () => {
      const [first, second] = await twoCopies()
      const port = await serve(
        chain([first(outer), second(within)], (_request, response) => {
          response.setHeader('Access-Control-Allow-Methods', 'DELETE')
          response.end('body')
        }),
      )
      expect(await send(port, sent)).toMatchObject({ status: 200, body: 'body', cors: expected, vary })
    })

    it(`one-copy/${id}: the headers stand once, by the innermost`, async () => {
      const port = await serve(
        chain([cors(outer), cors(within)], (_request, response) => {
          response.setHeader('Access-Control-Allow-Methods', 'DELETE')
          response.end('body')
        }),
      )
      expect(await send(port, sent)).toMatchObject({ status: 200, body: 'body', cors: expected, vary })
    })
  }
})

describe('a policy inside another that answers by itself', () => {
  const rejecting: CorsOptions = { origin: [partner], rejectDisallowed: true }
  const cases: readonly (readonly [id: string, chain: readonly ConnectMiddleware[]])[] = [
    ['plain', [cors(options), cors(rejecting)]],
    ['patched-between', [cors(options), patch, cors(rejecting)]],
    ['patched-before', [patchOfOld, cors(options), cors(rejecting)]],
  ]
  for (const [id, middlewares] of cases) {
    it(`answers/${id}: what the outer one granted is gone`, async () => {
      const port = await serve(
        chain(middlewares, (_request, response) => {
          response.end('body')
        }),
      )
      const refused = await send(port, { origin: web })
      expect(refused).toMatchObject({ status: 403, cors: [], body: '' })
      expect(refused.vary.join(', ')).toContain('Origin')
      expect(await send(port, { origin: partner })).toMatchObject({
        status: 200,
        cors: [`access-control-allow-origin: ${partner}`],
        body: 'body',
      })
    })
  }
})

describe('the deprecated writeHeader', () => {
  // DEP0063: an alias on the prototype, which newer Nodes no longer have.
  const asked = (response: ServerResponse): string =>
    'writeHeader' in response ? 'writeHeader' : 'writeHead'

  for (const [origin, lines] of [
    [web, granted()],
    [evil, []],
  ] as const) {
    it(`write-header/${origin === web ? 'allowed' : 'refused'}: is held like writeHead`, async () => {
      const port = await serve(
        chain([cors(options)], (_request, response) => {
          const held = response as unknown as Record<string, (...head: unknown[]) => ServerResponse>
          held[asked(response)]?.(200, { 'X-Own': '1', 'Access-Control-Allow-Origin': '*' }).end('body')
        }),
      )
      const answer = await send(port, { origin })
      expect(answer).toMatchObject({ status: 200, body: 'body', cors: lines, vary: ['Origin'] })
      expect(answer.own).toContain('X-Own: 1')
    })
  }
})
