import { describe, expect, it } from 'vitest'
import { type CorsOptions, CorsConfigError, createCors } from '../src/index.ts'
import { actual, answerOf, app, evil, plain, preflight } from './exchange.ts'

const b = 'https://b.example'

function deeplyFrozen(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return true
  return Object.isFrozen(value) && Object.values(value).every(deeplyFrozen)
}

describe('allows', () => {
  const rows: readonly { id: string; options: CorsOptions; origin: string; allowed: boolean }[] = [
    { id: 'listed', options: { origin: [app] }, origin: app, allowed: true },
    { id: 'not-listed', options: { origin: [app] }, origin: evil, allowed: false },
    { id: 'malformed', options: { origin: [app] }, origin: `${app}/`, allowed: false },
    { id: 'null', options: { origin: [app] }, origin: 'null', allowed: false },
    { id: 'any', options: { origin: '*' }, origin: evil, allowed: true },
    { id: 'nobody', options: { origin: false }, origin: app, allowed: false },
    { id: 'wildcard', options: { origin: 'https://*.example.com' }, origin: app, allowed: true },
    { id: 'expression', options: { origin: /^https:\/\/app\.example\.com$/ }, origin: evil, allowed: false },
    { id: 'absent', options: { origin: [app] }, origin: undefined as never, allowed: false },
    {
      id: 'absent-under-predicate',
      options: { origin: () => true },
      origin: undefined as never,
      allowed: false,
    },
    {
      id: 'absent-under-reflection',
      options: { origin: '*', dangerouslyReflectAnyOrigin: true },
      origin: undefined as never,
      allowed: false,
    },
  ]
  for (const { id, options, origin, allowed } of rows) {
    it(`allows/${id}`, () => {
      expect(createCors(options).allows(origin)).toBe(allowed)
    })
  }
})

describe('replace', () => {
  it('replace/whole-policy', () => {
    const cors = createCors({
      origin: [app],
      credentials: true,
      exposedHeaders: ['ETag'],
    })
    expect(cors.allows(app)).toBe(true)
    cors.replace({ origin: [b] })
    expect([cors.allows(app), cors.allows(b)]).toEqual([false, true])
    // Nothing of the old policy is merged into the new one.
    expect(cors.decide(actual(b))).toMatchObject({ headers: [['Access-Control-Allow-Origin', b]] })
    expect(cors.policy).toMatchObject({ credentials: false, exposedHeaders: [] })
  })

  it('replace/invalid-leaves-the-old-one', () => {
    const cors = createCors({ origin: [app] })
    const before = cors.policy
    expect(() => cors.replace({ origin: [b, 'https://c.example/'] })).toThrow(CorsConfigError)
    expect(() => cors.replace({ origin: undefined as never })).toThrow(CorsConfigError)
    expect(cors.policy).toBe(before)
    expect([cors.allows(app), cors.allows(b)]).toEqual([true, false])
  })

  it('replace/running-requests-keep-their-policy', async () => {
    const answers: ((allowed: boolean) => void)[] = []
    const cors = createCors({
      origin: () => new Promise<boolean>((resolve) => void answers.push(resolve)),
    })
    const running = cors.decide(actual(app))
    cors.replace({ origin: false })
    for (const answer of answers) answer(true)
    expect(answerOf(await running)).toMatchObject({ allowed: true, reason: 'origin-allowed' })
    expect(answerOf(await cors.decide(actual(app))).reason).toBe('cors-off')
  })

  it('replace/methods-work-detached', () => {
    // oxlint-disable-next-line typescript/unbound-method -- taking them apart is what must work
    const { decide, allows, replace } = createCors({ origin: [app] })
    replace({ origin: [b] })
    expect(allows(b)).toBe(true)
    expect(answerOf(decide(actual(app))).allowed).toBe(false)
  })
})

describe('policy', () => {
  const rich = createCors({
    origin: [app, 'https://*.b.example', 'http://localhost:*', /^https:\/\/c\.example$/gi],
    credentials: true,
    methods: ['PUT'],
    allowedHeaders: ['X-A'],
    exposedHeaders: ['ETag'],
    maxAge: 60,
    rejectDisallowed: true,
  })

  it('policy/is-normalised-data', () => {
    expect(rich.policy).toEqual({
      origin: {
        kind: 'listed',
        exact: [app],
        wildcards: ['https://*.b.example', 'http://localhost:*'],
        expressions: [{ source: expect.stringMatching(/^\^.*\$$/), flags: 'i' }],
      },
      credentials: true,
      methods: ['PUT'],
      allowedHeaders: ['X-A'],
      exposedHeaders: ['ETag'],
      maxAge: 60,
      preflightStatus: 204,
      rejectDisallowed: true,
      allowsNullOrigin: false,
    })
  })

  it('policy/defaults', () => {
    expect(createCors({ origin: '*' }).policy).toEqual({
      origin: { kind: 'any' },
      credentials: false,
      methods: ['GET', 'HEAD', 'PUT', 'PATCH', 'POST', 'DELETE'],
      allowedHeaders: '*',
      exposedHeaders: [],
      maxAge: null,
      preflightStatus: 204,
      rejectDisallowed: false,
      allowsNullOrigin: false,
    })
  })

  const kinds: readonly (readonly [CorsOptions, string])[] = [
    [{ origin: '*' }, 'any'],
    [{ origin: false }, 'none'],
    [{ origin: '*', dangerouslyReflectAnyOrigin: true }, 'reflected'],
    [{ origin: () => true }, 'predicate'],
    [{ origin: app }, 'listed'],
  ]
  for (const [options, kind] of kinds) {
    it(`policy/kind-${kind}`, () => {
      const { policy } = createCors(options)
      expect(policy.origin.kind).toBe(kind)
      expect(deeplyFrozen(policy)).toBe(true)
      expect(JSON.parse(JSON.stringify(policy))).toEqual(policy)
    })
  }

  it('policy/expressions-keep-no-flag-that-lets-them-match-inside', () => {
    // What a gateway is configured from must not be looser than what decides here.
    const { origin } = createCors({ origin: /^https:\/\/c\.example$/gimsy }).policy
    expect(origin).toMatchObject({ expressions: [{ flags: 'is' }] })
  })

  it('policy/deeply-frozen-and-json', () => {
    expect(deeplyFrozen(rich.policy)).toBe(true)
    expect(JSON.parse(JSON.stringify(rich.policy))).toEqual(rich.policy)
    expect(Object.isFrozen(rich)).toBe(true)
  })
})

describe('options are not read again', () => {
  it('options/mutated-after-construction', () => {
    const options = {
      origin: [app],
      credentials: false,
      methods: ['PUT'],
      allowedHeaders: ['X-A'],
      exposedHeaders: ['ETag'],
      rejectDisallowed: false,
      maxAge: 60,
    }
    const cors = createCors(options)
    const requests = [
      plain(),
      actual(app),
      actual(evil),
      preflight(app, 'PUT', 'x-a'),
      preflight(evil),
      preflight(app, 'PURGE'),
    ]
    const before = requests.map((request) => answerOf(createCors(options).decide(request)))
    options.origin.push(evil)
    options.methods.push('PURGE')
    options.allowedHeaders.push('X-B')
    options.exposedHeaders.push('X-Secret')
    Object.assign(options, { credentials: true, rejectDisallowed: true, maxAge: 1, origin: '*' })
    expect(requests.map((request) => answerOf(cors.decide(request)))).toEqual(before)
  })

  it('options/expression-recompiled-after-construction', () => {
    const expression = /^https:\/\/app\.example\.com$/g
    const cors = createCors({ origin: expression })
    expression.compile('^.*$')
    expression.lastIndex = 5
    expect([cors.allows(app), cors.allows(app), cors.allows(evil)]).toEqual([true, true, false])
  })

  it('options/getters-are-read-once', () => {
    const reads: string[] = []
    const values = { origin: [app], credentials: true, methods: ['PUT'], maxAge: 60 }
    const options = Object.defineProperties(
      {},
      Object.fromEntries(
        Object.entries(values).map(([name, value]) => [
          name,
          { enumerable: true, get: () => (reads.push(name), value) },
        ]),
      ),
    ) as CorsOptions
    const cors = createCors(options)
    for (const request of [plain(), actual(app), preflight(app), actual(evil)]) void cors.decide(request)
    expect(reads.toSorted()).toEqual(Object.keys(values).toSorted())
  })

  it('options/frozen-are-accepted', () => {
    const options = Object.freeze({ origin: Object.freeze([app, Object.freeze(/^https:\/\/b\.example$/g)]) })
    const cors = createCors(options)
    expect([cors.allows(b), cors.allows(b)]).toEqual([true, true])
  })
})

describe('prototype pollution', () => {
  const polluted = {
    origin: '*',
    credentials: true,
    dangerouslyReflectAnyOrigin: true,
    dangerouslyAllowNullOrigin: true,
    dangerouslyAllowInsecureOrigins: true,
    methods: '*',
    exposedHeaders: '*',
    [evil]: true,
  }
  const whilePolluted = <Result>(run: () => Result): Result => {
    const prototype = Object.prototype as unknown as { [name: string]: unknown }
    try {
      for (const [name, value] of Object.entries(polluted)) {
        Object.defineProperty(prototype, name, {
          value,
          configurable: true,
          enumerable: false,
          writable: true,
        })
      }
      return run()
    } finally {
      for (const name of Object.keys(polluted)) delete prototype[name]
    }
  }

  it('pollution/cannot-open-a-policy-under-construction', () => {
    const answers = whilePolluted(() => {
      const cors = createCors({ origin: [app] })
      return [actual(app), actual(evil), actual('null'), preflight(evil, 'PURGE')].map((request) =>
        cors.decide(request),
      )
    })
    const quiet = createCors({ origin: [app] })
    expect(answers.map(answerOf)).toEqual(
      [actual(app), actual(evil), actual('null'), preflight(evil, 'PURGE')].map((request) =>
        answerOf(quiet.decide(request)),
      ),
    )
  })

  it('pollution/cannot-supply-a-missing-origin', () => {
    expect(() => whilePolluted(() => createCors({} as never))).toThrow(CorsConfigError)
    expect(() => createCors(Object.create({ origin: '*' }) as never)).toThrow(CorsConfigError)
  })

  it('pollution/cannot-open-a-compiled-policy', () => {
    const cors = createCors({ origin: [app] })
    const decision = whilePolluted(() => cors.decide(actual(evil)))
    expect(answerOf(decision)).toEqual(expect.objectContaining({ allowed: false, headers: {} }))
  })
})
