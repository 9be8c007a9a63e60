import type { Middleware } from 'koa'
import { type Row, below, describeRows, ok } from './rows.ts'

// Koa clears the head of a response that failed, and then sets what stands in `error.headers`.

const broken = (properties: object = {}): Error => Object.assign(new Error('broken'), properties)

/** What is thrown, made anew for each request: Koa notes the status on it. */
const thrown: readonly (readonly [
  id: string,
  status: number,
  make: () => unknown,
  rest?: Partial<Row> | undefined,
])[] = [
  ['error', 500, () => broken(), { body: 'Internal Server Error' }],
  ['status', 418, () => broken({ status: 418 })],
  ['status-code', 422, () => broken({ statusCode: 422 })],
  ['status-nonsense', 500, () => broken({ status: 9 })],
  ['exposed', 409, () => broken({ status: 409, expose: true }), { body: 'broken' }],
  ['no-such-file', 404, () => broken({ code: 'ENOENT' }), { only: 'koa@2' }],
  ['no-such-file', 500, () => broken({ code: 'ENOENT' }), { only: 'koa@3' }],
  [
    'headers',
    503,
    () => broken({ status: 503, headers: { 'Retry-After': '5', vary: 'Accept' } }),
    { headers: { 'retry-after': '5' }, vary: ['Accept', 'Origin'] },
  ],
  [
    'headers-that-grant',
    403,
    () =>
      broken({
        status: 403,
        headers: {
          'access-control-allow-origin': '*',
          'Access-Control-Allow-Credentials': 'true',
          'Access-Control-Allow-Methods': 'DELETE',
          Vary: 'Origin, Accept',
        },
      }),
    { vary: ['Origin', 'Accept'] },
  ],
  [
    // Koa itself writes a status on an error: a frozen one ends in a rejection that nobody handles, and no answer.
    'not-extensible',
    503,
    () => Object.preventExtensions(broken({ status: 503, headers: Object.freeze({ 'Retry-After': '5' }) })),
    { headers: { 'retry-after': '5' } },
  ],
  ['string', 500, () => 'broken'],
  ['empty-string', 500, () => ''],
  ['number', 500, () => 5],
  ['false', 500, () => false],
  ['symbol', 500, () => Symbol('broken')],
  ['array', 500, () => [1, 2]],
  // What is no error is wrapped by Koa, its fields with it.
  ['object', 500, () => ({ status: 403, headers: { 'Access-Control-Allow-Origin': '*' } })],
  ['object-frozen', 500, () => Object.freeze({ status: 403 })],
  ['object-without-prototype', 500, () => Object.create(null) as unknown],
]

/** How it is thrown. */
const ways: readonly (readonly [id: string, throwing: (make: () => unknown) => Middleware])[] = [
  [
    'thrown',
    (make) => () => {
      throw make()
    },
  ],
  // oxlint-disable-next-line prefer-promise-reject-errors -- it is what is tested
  ['rejected', (make) => () => Promise.reject(make())],
  [
    'rejected-later',
    (make) => async () => {
      await new Promise(setImmediate)
      throw make()
    },
  ],
]

for (const [way, throwing] of ways) {
  describeRows(
    `errors/${way}`,
    thrown.map(([id, status, make, rest]): Row => ({ id, status, mount: below(throwing(make)), ...rest })),
  )
}

function failing(id: string, status: number, handler: Middleware, rest: Partial<Row> = {}): Row {
  return { id, status, mount: below(handler), ...rest }
}

describeRows('errors', [
  failing('ctx-throw', 403, (ctx) => ctx.throw(403), { body: 'Forbidden' }),
  failing('ctx-throw-headers', 401, (ctx) => ctx.throw(401, { headers: { 'WWW-Authenticate': 'Basic' } }), {
    headers: { 'www-authenticate': 'Basic' },
  }),
  failing('ctx-assert', 404, (ctx) => ctx.assert(ctx.state['user'], 404, 'nobody'), { body: 'nobody' }),
  failing('after-the-answer-was-prepared', 500, (ctx) => {
    ctx.set('X-A', '1')
    ctx.body = { a: 1 }
    throw broken()
  }),
  failing('next-twice', 500, async (_ctx, next) => {
    await next()
    await next()
  }),
  failing('body-that-cannot-be-json', 500, (ctx) => {
    const loop: { self?: object } = {}
    loop.self = loop
    ctx.body = loop
  }),
  failing('ctx-onerror', 500, (ctx) => {
    ctx.onerror(broken())
  }),
  {
    id: 'upstream-after-next',
    status: 500,
    mount(app, policy) {
      app.use(policy)
      app.use(async (_ctx, next) => {
        await next()
        throw broken()
      })
      app.use(ok)
    },
  },
  {
    id: 'above-the-policy-after-next',
    status: 500,
    mount(app, policy) {
      app.use(async (_ctx, next) => {
        await next()
        throw broken()
      })
      app.use(policy).use(ok)
    },
  },
])
