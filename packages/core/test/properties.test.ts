import { fc, test } from '@fast-check/vitest'
import { describe, expect } from 'vitest'
import { type CorsDecision, type CorsOptions, createCors } from '../src/index.ts'
import { bytes, lines, nearMiss, policies, requests } from './arbitrary.ts'
import { answerOf, decideNow, defaultMethods } from './exchange.ts'
import { isCanonical, isListed, isName } from './oracle.ts'

const seed = Number(process.env['CORS_SEED'])

const joined = (configured: CorsOptions['methods'], otherwise: string): string =>
  Array.isArray(configured) ? configured.join(', ') : otherwise

const originOnly = /^origin-|^cors-off$/

function expectShape(decision: CorsDecision): void {
  const { kind, allowed, reason, headers, vary, action, ...rest } = decision
  expect(['none', 'actual', 'preflight']).toContain(kind)
  expect(['continue', 'respond']).toContain(action)
  expect(typeof allowed).toBe('boolean')
  expect(reason).toMatch(/^[a-z]+(-[a-z]+)+$/)
  expect(rest).toEqual(action === 'respond' ? { status: expect.any(Number) } : {})
  if (kind === 'preflight') expect(action).toBe('respond')
  if (kind === 'none') expect(action).toBe('continue')
  for (const [name, value] of headers) {
    expect(name).toMatch(/^Access-Control-(Allow|Expose|Max)-[A-Z][A-Za-z-]+$/)
    // What Node refuses to send would be a 500, or a split response.
    expect(value).toMatch(/^[\x20-\x7e]+$/)
  }
  for (const name of vary) expect(isName(name)).toBe(true)
  expect(new Set(headers.map(([name]) => name)).size).toBe(headers.length)
  expect(new Set(vary).size).toBe(vary.length)
}

const inputs = policies.chain(({ list, options }) =>
  fc.record({ list: fc.constant(list), options: fc.constant(options), request: requests(list) }),
)

describe('properties of a decision', () => {
  test.prop([inputs])('property/headers-are-validated-or-configured', ({ options, request }) => {
    const { headers } = answerOf(decideNow(options, request))
    const {
      origin,
      'access-control-request-method': method,
      'access-control-request-headers': asked,
    } = request.headers
    for (const [name, value] of Object.entries(headers)) {
      switch (name) {
        case 'Access-Control-Allow-Origin':
          expect(value).toBe(Array.isArray(origin) ? origin[0] : origin)
          expect(isCanonical(value)).toBe(true)
          break
        case 'Access-Control-Allow-Credentials':
          expect([value, options.credentials]).toEqual(['true', true])
          break
        case 'Access-Control-Allow-Methods':
          if (options.methods === '*') {
            expect(value).toBe(Array.isArray(method) ? method[0] : method)
            expect(isName(value)).toBe(true)
          } else expect(value).toBe(joined(options.methods, defaultMethods))
          break
        case 'Access-Control-Allow-Headers':
          if (Array.isArray(options.allowedHeaders)) expect(value).toBe(options.allowedHeaders.join(', '))
          else {
            const text = String(asked)
              .toLowerCase()
              .split(',')
              .map((part) => part.trim())
            for (const part of value.split(', ')) {
              expect(isName(part)).toBe(true)
              expect(text).toContain(part)
            }
          }
          break
        case 'Access-Control-Expose-Headers':
          expect(value).toBe(joined(options.exposedHeaders, ''))
          break
        default:
          expect([name, value]).toEqual(['Access-Control-Max-Age', String(options.maxAge)])
      }
    }
  })

  test.prop([inputs])('property/refused-origin-sees-nothing', ({ list, options, request }) => {
    const decision = decideNow(options, request)
    const { origin } = request.headers
    const text = Array.isArray(origin) ? (origin.length === 1 ? origin[0] : undefined) : origin
    if (typeof text === 'string' && isListed(list, text)) return
    expect(answerOf(decision).headers).toEqual({})
    expect(decision.vary).toEqual(['Origin'])
    if (decision.kind === 'preflight') expect(answerOf(decision).does).toBe(403)
    if (decision.kind !== 'none') expect(decision.reason).toMatch(originOnly)
  })

  test.prop(
    [
      policies.chain(({ list, options }) =>
        fc.tuple(fc.constant(list), fc.constant(options), nearMiss(list)),
      ),
    ],
    {
      numRuns: 3000,
      seed,
    },
  )('property/verdict-is-the-oracles', ([list, options, origin]) => {
    const cors = createCors(options)
    const expected = isListed(list, origin)
    expect(cors.allows(origin)).toBe(expected)
    const { headers, allowed } = answerOf(cors.decide({ method: 'GET', headers: { origin } }) as CorsDecision)
    expect(allowed).toBe(expected)
    expect(headers['Access-Control-Allow-Origin']).toBe(expected ? origin : undefined)
    // The second answer comes from what the first one left behind.
    expect(cors.allows(origin)).toBe(expected)
  })

  test.prop([policies.chain(({ list, options }) => fc.tuple(fc.constant(options), nearMiss(list)))])(
    'property/predicate-is-asked-about-canonical-origins-only',
    ([{ credentials, methods }, origin]) => {
      const seen: string[] = []
      const cors = createCors({
        origin: (text) => seen.push(text) > 0,
        credentials: credentials ?? false,
        methods,
        dangerouslyAllowInsecureOrigins: true,
      })
      expect(cors.allows(origin)).toBe(isCanonical(origin))
      expect(seen).toEqual(isCanonical(origin) ? [origin] : [])
    },
  )

  const any: readonly CorsOptions[] = [
    { origin: '*' },
    { origin: '*', methods: '*', exposedHeaders: '*' },
    { origin: '*', dangerouslyReflectAnyOrigin: true, credentials: true, methods: '*' },
    { origin: false, rejectDisallowed: true },
    { origin: /^.*$/s },
    { origin: () => true, dangerouslyAllowNullOrigin: true },
  ]
  const anyRequest = fc
    .tuple(fc.option(bytes, { nil: undefined }), lines, lines, lines)
    .map(([method, origin, asked, headers]) => ({
      method,
      headers: { origin, 'access-control-request-method': asked, 'access-control-request-headers': headers },
    }))

  test.prop([fc.constantFrom(...any), fc.oneof(anyRequest, requests([]))], {
    numRuns: 1500,
    seed,
  })('property/never-throws-and-keeps-its-shape', (options, request) => {
    expectShape(decideNow(options, request))
  })

  test.prop([inputs])('property/never-throws-under-generated-policies', ({ options, request }) => {
    expectShape(decideNow(options, request))
  })

  test.prop([inputs])('property/same-question-same-answer', ({ options, request }) => {
    const cors = createCors(options)
    const first = answerOf(cors.decide(request) as CorsDecision)
    expect(answerOf(cors.decide(request) as CorsDecision)).toEqual(first)
  })

  test.prop([inputs])('property/headers-besides-the-three-change-nothing', ({ options, request }) => {
    const extra = {
      cookie: 'a=b',
      host: 'app.example.com',
      referer: 'https://evil.example/',
      authorization: 'x',
      vary: '*',
    }
    const other = { ...request, headers: { ...request.headers, ...extra } }
    expect(answerOf(decideNow(options, other))).toEqual(answerOf(decideNow(options, request)))
  })
})
