import { describe, expect, it } from 'vitest'
import {
  type CorsConfigIssue,
  CorsConfigError,
  type CorsOptions,
  createCors,
  validateCors,
} from '../src/index.ts'
import { actual, app } from './exchange.ts'

const doubtful = { origin: [app, app], maxAge: 86_400 }

/** Keeps what it is told. */
function listener(): {
  readonly told: CorsConfigIssue[]
  readonly onWarning: (issue: CorsConfigIssue) => void
} {
  const told: CorsConfigIssue[] = []
  return { told, onWarning: (issue) => void told.push(issue) }
}

function failing(): never {
  throw new Error('db down')
}

describe('environment.onWarning', () => {
  it('warning/each-once: with what validateCors says', () => {
    const { told, onWarning } = listener()
    createCors(doubtful, { onWarning })
    expect(told.map(({ code }) => code).toSorted()).toEqual(['max-age-cut', 'origin-redundant'])
    expect(told).toEqual(validateCors(doubtful))
  })

  it('warning/no-errors: options that are refused warn of nothing', () => {
    const { told, onWarning } = listener()
    expect(() => createCors({ ...doubtful, credentials: 'true' as never }, { onWarning })).toThrow(
      CorsConfigError,
    )
    expect(told).toEqual([])
  })

  it('warning/validate: hands warnings back and tells nobody', () => {
    const { told, onWarning } = listener()
    expect(validateCors(doubtful, { onWarning })).toHaveLength(2)
    expect(told).toEqual([])
  })

  it('warning/good-options: says nothing', () => {
    const { told, onWarning } = listener()
    createCors({ origin: app }, { onWarning })
    expect(told).toEqual([])
  })

  it('warning/replace: tells of the new options alone', () => {
    const { told, onWarning } = listener()
    const cors = createCors({ origin: app }, { onWarning })
    cors.replace({ origin: app, maxAge: 86_400 })
    expect(told.map(({ code }) => code)).toEqual(['max-age-cut'])
  })

  it('warning/requests: a decision warns of nothing', () => {
    const { told, onWarning } = listener()
    const cors = createCors(doubtful, { onWarning })
    const before = told.length
    cors.decide(actual(app))
    cors.allows(app)
    expect(told).toHaveLength(before)
  })
})

describe('environment.onError', () => {
  const rows = [
    { id: 'without-own', own: false, environment: ['db down'] },
    { id: 'with-own', own: true, environment: [] },
  ] as const
  const faults: readonly (readonly [what: string, options: CorsOptions])[] = [
    ['predicate', { origin: failing }],
    ['async-predicate', { origin: () => Promise.reject(new Error('db down')) }],
    ['listener', { origin: app, onDecision: failing }],
  ]
  for (const [what, options] of faults) {
    for (const { id, own, environment } of rows) {
      it(`on-error/${what}/${id}: exactly one is told`, async () => {
        const toOptions: unknown[] = []
        const toEnvironment: unknown[] = []
        const keep = (list: unknown[]) => (error: unknown) => void list.push((error as Error).message)
        const cors = createCors(own ? { ...options, onError: keep(toOptions) } : options, {
          onError: keep(toEnvironment),
        })
        await cors.decide(actual(app))
        expect(toEnvironment).toEqual(environment)
        expect(toOptions).toEqual(own ? ['db down'] : [])
      })
    }
  }

  it('on-error/undefined: is none', () => {
    const told: unknown[] = []
    const cors = createCors(
      { origin: failing, onError: undefined },
      { onError: (error) => void told.push(error) },
    )
    expect(cors.allows(app)).toBe(false)
    expect(told).toHaveLength(1)
  })

  it('on-error/replace: goes on standing in', () => {
    const told: unknown[] = []
    const cors = createCors({ origin: app }, { onError: (error) => void told.push(error) })
    cors.replace({ origin: failing })
    expect(cors.allows(app)).toBe(false)
    expect(told).toHaveLength(1)
  })
})
