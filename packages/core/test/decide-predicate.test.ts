/* oxlint-disable unicorn/no-thenable -- promises of other realms and libraries are thenables */
import { runInNewContext } from 'node:vm'
import { describe, expect, it } from 'vitest'
import { type CorsDecision, type CorsOptions, type CorsPredicate, createCors } from '../src/index.ts'
import { actual, answerOf, app, evil, plain, preflight } from './exchange.ts'

const down = new Error('db down')
const says = (answer: unknown): CorsPredicate => (() => answer) as unknown as CorsPredicate
const yes: CorsPredicate = () => true
const isApp: CorsPredicate = (origin) => origin === app

interface Row {
  readonly id: string
  readonly predicate: CorsPredicate
  readonly reason: 'origin-allowed' | 'origin-not-allowed' | 'origin-check-failed'
}

const rows: readonly Row[] = [
  { id: 'sync/true', predicate: says(true), reason: 'origin-allowed' },
  { id: 'sync/false', predicate: says(false), reason: 'origin-not-allowed' },
  {
    id: 'sync/throws',
    predicate: () => {
      throw down
    },
    reason: 'origin-check-failed',
  },
  { id: 'sync/undefined', predicate: says(undefined), reason: 'origin-check-failed' },
  { id: 'sync/null', predicate: says(null), reason: 'origin-check-failed' },
  { id: 'sync/one', predicate: says(1), reason: 'origin-check-failed' },
  { id: 'sync/string', predicate: says('true'), reason: 'origin-check-failed' },
  { id: 'sync/origin-string', predicate: says(app), reason: 'origin-check-failed' },
  { id: 'sync/star', predicate: says('*'), reason: 'origin-check-failed' },
  { id: 'sync/object', predicate: says({}), reason: 'origin-check-failed' },
  { id: 'sync/array', predicate: says([app]), reason: 'origin-check-failed' },
  { id: 'sync/boxed-true', predicate: says(Object(true)), reason: 'origin-check-failed' },
  { id: 'sync/function', predicate: says(() => true), reason: 'origin-check-failed' },
  { id: 'sync/expression', predicate: says(/^/), reason: 'origin-check-failed' },
  { id: 'async/true', predicate: () => Promise.resolve(true), reason: 'origin-allowed' },
  { id: 'async/false', predicate: () => Promise.resolve(false), reason: 'origin-not-allowed' },
  { id: 'async/rejects', predicate: () => Promise.reject(down), reason: 'origin-check-failed' },
  { id: 'async/undefined', predicate: says(Promise.resolve()), reason: 'origin-check-failed' },
  { id: 'async/string', predicate: says(Promise.resolve('true')), reason: 'origin-check-failed' },
  { id: 'async/one', predicate: says(Promise.resolve(1)), reason: 'origin-check-failed' },
  { id: 'async/object', predicate: says(Promise.resolve({})), reason: 'origin-check-failed' },
  {
    id: 'async/promise-of-promise-of-true',
    predicate: says(Promise.resolve(Promise.resolve(true))),
    reason: 'origin-allowed',
  },
  {
    id: 'async/other-realm',
    predicate: runInNewContext('async () => true') as CorsPredicate,
    reason: 'origin-allowed',
  },
  {
    id: 'async/other-realm-rejects',
    predicate: runInNewContext('async () => { throw 1 }') as CorsPredicate,
    reason: 'origin-check-failed',
  },
  {
    id: 'async/thenable',
    predicate: says({ then: (resolve: (value: boolean) => void) => resolve(true) }),
    reason: 'origin-allowed',
  },
  {
    id: 'async/then-throws',
    predicate: says({
      then: () => {
        throw down
      },
    }),
    reason: 'origin-check-failed',
  },
  {
    id: 'async/then-getter-throws',
    predicate: says({
      get then(): unknown {
        throw down
      },
    }),
    reason: 'origin-check-failed',
  },
]

describe('origin predicate', () => {
  for (const { id, predicate, reason } of rows) {
    it(`predicate/${id}`, async () => {
      const errors: unknown[] = []
      const cors = createCors({
        origin: predicate,
        credentials: true,
        onError: (error) => errors.push(error),
      })
      const allowed = reason === 'origin-allowed'
      const answer = answerOf(await cors.decide(actual(app)))
      expect(answer).toMatchObject({ allowed, reason, does: 'continue', vary: ['Origin'] })
      expect(answer.headers['Access-Control-Allow-Origin']).toBe(allowed ? app : undefined)
      expect(Object.keys(answer.headers)).toHaveLength(allowed ? 2 : 0)
      expect(errors).toHaveLength(reason === 'origin-check-failed' ? 1 : 0)
      expect(answerOf(await cors.decide(preflight(app)))).toMatchObject({
        allowed,
        does: allowed ? 204 : 403,
      })
      expect(await cors.allows(app)).toBe(allowed)
    })
  }

  it('predicate/error-is-handed-on-as-it-is', async () => {
    const calls: unknown[][] = []
    const onError: CorsOptions['onError'] = (...call) => calls.push(call)
    const request = actual(app)
    await createCors({ origin: () => Promise.reject(down), onError }).decide(request)
    await createCors({ origin: says('yes'), onError }).decide(request)
    expect(calls).toEqual([
      [down, request],
      [expect.any(TypeError), request],
    ])
  })

  it('predicate/works-without-onError', async () => {
    expect(
      answerOf(await createCors({ origin: () => Promise.reject(down) }).decide(actual(app))).allowed,
    ).toBe(false)
  })

  it('predicate/sync-answers-at-once', () => {
    expect(createCors({ origin: isApp }).decide(actual(app))).not.toBeInstanceOf(Promise)
  })

  it('predicate/async-never-allows-by-being-a-promise', () => {
    const decision: unknown = createCors({ origin: () => Promise.resolve(false) }).decide(actual(evil))
    expect(decision).toBeInstanceOf(Promise)
    expect(decision).not.toHaveProperty('allowed')
  })

  it('predicate/gets-canonical-origins-only', () => {
    const seen: string[] = []
    const cors = createCors({ origin: (origin) => seen.push(origin) > 0 })
    for (const text of [
      '',
      'null',
      `${app}/`,
      ` ${app}`,
      `${app}, ${evil}`,
      'HTTPS://A.example',
      'a'.repeat(999),
      app,
    ]) {
      void cors.decide(actual(text))
    }
    void cors.decide(plain())
    expect(seen).toEqual([app])
  })

  it('predicate/gets-the-context', () => {
    const contexts: unknown[] = []
    const cors = createCors<{ tenant: string }>({
      origin: (_origin, context) => contexts.push(context) > 0,
    })
    const context = { tenant: 'a' }
    void cors.decide(actual(app), context)
    void cors.allows(app, context)
    expect(contexts).toEqual([context, context])
  })

  it('predicate/is-asked-each-time', () => {
    let open = true
    const cors = createCors({ origin: () => open })
    const verdicts: (readonly [boolean, boolean, boolean])[] = []
    for (const next of [true, false, true]) {
      open = next
      verdicts.push([cors.allows(app), cors.decide(actual(app)).allowed, cors.decide(preflight(app)).allowed])
    }
    // An allowance taken back must not live on in anything that was kept.
    expect(verdicts).toEqual([
      [true, true, true],
      [false, false, false],
      [true, true, true],
    ])
  })

  it('predicate/never-supplies-a-header-value', () => {
    const decision: CorsDecision = createCors({ origin: () => true, exposedHeaders: ['ETag'] }).decide(
      actual(app),
    )
    expect(answerOf(decision).headers['Access-Control-Allow-Origin']).toBe(app)
  })

  const insecure = 'http://app.example.com'
  const schemes: readonly (readonly [id: string, options: CorsOptions, origin: string, reason: string])[] = [
    ['predicate', { origin: yes, credentials: true }, insecure, 'origin-insecure'],
    ['expression', { origin: /^.*$/, credentials: true }, insecure, 'origin-insecure'],
    ['localhost', { origin: yes, credentials: true }, 'http://localhost:3000', 'origin-allowed'],
    ['below-localhost', { origin: yes, credentials: true }, 'http://a.localhost', 'origin-allowed'],
    ['loopback', { origin: yes, credentials: true }, 'http://127.0.0.1:3000', 'origin-allowed'],
    ['loopback-ipv6', { origin: yes, credentials: true }, 'http://[::1]', 'origin-allowed'],
    ['like-localhost', { origin: yes, credentials: true }, 'http://localhost.evil.com', 'origin-insecure'],
    ['glued-localhost', { origin: yes, credentials: true }, 'http://evillocalhost', 'origin-insecure'],
    ['like-loopback', { origin: yes, credentials: true }, 'http://127.0.0.1.evil.com', 'origin-insecure'],
    ['private-address', { origin: yes, credentials: true }, 'http://192.168.0.1', 'origin-insecure'],
    ['refused-anyway', { origin: () => false, credentials: true }, insecure, 'origin-not-allowed'],
    [
      'flagged',
      { origin: yes, credentials: true, dangerouslyAllowInsecureOrigins: true },
      insecure,
      'origin-allowed',
    ],
    ['without-credentials', { origin: yes }, insecure, 'origin-allowed'],
  ]
  for (const [id, options, origin, reason] of schemes) {
    it(`predicate/http-under-credentials/${id}`, async () => {
      expect((await createCors(options).decide(actual(origin))).reason).toBe(reason)
    })
  }
})
