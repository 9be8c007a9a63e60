import { type CorsSource, cors, withCors } from '@cors/fetch'
import { describe, expect, it } from 'vitest'
import {
  answerOfResponse,
  answerWith,
  evil,
  granted,
  options,
  preflight,
  requestOf,
  web,
} from './exchange.ts'

const given = { 'access-control-allow-origin': '*', vary: 'Accept' }
const grantedFields = [...new Headers({ ...granted, vary: 'Origin' })]

interface Row {
  readonly id: string
  readonly make: () => Response | Promise<Response>
  /** Whether what comes back is what was handed over, a copy, or what was handed over without a change. */
  readonly becomes: 'itself' | 'a-copy' | 'untouched'
}

/** Of a server that has answered: its fields are immutable. */
const fetched = (): Promise<Response> => fetch('data:text/plain,hello')

const rows: readonly Row[] = [
  { id: 'text', make: () => new Response('ok'), becomes: 'itself' },
  { id: 'no-content', make: () => new Response(null, { status: 204 }), becomes: 'itself' },
  { id: 'not-modified', make: () => new Response(null, { status: 304 }), becomes: 'itself' },
  { id: 'json', make: () => Response.json([]), becomes: 'itself' },
  { id: 'stream', make: () => new Response(new ReadableStream()), becomes: 'itself' },
  { id: 'redirect', make: () => Response.redirect('https://a.example'), becomes: 'a-copy' },
  { id: 'fetched', make: fetched, becomes: 'a-copy' },
  { id: 'fetched-and-cloned', make: async () => (await fetched()).clone(), becomes: 'a-copy' },
  { id: 'network-error', make: () => Response.error(), becomes: 'untouched' },
  {
    // Read, but its fields can be set all the same.
    id: 'body-used',
    make: async () => {
      const response = new Response('ok')
      await response.text()
      return response
    },
    becomes: 'itself',
  },
  {
    id: 'fetched-and-body-used',
    make: async () => {
      const response = await fetched()
      await response.text()
      return response
    },
    becomes: 'untouched',
  },
  {
    id: 'fetched-and-body-locked',
    make: async () => {
      const response = await fetched()
      response.body?.getReader()
      return response
    },
    becomes: 'untouched',
  },
  {
    // Workers' answer to an upgrade, handed on from another: a copy would not carry the socket.
    id: 'web-socket',
    make: () => Object.assign(Response.redirect('https://a.example'), { webSocket: {} }),
    becomes: 'untouched',
  },
  {
    id: 'web-socket-mutable',
    make: () => Object.assign(new Response(null), { webSocket: {} }),
    becomes: 'itself',
  },
  {
    // All of Workers' other responses have none.
    id: 'web-socket-null',
    make: () => Object.assign(Response.redirect('https://a.example'), { webSocket: null }),
    becomes: 'a-copy',
  },
]

describe('apply', () => {
  for (const { id, make, becomes } of rows) {
    it(`apply/${id}/becomes-${becomes}`, async () => {
      const request = requestOf({}, web)
      const response = await make()
      const before = [...response.headers]
      const { status, statusText } = response
      const applied = cors(options).apply(request, response)
      expect(applied === response).toBe(becomes !== 'a-copy')
      const fields = [...applied.headers].filter(([name]) => !['location', 'content-type'].includes(name))
      expect(fields).toEqual(becomes === 'untouched' ? [] : grantedFields)
      if (becomes !== 'itself') expect([...response.headers]).toEqual(before)
      // What else it has is kept.
      for (const [name, value] of before) expect(applied.headers.get(name)).toBe(value)
      expect({ status: applied.status, statusText: applied.statusText }).toEqual({ status, statusText })
    })
  }

  it('apply/copy-keeps-its-body', async () => {
    const applied = cors(options).apply(requestOf({}, web), await fetched())
    expect(await applied.text()).toBe('hello')
  })

  it('apply/vary-of-two-lines', async () => {
    const response = new Response('ok', {
      headers: [
        ['vary', 'Accept'],
        ['Vary', 'origin, Cookie'],
      ],
    })
    const applied = cors(options).apply(requestOf({}, web), response)
    expect(applied.headers.get('vary')).toBe('Accept, origin, Cookie')
  })
})

describe('apply to what comes again', () => {
  const make = (): Response => new Response(null, { status: 404, headers: given })

  it('apply/again/for-another-request', async () => {
    const { apply } = cors(options)
    const constant = make()
    const first = apply(requestOf({}, web), constant)
    const fields = [...first.headers]
    for (const [origin, expected] of [
      [evil, {}],
      [web, granted],
      [undefined, {}],
    ] as const) {
      const again = apply(requestOf({}, origin), constant)
      expect(await answerOfResponse(again)).toEqual(
        answerWith({ status: 404, cors: expected, vary: ['Accept', 'Origin'] }),
      )
      expect(again).not.toBe(constant)
      // The first may be on its way yet.
      expect([...first.headers]).toEqual(fields)
    }
  })

  it('apply/again/under-another-policy', async () => {
    const constant = make()
    cors(options).apply(requestOf({}, web), constant)
    const open = cors({ origin: '*' }).apply(requestOf({}, web), constant)
    expect((await answerOfResponse(open)).cors).toEqual({ 'access-control-allow-origin': '*' })
  })

  it('apply/again/for-the-same-request: the inner policy stands', async () => {
    const nested: readonly (readonly [
      inner: CorsSource<Request>,
      outer: CorsSource<Request>,
      expected: object,
    ])[] = [
      [{ origin: '*' }, options, { 'access-control-allow-origin': '*' }],
      [options, { origin: '*' }, granted],
      [false, options, {}],
      [options, false, granted],
    ]
    for (const [inner, outer, expected] of nested) {
      for (const response of [new Response('ok'), await fetched()]) {
        const request = requestOf({}, web)
        const inside = await cors(inner).apply(request, response)
        const applied = await cors(outer).apply(request, inside)
        expect(applied).toBe(inside)
        expect((await answerOfResponse(applied)).cors).toEqual(expected)
      }
    }
  })

  it('apply/again/on-another-way: each policy speaks for its own', async () => {
    const request = requestOf({}, web)
    const [first, second] = [cors({ origin: '*' }), cors(options)]
    const allowed: unknown[] = []
    for (const { handle, apply } of [first, second, first]) {
      handle(request)
      const { headers } = apply(request, new Response('ok'))
      allowed.push(headers.get('access-control-allow-origin'))
    }
    expect(allowed).toEqual(['*', web, '*'])
    const handlers = [
      withCors({ origin: '*' }, () => new Response()),
      withCors(options, () => new Response()),
    ]
    const answers: Response[] = []
    for (const handler of handlers) answers.push(await handler(request))
    expect(answers.map(({ headers }) => headers.get('access-control-allow-origin'))).toEqual(['*', web])
  })

  it("apply/again/the-answer-of-handle: an outer policy leaves an inner one's answer", async () => {
    const request = requestOf(preflight('PUT'), web)
    const inside = cors(options).handle(request)
    expect(inside).toBeInstanceOf(Response)
    if (inside === undefined) return
    expect(cors(false).apply(request, inside)).toBe(inside)
  })
})

describe('apply without handle', () => {
  for (const [id, origin, status, expected] of [
    ['allowed', web, 204, { ...granted, 'access-control-expose-headers': undefined }],
    ['refused', evil, 403, {}],
  ] as const) {
    it(`apply/alone/preflight-${id}: the policy answers, whatever the application did`, async () => {
      const applied = cors(options).apply(
        requestOf(preflight('PUT'), origin),
        new Response('no', { status: 404 }),
      )
      const { status: answered, cors: fields, body } = await answerOfResponse(applied)
      expect({ answered, body }).toEqual({ answered: status, body: '' })
      expect(fields['access-control-allow-origin']).toBe(
        'access-control-allow-origin' in expected ? web : undefined,
      )
      expect(fields).not.toHaveProperty('access-control-expose-headers')
    })
  }

  it('apply/alone/rejected', async () => {
    const { apply } = cors({ ...options, rejectDisallowed: true })
    const applied = apply(requestOf({}, evil), new Response('secret'))
    expect(await answerOfResponse(applied)).toEqual(
      answerWith({ status: 403, body: '', cors: {}, vary: ['Origin'] }),
    )
  })
})
