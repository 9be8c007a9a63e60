import { describe, expect, it } from 'vitest'
import { CorsConfigError, createCors, validateCors } from '../src/index.ts'
import { messages } from '../src/messages.ts'

const nearest: { readonly [unknown: string]: string } = {
  allowedOrigins: 'origin',
  allowedOrigin: 'origin',
  allowOrigins: 'origin',
  allowOrigin: 'origin',
  origins: 'origin',
  orgin: 'origin',
  Origin: 'origin',
  'Access-Control-Allow-Origin': 'origin',
  allowHeaders: 'allowedHeaders',
  allowedHeader: 'allowedHeaders',
  headers: 'allowedHeaders',
  exposeHeaders: 'exposedHeaders',
  exposeHeader: 'exposedHeaders',
  exposedHeader: 'exposedHeaders',
  allowMethods: 'methods',
  allowedMethods: 'methods',
  method: 'methods',
  optionsSuccessStatus: 'preflightStatus',
  maxage: 'maxAge',
  max_age: 'maxAge',
  allowCredentials: 'credentials',
  credential: 'credentials',
  supportsCredentials: 'credentials',
}

/** What other libraries have and this one has not, with the word that tells why. */
const gone: { readonly [unknown: string]: string } = {
  preflightContinue: 'never reaches the application',
  strictPreflight: 'always reaches the application',
  preflight: 'always answered',
  keepHeadersOnError: 'error responses',
  privateNetworkAccess: 'Local Network Access',
  secureContext: 'not CORS',
  delegator: '(request)',
  hook: 'mounted after it',
  logLevel: 'no OPTIONS route',
  prefix: 'scope',
  hideOptionsRoute: 'no OPTIONS route',
  cacheControl: 'maxAge',
}

const strange = [
  'zzz',
  'logLevel',
  'constructor',
  'toString',
  '__proto__',
  'hasOwnProperty',
  'x'.repeat(5000),
]

describe('config: unknown options', () => {
  for (const [name, option] of Object.entries(nearest)) {
    it(`unknown/${name}`, () => {
      const [issue, ...others] = validateCors({ origin: '*', [name]: undefined })
      expect(others).toEqual([])
      expect(issue).toMatchObject({ severity: 'error', code: 'unknown-option', path: name, fix: option })
    })
  }

  for (const [name, word] of Object.entries(gone)) {
    it(`unknown/${name}`, () => {
      const [issue, ...others] = validateCors({ origin: '*', [name]: true }, { messages })
      expect(others).toEqual([])
      expect(issue).toMatchObject({ severity: 'error', code: 'unknown-option', path: name })
      expect(issue?.message).toContain(word)
      expect(issue).not.toHaveProperty('fix')
    })
  }

  for (const name of strange) {
    it(`unknown/${name.slice(0, 20)}`, () => {
      const options: unknown = JSON.parse(
        JSON.stringify({ origin: '*' }).replace('}', `,${JSON.stringify(name)}:1}`),
      )
      expect(validateCors(options)).toMatchObject([{ severity: 'error', code: 'unknown-option', path: name }])
      expect(validateCors(options)[0]).not.toHaveProperty('fix')
    })
  }

  it('unknown/never-falls-open', () => {
    expect(() => createCors({ allowedOrigins: ['https://a.example'] } as never)).toThrow(CorsConfigError)
    expect(validateCors({ allowedOrigins: ['https://a.example'] }).map(({ code }) => code)).toEqual([
      'unknown-option',
      'origin-missing',
    ])
  })

  for (const options of [
    undefined,
    null,
    [],
    ['https://a.example'],
    'https://a.example',
    5,
    true,
    () => ({ origin: '*' }),
  ]) {
    it(`options/wrong-type/${JSON.stringify(options)}`, () => {
      const issues = validateCors(options)
      expect(issues.length).toBeGreaterThan(0)
      expect(issues.map(({ severity }) => severity)).not.toContain('warning')
      expect(() => createCors(options as never)).toThrow(CorsConfigError)
    })
  }
})
