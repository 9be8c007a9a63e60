import { describe, expect, it, onTestFinished, vi } from 'vitest'
import type * as fetchCors from '../src/index.ts'
import { evil, options, requestOf, web } from './exchange.ts'

/** A copy of the package that has warned of nothing yet, and what it warns of. */
async function fresh(
  environment?: string,
): Promise<readonly [copy: typeof fetchCors, warnings: readonly string[]]> {
  const warnings: string[] = []
  const spy = vi.spyOn(console, 'warn').mockImplementation((warning) => void warnings.push(String(warning)))
  onTestFinished(() => spy.mockRestore())
  vi.stubEnv('NODE_ENV', environment)
  onTestFinished(() => void vi.unstubAllEnvs())
  vi.resetModules()
  return [await import('../src/index.ts'), warnings]
}

const wildcard = { origin: ['https://*.example.com'], credentials: true } as const
const codes = (warnings: readonly string[]): readonly string[] =>
  warnings.map((warning) => /^\[(CORS_\w+)\] CorsWarning: /.exec(warning)?.[1] ?? warning)

describe('warnings', () => {
  for (const [id, environment, expected] of [
    ['unset', undefined, ['CORS_MAX_AGE_CUT', 'CORS_PUBLIC_SUFFIX_UNCHECKED']],
    ['development', 'development', ['CORS_MAX_AGE_CUT', 'CORS_PUBLIC_SUFFIX_UNCHECKED']],
    // That nobody has looked is said there too.
    ['production', 'production', ['CORS_PUBLIC_SUFFIX_UNCHECKED']],
  ] as const) {
    it(`warnings/issues/${id}`, async () => {
      const [{ createCors, cors, withCors }, warnings] = await fresh(environment)
      createCors({ ...wildcard, maxAge: 86_400 })
      cors({ ...wildcard, maxAge: 86_400 })
      withCors({ ...wildcard, maxAge: 86_400 }, () => new Response('ok'))
      // Each once.
      expect(codes(warnings).toSorted()).toEqual(expected)
    })

    it(`warnings/own-field/${id}`, async () => {
      const [{ cors }, warnings] = await fresh(environment)
      const { apply } = cors(options)
      const headers = { 'access-control-allow-origin': '*', 'access-control-max-age': '5' }
      for (const path of ['/a?token=SECRET', '/a?token=b', '/%3Cb%3E']) {
        for (const origin of [web, evil]) apply(requestOf({ path }, origin), new Response('ok', { headers }))
      }
      const said = warnings.map((warning) => warning.split(' by itself')[0])
      expect(said).toEqual(
        environment === 'production'
          ? []
          : ['/a', '/%3Cb%3E'].flatMap((path) => [
              `[CORS_OWN_FIELD] CorsWarning: GET ${path} sets access-control-allow-origin`,
              `[CORS_OWN_FIELD] CorsWarning: GET ${path} sets access-control-max-age`,
            ]),
      )
    })

    it(`warnings/failures/${id}: are said in production too`, async () => {
      const [{ cors }, warnings] = await fresh(environment)
      const fail = (): never => {
        throw new Error('no\r\nsuch\u{1b}[31m tenant')
      }
      for (let time = 0; time < 2; time++) {
        cors(fail).handle(requestOf({}, web))
        cors({ origin: fail }).handle(requestOf({}, web))
      }
      expect(codes(warnings)).toEqual(['CORS_POLICY_FAILED', 'CORS_LISTENER_FAILED'])
      // On one line, and nothing that a terminal would take for its own.
      for (const warning of warnings)
        expect(warning).toMatch(/^[ -~]*failed[ -~]*: no such \[31m tenant[ -~]*$/)
    })
  }

  it('warnings/same-fields: a handler that says what the policy says is not told off', async () => {
    const [{ cors }, warnings] = await fresh()
    cors(options).apply(
      requestOf({}, web),
      new Response('ok', { headers: { 'access-control-allow-origin': web } }),
    )
    expect(warnings).toEqual([])
  })

  it('warnings/bounded: what requests make up is not told for ever', async () => {
    const [{ cors }, warnings] = await fresh()
    const { apply } = cors(options)
    for (let count = 0; count < 500; count++) {
      const headers = { 'access-control-allow-origin': '*' }
      apply(requestOf({ path: `/${count}` }, evil), new Response('ok', { headers }))
    }
    expect(warnings.length).toBeGreaterThan(10)
    expect(warnings.length).toBeLessThan(100)
    await cors(() => Promise.reject(new Error('another'))).handle(requestOf({}, web))
    expect(codes(warnings)).toContain('CORS_POLICY_FAILED')
  })

  it('warnings/many-policies', async () => {
    const [{ cors }, warnings] = await fresh()
    const { handle } = cors(() => ({ origin: web }))
    for (let count = 0; count < 1001; count++) await handle(requestOf({}, web))
    expect(codes(warnings)).toEqual(['CORS_MANY_POLICIES'])
  })
})

describe('the environment', () => {
  it('environment/no-process: as in browsers and on Workers', async () => {
    const [, warnings] = await fresh()
    vi.stubGlobal('process', undefined)
    onTestFinished(() => void vi.unstubAllGlobals())
    const { createCors, withCors } = await import('../src/index.ts')
    createCors({ origin: web, maxAge: 86_400 })
    expect(codes(warnings)).toEqual(['CORS_MAX_AGE_CUT'])
    const response = await withCors(options, () => new Response('ok'))(requestOf({}, web))
    expect(response.headers.get('access-control-allow-origin')).toBe(web)
  })

  it('environment/loopback-in-production', async () => {
    const [{ validateCors }] = await fresh('production')
    expect(validateCors({ origin: 'http://localhost:5173' }).map(({ code }) => code)).toEqual([
      'origin-loopback-in-production',
    ])
  })

  it('environment/public-suffixes: a list may be handed over', async () => {
    const [{ createCors, validateCors, CorsConfigError }, warnings] = await fresh()
    const shared = { origin: ['https://*.github.io'], credentials: true } as const
    const environment = { isPublicSuffix: (host: string) => host === 'github.io' }
    expect(() => createCors(shared, environment)).toThrow(CorsConfigError)
    expect(validateCors(shared, environment)).toMatchObject([
      { severity: 'error', code: 'credentials-public-suffix', message: expect.stringContaining('everybody') },
    ])
    createCors(wildcard, environment)
    expect(warnings).toEqual([])
    // Without one, a whole top-level domain is still refused.
    expect(() => createCors({ origin: ['https://*.com'], credentials: true })).toThrow(CorsConfigError)
  })

  it('environment/two-copies: as of ESM and CommonJS, know of each other', async () => {
    const [first] = await fresh()
    const [second] = await fresh()
    expect(first.cors).not.toBe(second.cors)
    const request = requestOf({}, web)
    const inside = first.cors({ origin: '*' }).apply(request, new Response('ok'))
    const outside = second.cors(options).apply(request, inside)
    expect(outside.headers.get('access-control-allow-origin')).toBe('*')
  })
})
