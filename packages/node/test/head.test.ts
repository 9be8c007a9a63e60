import type { RequestListener, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { evil, granted, options, send, serve, web } from './exchange.ts'
import { mounts } from './host/mount.ts'

interface FormRow {
  readonly id: string
  /** What the handler hands to `writeHead`. */
  readonly head: readonly unknown[]
  /** Whether somebody has set a header before, which takes Node down another path. */
  readonly outer?: boolean
}

interface ImplicitRow {
  readonly id: string
  readonly method?: string
  readonly handle: (response: ServerResponse) => void
}

const forms: readonly FormRow[] = [
  { id: 'status', head: [201] },
  { id: 'status-as-text', head: ['201'] },
  { id: 'status-with-fraction', head: [201.9] },
  { id: 'message', head: [201, 'Fine'] },
  { id: 'message-empty', head: [201, ''] },
  { id: 'object', head: [200, { 'X-Own': 'kept', 'Content-Type': 'text/plain' }] },
  { id: 'object-empty', head: [200, {}] },
  { id: 'object-without-prototype', head: [200, Object.assign(Object.create(null), { 'X-Own': 'kept' })] },
  { id: 'object-inherited', head: [200, Object.create({ 'X-Inherited': 'no' })] },
  { id: 'object-symbol', head: [200, { 'X-Own': 'kept', [Symbol('x')]: 'no' }] },
  { id: 'object-replaces', head: [200, { 'x-outer': 'after' }], outer: true },
  { id: 'message-object', head: [200, 'Fine', { 'X-Own': 'kept', 'Content-Type': 'text/plain' }] },
  { id: 'message-nothing', head: [200, 'Fine', undefined] },
  { id: 'undefined', head: [200, undefined] },
  { id: 'undefined-object', head: [200, undefined, { 'X-Own': 'kept' }] },
  { id: 'null', head: [200, null] },
  { id: 'null-object', head: [200, null, { 'X-Own': 'kept' }] },
  { id: 'flat', head: [200, ['X-Own', 'kept', 'Content-Type', 'text/plain']] },
  { id: 'flat-empty', head: [200, []] },
  { id: 'flat-repeated', head: [200, ['X-Own', 'one', 'X-Own', 'two']] },
  { id: 'flat-replaces', head: [200, ['X-Outer', 'one', 'x-outer', 'two']], outer: true },
  { id: 'message-flat', head: [200, 'Fine', ['X-Own', 'kept', 'Content-Type', 'text/plain']] },
  {
    id: 'pairs',
    head: [
      200,
      [
        ['X-Own', 'kept'],
        ['Content-Type', 'text/plain'],
      ],
    ],
  },
  {
    id: 'pairs-repeated',
    head: [
      200,
      [
        ['X-Own', 'one'],
        ['X-Own', 'two'],
      ],
    ],
  },
  {
    id: 'message-pairs',
    head: [
      200,
      'Fine',
      [
        ['X-Own', 'kept'],
        ['Content-Type', 'text/plain'],
      ],
    ],
  },
  { id: 'value-number', head: [200, { 'X-Own': 5 }] },
  { id: 'value-number-flat', head: [200, ['X-Own', 5]] },
  { id: 'value-boolean', head: [200, { 'X-Own': false }] },
  { id: 'value-null', head: [200, { 'X-Own': null }] },
  { id: 'value-empty', head: [200, { 'X-Own': '' }] },
  { id: 'value-array', head: [200, { 'X-Own': ['one', 'two'] }] },
  { id: 'value-array-flat', head: [200, ['X-Own', ['one', 'two']]] },
  { id: 'value-array-empty', head: [200, { 'X-Own': [] }] },
  { id: 'value-latin1', head: [200, { 'Content-Disposition': 'attachment; filename="\u00E9.txt"' }] },
  { id: 'cookies', head: [200, { 'Set-Cookie': ['a=1', 'b=2; Path=/', 'c=3'] }] },
  { id: 'cookies-flat', head: [200, ['Set-Cookie', 'a=1', 'X-Own', 'kept', 'Set-Cookie', 'b=2']] },
  { id: 'cookies-flat-array', head: [200, ['Set-Cookie', ['a=1', 'b=2'], 'Set-Cookie', 'c=3']] },
  {
    id: 'cookies-pairs',
    head: [
      200,
      [
        ['Set-Cookie', 'a=1'],
        ['Set-Cookie', 'b=2'],
      ],
    ],
  },
  { id: 'name-case', head: [200, { 'x-OWN-cAsE': 'kept' }] },
  { id: 'name-case-flat', head: [200, ['x-OWN-cAsE', 'kept']] },
  { id: 'name-empty', head: [200, { '': 'no', 'X-Own': 'kept' }], outer: true },
  { id: 'name-empty-flat', head: [200, ['', 'no', 'X-Own', 'kept']], outer: true },
  { id: 'length', head: [200, { 'Content-Length': 7 }] },
  { id: 'length-flat', head: [200, ['Content-Length', '7']] },
  { id: 'connection', head: [200, { Connection: 'close' }] },
  { id: 'map', head: [200, new Map([['X-Own', 'never read']])] },
  { id: 'headers', head: [200, new Headers({ 'X-Own': 'never read' })] },
  // `writeHead(200, condition && { … })`: Node passes over what is no object.
  { id: 'no-object-false', head: [200, false] },
  { id: 'no-object-true', head: [200, true] },
  { id: 'no-object-number', head: [200, 5] },
  { id: 'no-object-after-message', head: [200, 'Fine', false] },
  { id: 'refused/odd', head: [200, ['X-Own']] },
  { id: 'refused/odd-of-three', head: [200, ['X-Own', 'kept', 'X-More']] },
  { id: 'refused/odd-after-message', head: [200, 'Fine', ['X-Own']] },
  { id: 'refused/mixed', head: [200, [['X-Own', 'kept'], 'X-More']] },
  { id: 'refused/status-low', head: [99] },
  { id: 'refused/status-high', head: [1000] },
  { id: 'refused/status-none', head: [] },
  { id: 'refused/status-text', head: ['no status'] },
  { id: 'refused/status-with-fields', head: [99, { 'X-Own': 'of a head that never was' }] },
  { id: 'refused/status-with-fields-flat', head: [99, ['X-Own', 'of a head that never was']] },
  { id: 'refused/message', head: [200, 'two\nlines'] },
  { id: 'refused/message-with-fields', head: [200, 'two\nlines', { 'X-Own': 'kept' }] },
  { id: 'refused/name', head: [200, { 'not a name': '1' }] },
  { id: 'refused/name-flat', head: [200, ['not a name', '1']] },
  { id: 'refused/name-number-flat', head: [200, [5, '1']] },
  { id: 'refused/value-undefined', head: [200, { 'X-First': '1', 'X-Own': undefined }] },
  { id: 'refused/value-undefined-flat', head: [200, ['X-Own', undefined]] },
  { id: 'refused/value-undefined-pairs', head: [200, [['X-Own', undefined]]], outer: false },
  { id: 'refused/value-undefined-repeated', head: [200, ['X-Own', undefined, 'X-Own', 'one']] },
  { id: 'refused/value-lines', head: [200, { 'X-Own': 'two\r\nX-Injected: 1' }] },
  { id: 'refused/value-lines-flat', head: [200, ['X-Own', 'two\r\nX-Injected: 1']] },
  { id: 'refused/value-lines-in-array', head: [200, ['X-Own', ['one', 'two\r\nX-Injected: 1']]] },
]

const implicit: readonly ImplicitRow[] = [
  { id: 'end', handle: (response) => void response.end() },
  { id: 'end-with-body', handle: (response) => void response.end('body') },
  { id: 'end-of-head', method: 'HEAD', handle: (response) => void response.end('body') },
  {
    id: 'head-with-length',
    method: 'HEAD',
    handle: (response) => void response.writeHead(200, { 'Content-Length': 4 }).end(),
  },
  {
    id: 'write',
    handle(response) {
      response.write('one ')
      response.end('two')
    },
  },
  { id: 'pipe', handle: (response) => void Readable.from(['one ', 'two']).pipe(response) },
  {
    id: 'flush-headers',
    handle(response) {
      response.setHeader('X-Own', 'kept')
      response.flushHeaders()
      response.end('body')
    },
  },
  {
    id: 'flush-headers-twice',
    handle(response) {
      response.flushHeaders()
      response.flushHeaders()
      response.end()
    },
  },
  {
    id: 'cork',
    handle(response) {
      response.cork()
      response.write('one ')
      response.uncork()
      response.end('two')
    },
  },
  {
    id: 'status-and-message-set',
    handle(response) {
      response.statusCode = 418
      response.statusMessage = 'Teapot'
      response.end()
    },
  },
  { id: 'no-content', handle: (response) => void response.writeHead(204).end() },
  { id: 'not-modified', handle: (response) => void response.writeHead(304, { ETag: '"1"' }).end() },
  { id: 'redirect', handle: (response) => void response.writeHead(302, { Location: '/x' }).end() },
  {
    id: 'set-headers-map',
    handle: (response) => void response.setHeaders(new Map([['X-Own', 'kept']])).end(),
  },
  {
    id: 'set-headers-headers',
    handle: (response) => void response.setHeaders(new Headers({ 'X-Own': 'kept' })).end(),
  },
  {
    id: 'append-header',
    handle: (response) => void response.appendHeader('X-Own', 'one').appendHeader('X-Own', 'two').end(),
  },
  {
    id: 'trailers',
    handle(response) {
      response.writeHead(200, { Trailer: 'X-After' })
      response.write('body')
      response.addTrailers({ 'X-After': '1' })
      response.end()
    },
  },
  {
    id: 'end-twice',
    handle(response) {
      response.end('body')
      response.end()
    },
  },
  {
    id: 'refused/head-twice',
    handle(response) {
      response.writeHead(201, { 'X-Own': 'kept' })
      try {
        response.writeHead(500, { 'X-Own': 'late' })
      } finally {
        response.end('body')
      }
    },
  },
  {
    id: 'refused/head-after-end',
    handle(response) {
      response.end('body')
      response.writeHead(500)
    },
  },
  {
    id: 'refused/set-after-head',
    handle(response) {
      response.writeHead(201)
      try {
        response.setHeader('Access-Control-Allow-Origin', '*')
      } finally {
        response.end('body')
      }
    },
  },
]

/** A host that answers 500 where the application threw, and takes note of what. */
function hostOf(handle: (response: ServerResponse) => void, thrown: string[]): RequestListener {
  return (_request, response) => {
    try {
      handle(response)
    } catch (error) {
      thrown.push(String(error))
      if (!response.headersSent) response.writeHead(500, 'Failed').end('failed')
    }
  }
}

const rows = [
  // What Node refuses it refuses in other words, and later, once any header stands; a policy sets some.
  ...forms.map(({ id, head, outer = id.startsWith('refused/') }) => ({
    id: `write-head/${id}`,
    method: 'GET',
    handle(response: ServerResponse) {
      const chained = (response.writeHead as (...all: readonly unknown[]) => unknown).apply(response, [
        ...head,
      ])
      expect(chained).toBe(response)
      response.end('written')
    },
    before(response: ServerResponse) {
      if (outer) response.setHeader('X-Outer', 'before')
    },
  })),
  ...implicit.map(({ id, method = 'GET', handle }) => ({ id, method, handle, before() {} })),
]

/** What a bare server sends; where Node 20 loses a repeated line, what later ones send. */
function mendedOf(id: string, own: readonly string[]): readonly string[] {
  const isOld = process.versions.node.startsWith('20.')
  if (!isOld || id !== 'write-head/flat-replaces') return own
  return own
    .flatMap((line) => (line === 'x-outer: two' ? ['X-Outer: one', 'X-Outer: two'] : [line]))
    .toSorted()
}

describe('a head, in every form that Node takes', () => {
  for (const [{ id, method, handle, before }, [way, mount]] of rows.flatMap((row) =>
    mounts.map((each) => [row, each] as const),
  )) {
    it(`${id}/${way}: comes out as without a policy, and with the policy's answer`, async () => {
      const bareThrown: string[] = []
      const thrown: string[] = []
      const barePort = await serve((request, response) => {
        before(response)
        hostOf(handle, bareThrown)(request, response)
      })
      const port = await serve((request, response) => {
        before(response)
        mount(options)(request, response, () => hostOf(handle, thrown)(request, response))
      })
      for (const [origin, lines] of [
        [web, granted()],
        [evil, []],
      ] as const) {
        const bare = await send(barePort, { method, origin })
        const { status, message, own, body, ...policed } = await send(port, { method, origin })
        expect({ status, message, own, body }).toEqual({
          status: bare.status,
          message: bare.message,
          own: mendedOf(id, bare.own),
          body: bare.body,
        })
        expect(policed).toMatchObject({ cors: lines, vary: ['Origin'] })
      }
      expect(thrown).toEqual(bareThrown)
      expect(thrown.length > 0).toBe(id.includes('refused/'))
    })
  }
})
