import { describe, expect, it, vi } from 'vitest'
import { CorsConfigError, createCors, validateCors } from '../src/index.ts'

const wrong = {
  origin: ['https://a.example/', 'b.example', /c/],
  credentials: 'true',
  methods: ['patch'],
  allowedHeaders: ['Cookie'],
  exposedHeaders: ['Set-Cookie'],
  maxAge: '1h',
  preflightStatus: 404,
  onError: 1,
  optionsSuccessStatus: 200,
}

function thrownBy(run: () => unknown): unknown {
  try {
    run()
  } catch (error) {
    return error
  }
  throw new Error('nothing was thrown')
}

const refusal = (options: unknown): CorsConfigError =>
  thrownBy(() => createCors(options as never)) as CorsConfigError

describe('config', () => {
  it('config/everything-wrong-at-once', () => {
    const paths = validateCors(wrong).map(({ path }) => path)
    expect(paths.toSorted()).toEqual([
      'allowedHeaders[0]',
      'credentials',
      'exposedHeaders[0]',
      'maxAge',
      'methods[0]',
      'onError',
      'optionsSuccessStatus',
      'origin[0]',
      'origin[1]',
      'origin[2]',
      'preflightStatus',
    ])
    expect(refusal(wrong).issues).toEqual(validateCors(wrong))
  })

  it('config/nothing-wrong', () => {
    expect(validateCors({ origin: 'https://a.example' })).toEqual([])
    expect(Object.isFrozen(validateCors({}))).toBe(true)
  })

  it('config/validate-has-warnings-and-the-error-has-not', () => {
    const options = { origin: 'https://a.example/', maxAge: 86_400 }
    expect(validateCors(options).map(({ severity }) => severity)).toEqual(['error', 'warning'])
    expect(refusal(options).issues.map(({ severity }) => severity)).toEqual(['error'])
  })

  it('config/issue-is-data', () => {
    const [issue] = validateCors({ origin: 'https://app.example.com/' })
    expect(issue).toEqual({
      severity: 'error',
      code: 'origin-trailing-slash',
      path: 'origin',
      value: 'https://app.example.com/',
      message: expect.any(String),
      fix: 'https://app.example.com',
    })
    expect(JSON.parse(JSON.stringify(issue))).toEqual(issue)
  })

  it('config/every-code-is-kebab-case-and-every-message-one-line', () => {
    for (const { code, message } of validateCors(wrong)) {
      expect(code).toMatch(/^[a-z]+(-[a-z]+)*$/)
      expect(message).toMatch(/^[^\n\r]+[.?]$/)
    }
  })
})

describe('CorsConfigError', () => {
  it('error/is-an-error-with-a-name', () => {
    const error = refusal(wrong)
    expect(error).toBeInstanceOf(Error)
    expect(error).toBeInstanceOf(CorsConfigError)
    expect(error.name).toBe('CorsConfigError')
    expect(Object.isFrozen(error.issues)).toBe(true)
  })

  it('error/message-names-every-place-value-and-fix', () => {
    const { message } = refusal({ origin: ['https://a.example/', 'b.example'], maxAge: '1h' })
    for (const part of [
      'origin[0]',
      '"https://a.example/"',
      'https://a.example',
      'origin[1]',
      'https://b.example',
      'maxAge',
      '3600',
    ]) {
      expect(message).toContain(part)
    }
  })

  it('error/message-has-no-raw-control-characters-and-is-cut', () => {
    const { message } = refusal({ origin: `https://a.example\r\nforged line \u001b[31m${'x'.repeat(5000)}` })
    // One line for the head and one for the issue.
    expect(message.split('\n')).toHaveLength(2)
    // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
    expect(message.replaceAll('\n', '')).not.toMatch(/[\0-\x1f]/)
    expect(message.length).toBeLessThan(1000)
  })

  it('error/unprintable-values-do-not-hide-the-faults', () => {
    const circular: { self?: unknown } = {}
    circular.self = circular
    for (const value of [circular, 10n, Symbol('s'), () => 1, Object.create(null), new Proxy({}, {})]) {
      expect(refusal({ origin: value === circular ? circular : [value] })).toBeInstanceOf(CorsConfigError)
    }
  })

  it('error/brand-across-two-copies', async () => {
    vi.resetModules()
    const copy = await import('../src/index.ts')
    expect(copy.CorsConfigError).not.toBe(CorsConfigError)
    const theirs = thrownBy(() => copy.createCors({} as never))
    expect(Object.getPrototypeOf(theirs)).toBe(copy.CorsConfigError.prototype)
    expect(theirs).toBeInstanceOf(CorsConfigError)
    expect(refusal({})).toBeInstanceOf(copy.CorsConfigError)
    expect((theirs as Error).name).toBe('CorsConfigError')
  })

  it('error/others-are-not-its-instances', () => {
    const lookalike = Object.assign(new Error('x'), { name: 'CorsConfigError', issues: [] })
    for (const value of [new Error('x'), lookalike, {}, null, undefined, 'CorsConfigError']) {
      expect(value instanceof CorsConfigError).toBe(false)
    }
  })
})
