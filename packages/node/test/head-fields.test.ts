import type { ServerResponse } from 'node:http'
import { describe, expect, it } from 'vitest'
import { type CorsOptions, cors } from '../src/index.ts'
import { evil, granted, options, preflight, send, serve, web } from './exchange.ts'
import { mounts } from './host/mount.ts'

interface FieldRow {
  readonly id: string
  readonly policy?: CorsOptions | false
  /** `null`: no `Origin` is sent. */
  readonly origin?: string | null
  /** Runs before the policy. */
  readonly before?: (response: ServerResponse) => void
  readonly handle: (response: ServerResponse) => void
  /** What {@link options} grant to an origin of theirs unless it says otherwise. */
  readonly cors?: readonly string[]
  readonly vary?: readonly string[]
  /** The one way of {@link mounts} that this is true of. */
  readonly only?: string
}

const allowOrigin = 'Access-Control-Allow-Origin'
const any: CorsOptions = { origin: '*' }
const exposing: CorsOptions = { origin: [web], exposedHeaders: ['ETag', 'X-Total'] }
const star = ['access-control-allow-origin: *']
const fields = [
  [allowOrigin, evil],
  ['Access-Control-Allow-Credentials', 'true'],
  ['Access-Control-Expose-Headers', 'X-Secret'],
  ['Access-Control-Allow-Methods', 'DELETE'],
  ['Access-Control-Allow-Headers', 'Authorization'],
  ['Access-Control-Max-Age', '86400'],
  ['Access-Control-Allow-Private-Network', 'true'],
] as const

// Each way in which a handler has a field of its own stand on the response.
const ways: readonly (readonly [
  way: string,
  set: (response: ServerResponse, name: string, value: string) => void,
])[] = [
  ['set', (response, name, value) => void response.setHeader(name, value)],
  ['set-lower-case', (response, name, value) => void response.setHeader(name.toLowerCase(), value)],
  ['append', (response, name, value) => void response.appendHeader(name, value)],
  ['set-lines', (response, name, value) => void response.setHeader(name, [value, value])],
  ['set-headers', (response, name, value) => void response.setHeaders(new Map([[name, value]]))],
  ['write-head', (response, name, value) => void response.writeHead(200, { [name]: value })],
  ['write-head-flat', (response, name, value) => void response.writeHead(200, [name, value, name, value])],
  [
    'write-head-pairs',
    (response, name, value) => void response.writeHead(200, 'OK', [[name, value]] as never),
  ],
]

const ownRows = fields.flatMap(([name, value]) =>
  ways.flatMap(([way, set]): FieldRow[] => {
    const handle = (response: ServerResponse): void => set(response, name, value)
    return [
      { id: `own/${name.toLowerCase().slice(15)}/${way}`, handle },
      { id: `own/${name.toLowerCase().slice(15)}/${way}-refused`, origin: evil, handle, cors: [] },
    ]
  }),
)

const setAll = (response: ServerResponse): void => {
  for (const [name, value] of fields) response.setHeader(name, value)
}

const rows: readonly FieldRow[] = [
  ...ownRows,
  { id: 'own/all', handle: setAll },
  { id: 'own/all-refused', origin: evil, handle: setAll, cors: [] },
  { id: 'own/all-without-origin', origin: null, handle: setAll, cors: [] },
  { id: 'own/all-under-false', policy: false, handle: setAll, cors: [] },
  { id: 'own/all-under-any', policy: any, handle: setAll, cors: star, vary: [] },
  { id: 'own/all-under-any-without-origin', policy: any, origin: null, handle: setAll, cors: star, vary: [] },
  {
    id: 'own/expose-headers-configured',
    policy: exposing,
    handle: (response) => void response.appendHeader('Access-Control-Expose-Headers', 'X-Secret'),
    cors: [`access-control-allow-origin: ${web}`, 'access-control-expose-headers: ETag, X-Total'],
  },
  { id: 'own/before-the-policy', before: setAll, handle() {} },
  { id: 'own/before-the-policy-refused', origin: evil, before: setAll, handle() {}, cors: [] },
  {
    id: 'own/undone-by-the-handler',
    handle(response) {
      response.setHeader(allowOrigin, '*')
      response.removeHeader(allowOrigin)
    },
  },
  { id: 'remove/origin', handle: (response) => response.removeHeader(allowOrigin) },
  {
    id: 'remove/credentials-in-lower-case',
    handle: (response) => response.removeHeader('access-control-allow-credentials'),
  },
  { id: 'remove/vary', handle: (response) => response.removeHeader('Vary') },
  {
    id: 'remove/all',
    handle(response) {
      for (const name of response.getHeaderNames()) response.removeHeader(name)
    },
  },
  {
    // Express's final handler does so before it writes its page.
    id: 'remove/all-then-an-error-page',
    handle(response) {
      response.setHeader('Vary', 'Accept-Encoding')
      for (const name of response.getHeaderNames()) response.removeHeader(name)
      response.statusCode = 500
      response.setHeader('Content-Type', 'text/html')
    },
  },
  {
    id: 'remove/all-then-write-head',
    handle(response) {
      for (const name of response.getHeaderNames()) response.removeHeader(name)
      response.writeHead(500, ['Content-Type', 'text/html'])
    },
  },
  {
    id: 'vary/set',
    handle: (response) => void response.setHeader('Vary', 'Accept-Encoding'),
    vary: ['Accept-Encoding, Origin'],
  },
  {
    id: 'vary/before',
    before: (response) => void response.setHeader('Vary', 'Accept-Encoding'),
    handle() {},
    vary: ['Accept-Encoding, Origin'],
  },
  {
    id: 'vary/before-and-append',
    before: (response) => void response.setHeader('Vary', 'Accept-Encoding'),
    handle: (response) => void response.appendHeader('Vary', 'Accept'),
    vary: ['Accept-Encoding, Accept, Origin'],
  },
  {
    id: 'vary/append',
    handle: (response) => void response.appendHeader('vary', 'Accept'),
    vary: ['Accept, Origin'],
  },
  {
    id: 'vary/lines',
    handle: (response) => void response.setHeader('Vary', ['Accept', 'Accept-Language']),
    vary: ['Accept, Accept-Language, Origin'],
  },
  {
    id: 'vary/write-head',
    before: (response) => void response.setHeader('Vary', 'Accept'),
    handle: (response) => void response.writeHead(200, { vary: 'Accept-Language' }),
    vary: ['Accept-Language, Origin'],
  },
  {
    id: 'vary/before-and-write-head-object',
    before: (response) => void response.setHeader('Vary', 'Accept'),
    handle: (response) => void response.writeHead(200, { 'X-Own': 'kept' }),
    vary: ['Accept, Origin'],
  },
  {
    id: 'own/set-and-write-head-object',
    origin: evil,
    handle: (response) => void response.setHeader(allowOrigin, evil).writeHead(200, { 'X-Own': 'kept' }),
    cors: [],
  },
  {
    id: 'vary/write-head-flat',
    handle: (response) => void response.writeHead(200, ['Vary', 'Accept', 'VARY', 'Accept-Language']),
    vary: ['Accept, Accept-Language, Origin'],
  },
  ...(
    [
      ['vary', { vary: 'Accept' }, 'Accept, Origin'],
      ['canonical', { Vary: 'Accept' }, 'Accept, Origin'],
      ['twice', { Vary: 'Accept', vary: 'Accept-Language' }, 'Accept-Language, Origin'],
      ['lines', { vary: ['Accept', 'Accept-Language'] }, 'Accept, Accept-Language, Origin'],
      ['star', { vary: '*' }, '*'],
      ['named-already', { vary: 'origin' }, 'origin'],
    ] as const
  ).map(([id, head, vary]): FieldRow => ({
    id: `vary/write-head-object-${id}`,
    handle: (response) => void response.writeHead(200, head as never),
    vary: [vary],
  })),
  ...(
    [
      ['right', { 'access-control-allow-origin': web, 'access-control-allow-credentials': 'true' }],
      ['right-in-capitals', { [allowOrigin]: web, 'Access-Control-Allow-Credentials': 'true' }],
      ['right-in-part', { 'access-control-allow-origin': web }],
      ['right-in-the-last-part', { 'access-control-allow-credentials': 'true' }],
      ['right-twice', { [allowOrigin]: web, 'access-control-allow-origin': web }],
      ['wrong', { 'access-control-allow-origin': '*', 'access-control-allow-credentials': 'true' }],
      ['wrong-in-part', { 'access-control-allow-origin': web, 'access-control-allow-credentials': 'false' }],
      ['more', { 'access-control-allow-origin': web, 'access-control-max-age': '5' }],
      ['lines', { 'access-control-allow-origin': [web] }],
      ['odd-letters', { 'aCCESS-control-allow-ORIGIN': web }],
    ] as const
  ).flatMap(([id, head]): readonly FieldRow[] => {
    const handle = (response: ServerResponse): void => void response.writeHead(200, head as never)
    return [
      { id: `own/head-${id}`, handle },
      { id: `own/head-${id}-refused`, origin: evil, handle, cors: [] },
      { id: `own/head-${id}-under-any`, policy: any, handle, cors: star, vary: [] },
    ]
  }),
  {
    id: 'vary/set-headers',
    handle: (response) => void response.setHeaders(new Headers({ Vary: 'Accept' })),
    vary: ['Accept, Origin'],
  },
  {
    id: 'vary/named-already',
    handle: (response) => void response.setHeader('Vary', 'Accept,origin , ORIGIN'),
    vary: ['Accept, origin'],
  },
  { id: 'vary/star', handle: (response) => void response.setHeader('Vary', '*'), vary: ['*'] },
  {
    id: 'vary/star-in-list',
    handle: (response) => void response.setHeader('Vary', 'Accept, *'),
    vary: ['*'],
  },
  { id: 'vary/empty', handle: (response) => void response.setHeader('Vary', '') },
  {
    id: 'vary/set-under-any',
    policy: any,
    handle: (response) => void response.setHeader('Vary', 'Accept'),
    cors: star,
    vary: ['Accept'],
  },
  {
    id: 'vary/set-refused',
    origin: evil,
    handle: (response) => void response.setHeader('Vary', 'Accept'),
    cors: [],
    vary: ['Accept, Origin'],
  },
  {
    id: 'vary/set-without-origin',
    origin: null,
    handle: (response) => void response.setHeader('Vary', 'Accept'),
    cors: [],
    vary: ['Accept, Origin'],
  },
  {
    id: 'seen/set-at-once',
    only: 'at-once',
    handle(response) {
      response.setHeader('X-Seen', String(response.getHeader(allowOrigin)))
      if (response.getHeader('x-seen') !== web) response.removeHeader(allowOrigin)
      expect(response.getHeader('Access-Control-Allow-Credentials')).toBe('true')
    },
  },
]

describe("the policy's fields and the handler's", () => {
  for (const [row, [way, mount]] of rows.flatMap((one) => mounts.map((each) => [one, each] as const))) {
    const { id, policy = options, origin = web, before, handle, vary = ['Origin'] } = row
    if (row.only !== undefined && row.only !== way) continue
    it(`${id}/${way}: each stands once, as the policy says`, async () => {
      const middleware = mount(policy)
      const port = await serve((request, response) => {
        before?.(response)
        middleware(request, response, () => {
          handle(response)
          response.end('handled')
        })
      })
      const answer = await send(port, origin === null ? {} : { origin })
      expect(answer.body).toBe('handled')
      expect(answer.cors).toEqual(row.cors ?? granted())
      expect(answer.vary).toEqual(vary)
    })
  }
})

describe('a head that a handler keeps for all its responses', () => {
  for (const [way, mount] of mounts) {
    it(`kept/${way}: is not written to`, async () => {
      const head = { 'X-Own': 'kept' }
      const middleware = mount(options)
      const port = await serve((request, response) => {
        middleware(request, response, () => response.writeHead(200, head).end())
      })
      for (const [origin, expected] of [
        [web, granted()],
        [evil, []],
      ] as const) {
        expect(await send(port, { origin })).toMatchObject({ cors: expected, vary: ['Origin'] })
        expect(head).toEqual({ 'X-Own': 'kept' })
      }
    })
  }
})

describe('an answer of the policy alone', () => {
  const early = (response: ServerResponse): void => {
    setAll(response)
    response.setHeader('Vary', 'Accept-Encoding')
    response.setHeader('X-Early', '1')
    response.setHeader('Content-Type', 'text/html')
  }
  const methods = 'access-control-allow-methods: GET, HEAD, PUT, PATCH, POST, DELETE'
  const cases = [
    {
      id: 'preflight',
      policy: options,
      sent: preflight(web),
      expected: {
        status: 204,
        cors: [...granted(), methods].toSorted(),
        vary: ['Accept-Encoding, Origin, Access-Control-Request-Headers'],
      },
    },
    {
      id: 'preflight-refused',
      policy: options,
      sent: preflight(evil),
      expected: { status: 403, cors: [], vary: ['Accept-Encoding, Origin'] },
    },
    {
      id: 'preflight-any',
      policy: { origin: '*', allowedHeaders: [] },
      sent: preflight(web),
      expected: { status: 204, cors: [methods, ...star], vary: ['Accept-Encoding'] },
    },
    {
      id: 'rejected',
      policy: { ...options, rejectDisallowed: true },
      sent: { origin: evil },
      expected: { status: 403, cors: [], vary: ['Accept-Encoding, Origin'] },
    },
  ] as const
  for (const { id, policy, sent, expected } of cases) {
    it(`alone/${id}: keeps what is not of CORS and drops what is`, async () => {
      const middleware = cors(policy)
      const port = await serve((request, response) => {
        early(response)
        middleware(request, response, () => response.end('handled'))
      })
      const answer = await send(port, sent)
      expect(answer).toMatchObject({ ...expected, body: '' })
      // A type without a body goes too.
      expect(answer.own).toContain('X-Early: 1')
      expect(answer.own.join()).not.toContain('Content-Type')
    })
  }
})
