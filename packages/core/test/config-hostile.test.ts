import { describe, expect, it } from 'vitest'
import { CorsConfigError, createCors, validateCors } from '../src/index.ts'
import { messages } from '../src/messages.ts'

const app = 'https://app.example.com'

function fails(): never {
  throw new Error('thrown by the options')
}

function revoked<Target extends object>(target: Target): Target {
  const { proxy, revoke } = Proxy.revocable(target, {})
  revoke()
  return proxy
}

const withGetter = (name: string): object =>
  Object.defineProperty({ origin: app }, name, { enumerable: true, get: fails })

interface HostileRow {
  readonly id: string
  readonly options: () => unknown
  /** `''` where the options as a whole could not be read. */
  readonly path: string
}

const unreadable: readonly HostileRow[] = [
  ...['origin', 'methods', 'maxAge', 'credentials', 'onError', 'dangerouslyAllowPublicSuffixes'].map(
    (name) => ({ id: `getter-of-${name}`, options: () => withGetter(name), path: '' }),
  ),
  {
    id: 'getter-that-throws-null',
    options: () => ({
      get origin() {
        // oxlint-disable-next-line no-throw-literal -- anything can be thrown
        throw null
      },
    }),
    path: '',
  },
  { id: 'revoked', options: () => revoked({}), path: '' },
  { id: 'revoked-array', options: () => revoked([]), path: '' },
  { id: 'revoked-function', options: () => revoked(() => true), path: '' },
  { id: 'revoked-as-origin', options: () => ({ origin: revoked({}) }), path: '' },
  { id: 'revoked-array-as-origin', options: () => ({ origin: revoked([app]) }), path: '' },
  { id: 'revoked-in-origin', options: () => ({ origin: [app, revoked({})] }), path: 'origin[1]' },
  { id: 'revoked-function-in-origin', options: () => ({ origin: [revoked(fails)] }), path: 'origin[0]' },
  { id: 'revoked-as-methods', options: () => ({ origin: app, methods: revoked(['PUT']) }), path: '' },
  { id: 'revoked-in-methods', options: () => ({ origin: app, methods: [revoked({})] }), path: 'methods[0]' },
  { id: 'revoked-as-max-age', options: () => ({ origin: app, maxAge: revoked({}) }), path: 'maxAge' },
  {
    id: 'element-getter',
    options: () => ({ origin: Object.defineProperty([app], 0, { get: fails }) }),
    path: '',
  },
  { id: 'own-keys', options: () => new Proxy({ origin: app }, { ownKeys: fails }), path: '' },
  {
    id: 'own-property',
    options: () => new Proxy({ origin: app }, { getOwnPropertyDescriptor: fails }),
    path: '',
  },
  { id: 'get', options: () => new Proxy({ origin: app }, { get: fails }), path: '' },
  {
    id: 'expression-source',
    options: () => ({ origin: Object.defineProperty(/^https:\/\/a\.example$/, 'source', { get: fails }) }),
    path: '',
  },
  {
    id: 'expression-that-cannot-be-shown',
    options: () => ({ origin: Object.defineProperty(/a/, 'toString', { value: fails }) }),
    path: 'origin',
  },
  { id: 'no-json', options: () => ({ origin: [{ toJSON: fails, toString: fails }] }), path: 'origin[0]' },
]

describe('config: hostile options', () => {
  for (const { id, options, path } of unreadable) {
    for (const [words, environment] of [
      ['codes', {}],
      ['sentences', { messages }],
    ] as const) {
      it(`hostile/${id}/${words}: are reported, and make no policy`, () => {
        const issues = validateCors(options(), environment)
        expect(issues.map((issue) => [issue.severity, issue.path])).toEqual([['error', path]])
        if (path === '') expect(issues).toMatchObject([{ code: 'options-wrong-type' }])
        let error: unknown
        try {
          createCors(options() as never, environment)
        } catch (thrown) {
          error = thrown
        }
        expect(error).toBeInstanceOf(CorsConfigError)
        expect((error as CorsConfigError).issues.map((issue) => issue.code)).toEqual(
          issues.map((issue) => issue.code),
        )
      })
    }

    it(`hostile/${id}/replace: leaves the old policy in force`, () => {
      const cors = createCors({ origin: app })
      expect(() => cors.replace(options() as never)).toThrow(CorsConfigError)
      expect([cors.allows(app), cors.allows('https://evil.example')]).toEqual([true, false])
    })
  }

  it('hostile/faults-read-before: are told beside what could not be read', () => {
    const issues = validateCors({ ...withUnknown(), origin: revoked({}) })
    expect(issues.map(({ code }) => code)).toEqual(['unknown-option', 'options-wrong-type'])
  })

  it('hostile/revoked-predicate: is a function, so it fails at each request and nobody is allowed', () => {
    const errors: unknown[] = []
    const cors = createCors({ origin: revoked(() => true), onError: (error) => void errors.push(error) })
    expect(cors.allows(app)).toBe(false)
    expect(cors.decide({ method: 'GET', headers: { origin: app } })).toMatchObject({
      allowed: false,
      reason: 'origin-check-failed',
      headers: [],
    })
    expect(errors).toHaveLength(2)
  })
})

function withUnknown(): object {
  return { origins: [app] }
}
