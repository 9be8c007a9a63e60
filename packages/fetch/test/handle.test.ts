import { type CorsDecision, type CorsOptions, type CorsRequest, cors } from '@cors/fetch'
import { describe, expect, it } from 'vitest'
import {
  type Answer,
  type Sent,
  answerOfResponse,
  answerWith,
  evil,
  granted,
  options,
  preflight,
  requestOf,
  web,
} from './exchange.ts'

const methods = 'GET, HEAD, PUT, PATCH, POST, DELETE'
const { 'access-control-expose-headers': _exposed, ...grantedToPreflights } = granted
const fields = { ...grantedToPreflights, 'access-control-allow-methods': methods }
const vary = ['Origin', 'Access-Control-Request-Headers']

interface Row {
  readonly id: string
  readonly options?: CorsOptions
  readonly send?: Sent
  readonly origin?: string
  /** What answers by itself; nothing where the application is to run. */
  readonly answer?: Partial<Answer>
}

const rows: readonly Row[] = [
  { id: 'no-origin' },
  { id: 'allowed', origin: web },
  { id: 'refused', origin: evil },
  { id: 'post', origin: web, send: { method: 'POST', body: '{}' } },
  { id: 'plain-options', origin: web, send: { method: 'OPTIONS' } },
  { id: 'options-without-origin', send: preflight('PUT') },
  { id: 'preflight', origin: web, send: preflight('PUT'), answer: { status: 204, cors: fields, vary } },
  {
    id: 'preflight-headers',
    origin: web,
    send: preflight('PUT', 'X-A, x-b'),
    answer: { status: 204, cors: { ...fields, 'access-control-allow-headers': 'x-a, x-b' }, vary },
  },
  {
    id: 'preflight-refused',
    origin: evil,
    send: preflight('PUT'),
    answer: { status: 403, cors: {}, vary: ['Origin'] },
  },
  {
    id: 'preflight-method-refused',
    origin: web,
    send: preflight('PURGE'),
    answer: { status: 204, cors: fields, vary },
  },
  {
    id: 'preflight-empty-method',
    origin: web,
    send: preflight(''),
    answer: { status: 204, cors: fields, vary },
  },
  {
    id: 'preflight-status',
    options: { origin: '*', preflightStatus: 200, allowedHeaders: [], maxAge: 60 },
    origin: web,
    send: preflight('PUT'),
    answer: {
      status: 200,
      cors: {
        'access-control-allow-origin': '*',
        'access-control-allow-methods': methods,
        'access-control-max-age': '60',
      },
      vary: [],
    },
  },
  {
    id: 'rejected',
    options: { ...options, rejectDisallowed: true },
    origin: evil,
    answer: { status: 403, cors: {}, vary: ['Origin'] },
  },
  { id: 'rejecting-allowed', options: { ...options, rejectDisallowed: true }, origin: web },
  {
    // One header of two lines, as `get` joins them.
    id: 'two-origins',
    options: { ...options, rejectDisallowed: true },
    origin: `${web}, ${web}`,
    answer: { status: 403, cors: {}, vary: ['Origin'] },
  },
]

describe('handle', () => {
  for (const { id, options: own = options, send = {}, origin, answer } of rows) {
    it(`handle/${id}`, async () => {
      const response = cors(own).handle(requestOf(send, origin))
      if (answer === undefined || !(response instanceof Response)) {
        expect(response).toBe(answer)
        return
      }
      expect(response.body).toBe(null)
      expect(await answerOfResponse(response)).toEqual(answerWith(answer))
      expect(response.headers.get('content-length')).toBe(null)
    })
  }

  it('handle/each-answer-is-its-own: whoever adds to one does not add to the next', () => {
    const { handle } = cors({ origin: [web] })
    for (let time = 0; time < 2; time++) {
      const response = handle(requestOf(preflight('PUT'), web))
      expect(response?.headers.has('x-a')).toBe(false)
      response?.headers.set('x-a', '1')
    }
  })

  it('handle/torn-off: both are functions of their own', () => {
    const policy = cors(options)
    expect(Object.isFrozen(policy)).toBe(true)
    const { handle, apply } = policy
    expect(handle(requestOf({}, web))).toBe(undefined)
    expect(apply(requestOf({}, web), new Response('ok')).headers.has('vary')).toBe(true)
  })

  it('handle/decided-once: a predicate is asked once a request, whoever asks', () => {
    const asked: string[] = []
    const { handle, apply } = cors({ origin: (origin) => asked.push(origin) % 2 === 1 })
    const request = requestOf({}, web)
    expect(handle(request)).toBe(undefined)
    expect(handle(request)).toBe(undefined)
    for (let time = 0; time < 2; time++) {
      const { headers } = apply(request, new Response('ok'))
      expect(headers.get('access-control-allow-origin')).toBe(web)
    }
    expect(asked).toEqual([web])
    // The answer to another is another.
    expect(apply(requestOf({}, web), new Response('ok')).headers.has('access-control-allow-origin')).toBe(
      false,
    )
  })

  it('handle/decided-once/async', async () => {
    let asked = 0
    const { handle, apply } = cors({ origin: () => Promise.resolve(++asked === 1) })
    const request = requestOf({}, web)
    const [answer, applied] = await Promise.all([handle(request), apply(request, new Response('ok'))])
    expect(answer).toBe(undefined)
    expect(applied.headers.get('access-control-allow-origin')).toBe(web)
    expect(asked).toBe(1)
  })

  it('handle/listeners: what is decided is said once, with what was read', () => {
    const seen: (readonly [CorsDecision['reason'], CorsRequest])[] = []
    const { handle, apply } = cors({
      ...options,
      onDecision: ({ reason }, request) => void seen.push([reason, request]),
    })
    const request = requestOf({ method: 'PUT', headers: { cookie: 'secret' } }, web)
    handle(request)
    apply(request, new Response('ok'))
    handle(requestOf(preflight('PUT', 'x-a'), evil))
    // Strictly: of a request that is no preflight nothing else is looked for.
    expect(seen).toStrictEqual([
      ['origin-allowed', { method: 'PUT', headers: { origin: web } }],
      [
        'origin-not-allowed',
        {
          method: 'OPTIONS',
          headers: {
            origin: evil,
            'access-control-request-method': 'PUT',
            'access-control-request-headers': 'x-a',
          },
        },
      ],
    ])
  })
})

describe('the context', () => {
  const byTenant = (_origin: string, { tenant }: { readonly tenant: string }): boolean => tenant === 'a'

  it('context/request: of which nothing is taken away', () => {
    const seen: unknown[] = []
    const { handle } = cors({ origin: (_origin, request) => seen.push(request) > 0 })
    const request = requestOf({}, web)
    handle(request)
    expect(seen).toEqual([request])
    expect(seen[0]).toBe(request)
  })

  it('context/handed-over', () => {
    const { handle, apply } = cors<{ readonly tenant: string }>({ origin: byTenant })
    for (const [tenant, expected] of [
      ['a', web],
      ['b', null],
    ] as const) {
      const request = requestOf({}, web)
      expect(handle(request, { tenant })).toBe(undefined)
      const applied = apply(request, new Response('ok')) as Response
      expect(applied.headers.get('access-control-allow-origin')).toBe(expected)
    }
  })

  it('context/handed-to-apply', () => {
    const { apply } = cors<{ readonly tenant: string }>({ origin: byTenant })
    const applied = apply(requestOf({}, web), new Response('ok'), { tenant: 'a' }) as Response
    expect(applied.headers.get('access-control-allow-origin')).toBe(web)
  })
})
