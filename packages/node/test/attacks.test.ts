import { describe, expect, it } from 'vitest'
import { type CorsOptions, withCors } from '../src/index.ts'
import { evil, granted, options, partner, preflight, readHeads, send, serve, web, wire } from './exchange.ts'

interface AttackRow {
  readonly id: string
  readonly policy?: CorsOptions
  /** Bytes, one for each character; `Host`, `Connection: close` and the blank line come by themselves. */
  readonly lines: readonly string[]
  readonly status: number
  /** `access-control-*` lines of the answer. */
  readonly cors?: readonly string[]
  /** What Node's parser refuses never reaches a policy. */
  readonly unparsed?: true
}

const everybody: CorsOptions = { origin: () => true }
const put = 'Access-Control-Request-Method: PUT'
const names = (list: string): string => `Access-Control-Request-Headers: ${list}`
const methods = 'access-control-allow-methods: GET, HEAD, PUT, PATCH, POST, DELETE'
const lists = [`access-control-allow-origin: ${web}`, methods].toSorted()

const rows: readonly AttackRow[] = [
  { id: 'origin/two-lines', lines: ['GET / HTTP/1.1', `Origin: ${web}`, `Origin: ${partner}`], status: 200 },
  { id: 'origin/same-twice', lines: ['GET / HTTP/1.1', `Origin: ${web}`, `Origin: ${web}`], status: 200 },
  {
    id: 'origin/two-lines-preflight',
    lines: ['OPTIONS / HTTP/1.1', `Origin: ${web}`, `Origin: ${web}`, put],
    status: 403,
  },
  { id: 'origin/two-cases', lines: ['GET / HTTP/1.1', `origin: ${evil}`, `ORIGIN: ${web}`], status: 200 },
  { id: 'origin/list', lines: ['GET / HTTP/1.1', `Origin: ${web}, ${evil}`], status: 200 },
  { id: 'origin/empty', lines: ['GET / HTTP/1.1', 'Origin:'], status: 200 },
  { id: 'origin/empty-preflight', lines: ['OPTIONS / HTTP/1.1', 'Origin: ', put], status: 403 },
  { id: 'origin/blank', lines: ['GET / HTTP/1.1', 'Origin: \t '], status: 200 },
  { id: 'origin/8-kilobytes', lines: ['GET / HTTP/1.1', `Origin: https://${'a'.repeat(8192)}`], status: 200 },
  {
    id: 'origin/8-kilobytes-of-labels',
    lines: ['GET / HTTP/1.1', `Origin: https://${'a.'.repeat(4096)}com`],
    status: 200,
  },
  {
    id: 'origin/8-kilobytes-preflight',
    lines: ['OPTIONS / HTTP/1.1', `Origin: https://${'a'.repeat(8192)}`, put],
    status: 403,
  },
  {
    id: 'origin/over-the-limit',
    lines: ['GET / HTTP/1.1', `Origin: https://${'a'.repeat(20_000)}`],
    status: 431,
    unparsed: true,
  },
  { id: 'origin/commas', lines: ['GET / HTTP/1.1', `Origin: ${','.repeat(12_000)}`], status: 200 },
  { id: 'origin/latin1', lines: ['GET / HTTP/1.1', 'Origin: https://\u00e4pp.example.com'], status: 200 },
  {
    id: 'origin/control-1',
    lines: ['GET / HTTP/1.1', 'Origin: https://app.example.com\u0085Set-Cookie: a=1'],
    status: 200,
  },
  {
    id: 'origin/nul',
    lines: ['GET / HTTP/1.1', 'Origin: https://app.example.com\0'],
    status: 400,
    unparsed: true,
  },
  {
    id: 'origin/escape',
    lines: ['GET / HTTP/1.1', 'Origin: https://app.example.com\u001b[31m'],
    status: 400,
    unparsed: true,
  },
  {
    id: 'origin/bare-line-feed',
    lines: ['GET / HTTP/1.1', 'Origin: https://a.example\nOrigin: https://b.example'],
    status: 400,
    unparsed: true,
  },
  {
    id: 'origin/bare-return',
    lines: ['GET / HTTP/1.1', 'Origin: https://a.example\rSet-Cookie: a=1'],
    status: 400,
    unparsed: true,
  },
  {
    id: 'origin/folded',
    lines: ['GET / HTTP/1.1', `Origin: ${web}`, ' .evil.test'],
    status: 400,
    unparsed: true,
  },
  { id: 'origin/space-in-name', lines: ['GET / HTTP/1.1', `Origin : ${web}`], status: 400, unparsed: true },
  {
    id: 'origin/delete',
    lines: ['GET / HTTP/1.1', 'Origin: https://app.example.com\u007f'],
    status: 400,
    unparsed: true,
  },
  {
    id: 'origin/prototype',
    lines: ['GET / HTTP/1.1', 'Origin: __proto__', '__proto__: 1', 'constructor: 1'],
    status: 200,
  },
  {
    id: 'options/without-method',
    lines: ['OPTIONS / HTTP/1.1', `Origin: ${web}`],
    status: 200,
    cors: granted(),
  },
  { id: 'options/without-method-refused', lines: ['OPTIONS / HTTP/1.1', `Origin: ${evil}`], status: 200 },
  { id: 'options/without-origin', lines: ['OPTIONS / HTTP/1.1', put], status: 200 },
  { id: 'options/star', lines: ['OPTIONS * HTTP/1.1', `Origin: ${web}`], status: 200, cors: granted() },
  { id: 'options/star-preflight', lines: ['OPTIONS * HTTP/1.1', `Origin: ${evil}`, put], status: 403 },
  {
    id: 'preflight/method-empty',
    policy: everybody,
    lines: ['OPTIONS / HTTP/1.1', `Origin: ${web}`, 'Access-Control-Request-Method:'],
    status: 204,
    cors: lists,
  },
  {
    id: 'preflight/method-lower-case',
    policy: everybody,
    lines: ['OPTIONS / HTTP/1.1', `Origin: ${web}`, 'Access-Control-Request-Method: patch'],
    status: 204,
    cors: lists,
  },
  {
    id: 'preflight/method-twice',
    policy: everybody,
    lines: ['OPTIONS / HTTP/1.1', `Origin: ${web}`, put, put],
    status: 204,
    cors: lists,
  },
  {
    id: 'preflight/method-latin1',
    policy: { ...everybody, methods: '*' },
    lines: ['OPTIONS / HTTP/1.1', `Origin: ${web}`, 'Access-Control-Request-Method: P\u00dcT'],
    status: 204,
    cors: lists.slice(1),
  },
  {
    id: 'preflight/method-long',
    policy: { ...everybody, methods: '*' },
    lines: ['OPTIONS / HTTP/1.1', `Origin: ${web}`, `Access-Control-Request-Method: ${'A'.repeat(8000)}`],
    status: 204,
    cors: lists.slice(1),
  },
  {
    id: 'preflight/names-commas',
    policy: everybody,
    lines: ['OPTIONS / HTTP/1.1', `Origin: ${web}`, put, names(','.repeat(12_000))],
    status: 204,
    cors: lists,
  },
  {
    id: 'preflight/names-commas-in-lines',
    policy: everybody,
    lines: [
      'OPTIONS / HTTP/1.1',
      `Origin: ${web}`,
      put,
      ...Array.from({ length: 100 }, () => names(','.repeat(60))),
    ],
    status: 204,
    cors: lists,
  },
  {
    id: 'preflight/names-long',
    policy: everybody,
    lines: ['OPTIONS / HTTP/1.1', `Origin: ${web}`, put, names(`x-${'a'.repeat(8000)}`)],
    status: 204,
    cors: lists,
  },
  {
    id: 'preflight/names-many',
    policy: everybody,
    lines: [
      'OPTIONS / HTTP/1.1',
      `Origin: ${web}`,
      put,
      names(Array.from({ length: 129 }, (_, index) => `x-${index}`).join()),
    ],
    status: 204,
    cors: lists,
  },
  {
    id: 'preflight/names-markup',
    policy: everybody,
    lines: ['OPTIONS / HTTP/1.1', `Origin: ${web}`, put, names('x-a, <script>, *')],
    status: 204,
    cors: lists,
  },
  {
    id: 'preflight/names-latin1',
    policy: everybody,
    lines: ['OPTIONS / HTTP/1.1', `Origin: ${web}`, put, names('x-\u00e4')],
    status: 204,
    cors: lists,
  },
  {
    id: 'preflight/names-spaces',
    policy: everybody,
    lines: ['OPTIONS / HTTP/1.1', `Origin: ${web}`, put, names(' '.repeat(12_000))],
    status: 204,
    cors: lists,
  },
  {
    id: 'method/lower-case',
    lines: ['options / HTTP/1.1', `Origin: ${web}`, put],
    status: 400,
    unparsed: true,
  },
  { id: 'method/unknown', lines: ['EVIL / HTTP/1.1', `Origin: ${web}`], status: 400, unparsed: true },
  { id: 'path/absolute', lines: [`GET ${evil}/x HTTP/1.1`, `Origin: ${web}`], status: 200, cors: granted() },
  { id: 'http-1.0', lines: ['GET / HTTP/1.0', `Origin: ${web}`], status: 200, cors: granted() },
]

const corsOf = (head: readonly string[] | undefined): readonly string[] =>
  (head ?? [])
    .filter((line) => /^access-control-/i.test(line))
    .map((line) => line.replace(/^[^:]+/, (name) => name.toLowerCase()))
    .toSorted()

describe('hostile bytes', () => {
  for (const { id, policy = options, lines, status, cors = [], unparsed } of rows) {
    it(`attack/${id}: ${status}, nothing of it is echoed, and the server goes on`, async () => {
      const port = await serve(withCors(policy, (_request, response) => void response.end('handled')))
      const text = await wire(port, [...lines, 'Host: x', 'Connection: close', '', ''].join('\r\n'))
      const [head] = readHeads(text)
      expect(head?.[0]).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `))
      expect(corsOf(head)).toEqual(cors)
      expect(head?.some((line) => line.startsWith('Vary: Origin'))).toBe(unparsed === undefined)
      // The whole answer is plain text, so that nothing can hide in it.
      expect(text).toMatch(/^[\r\n\x20-\x7e]*$/)
      expect(text.length).toBeLessThan(800)
      expect(await send(port, { origin: web })).toMatchObject({
        status: 200,
        body: 'handled',
        vary: ['Origin'],
      })
      expect((await send(port, preflight(web))).status).toBe(204)
    })
  }

  it('attack/pipelined: a refused request leaves nothing for the next one on its connection', async () => {
    const port = await serve(withCors(options, (_request, response) => void response.end()))
    const requests = [
      ['GET / HTTP/1.1', `Origin: ${web}`],
      ['GET / HTTP/1.1', `Origin: ${web}`, `Origin: ${evil}`],
      ['OPTIONS / HTTP/1.1', `Origin: ${evil}`, put],
      ['GET / HTTP/1.1', `Origin: https://${'a'.repeat(8192)}`],
      ['GET / HTTP/1.1'],
      ['GET / HTTP/1.1', `Origin: ${partner}`, 'Connection: close'],
    ].map((lines) => [...lines, 'Host: x', '', ''].join('\r\n'))
    const heads = readHeads(await wire(port, requests.join('')))
    expect(heads.map((head) => [head[0]?.split(' ')[1], ...corsOf(head)])).toEqual([
      ['200', ...granted()],
      ['200'],
      ['403'],
      ['200'],
      ['200'],
      ['200', ...granted(partner)],
    ])
  })

  it('attack/smuggled: what stands in a body is no request of its own', async () => {
    const port = await serve(
      withCors({ ...options, rejectDisallowed: true }, (_request, response) => void response.end()),
    )
    const hidden = `GET /hidden HTTP/1.1\r\nHost: x\r\nOrigin: ${web}\r\n\r\n`
    const text = await wire(
      port,
      [
        `POST / HTTP/1.1\r\nHost: x\r\nOrigin: ${evil}\r\nContent-Length: ${hidden.length}\r\n\r\n${hidden}`,
        `GET / HTTP/1.1\r\nHost: x\r\nOrigin: ${web}\r\nConnection: close\r\n\r\n`,
      ].join(''),
    )
    expect(readHeads(text).map((head) => [head[0]?.split(' ')[1], ...corsOf(head)])).toEqual([
      ['403'],
      ['200', ...granted()],
    ])
  })
})
