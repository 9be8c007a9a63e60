import { type Exchange, evaluate } from '@cors/browser'
import { assert, integer, nat, property } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { generate } from '../src/generate/generate.ts'

const exchanges = generate(1, 3000)
const answers = exchanges.flatMap(({ hops }) =>
  hops.flatMap(({ preflight, response }) => [preflight, response]),
)
const lines = answers.flatMap((answer) => answer?.headers ?? [])
const set = exchanges.flatMap(({ request }) => request.headers ?? [])

function valuesOf(name: string): readonly string[] {
  return lines.flatMap(([other, value]) => (other === name ? [value] : []))
}

describe('a seed', () => {
  it('seed/decides-all', () => {
    assert(
      property(nat(), integer({ min: 1, max: 20 }), (seed, count) => {
        expect(generate(seed, count)).toEqual(generate(seed, 20).slice(0, count))
      }),
      { numRuns: 30, seed: Number(process.env['CORS_SEED']) },
    )
  })

  it('seed/others-are-others', () => {
    const first = new Set(exchanges.map((exchange) => JSON.stringify(exchange)))
    const shared = generate(2, 3000).filter((exchange) => first.has(JSON.stringify(exchange)))
    expect(first.size).toBeGreaterThan(2900)
    expect(shared.length).toBeLessThan(30)
  })
})

describe('what is generated', () => {
  it('generated/about-half-succeed', () => {
    const allowed = exchanges.filter((exchange) => evaluate(exchange).ok).length
    expect(allowed / exchanges.length).toBeGreaterThan(0.4)
    expect(allowed / exchanges.length).toBeLessThan(0.7)
  })

  const has = (test: (exchange: Exchange) => boolean) => () =>
    exchanges.filter((exchange) => test(exchange)).length
  const asks = (of: Partial<Exchange['request']>) =>
    has(({ request }) =>
      Object.entries(of).every(([name, value]) =>
        Object.entries(request).some(([key, own]) => key === name && own === value),
      ),
    )
  const fails = (reason: string) =>
    has((exchange) => evaluate(exchange, { engine: 'chromium' }).violations[0]?.reason === reason)

  it.each<{ id: string; count: () => number; atLeast: number }>([
    ...['GET', 'HEAD', 'POST', 'PUT', 'patch', 'PATCH', 'CHICKEN', '*', 'OPTIONS', 'TRACE', 'put'].map(
      (method) => ({
        id: `method/${method}`,
        count: asks({ method }),
        atLeast: 5,
      }),
    ),
    ...(['omit', 'same-origin', 'include'] as const).map((credentials) => ({
      id: `credentials/${credentials}`,
      count: asks({ credentials }),
      atLeast: 300,
    })),
    ...(['cors', 'no-cors', 'same-origin'] as const).map((mode) => ({
      id: `mode/${mode}`,
      count: asks({ mode }),
      atLeast: 50,
    })),
    ...(['follow', 'error', 'manual'] as const).map((redirect) => ({
      id: `redirect/${redirect}`,
      count: asks({ redirect }),
      atLeast: 100,
    })),
    ...(['fetch', 'xhr'] as const).map((api) => ({ id: `api/${api}`, count: asks({ api }), atLeast: 500 })),
    { id: 'page/opaque', count: asks({ documentOrigin: 'null' }), atLeast: 100 },
    { id: 'upload/listened-to', count: asks({ uploadListeners: true }), atLeast: 40 },
    { id: 'xhr/credentials', count: asks({ user: 'name' }), atLeast: 20 },
    { id: 'keepalive', count: asks({ keepalive: true }), atLeast: 50 },
    { id: 'referrer-policy/none', count: asks({ referrerPolicy: 'no-referrer' }), atLeast: 10 },
    { id: 'body', count: asks({ body: 'a=1' }), atLeast: 300 },
    ...[1, 2, 3, 4].map((count) => ({
      id: `hops/${count}`,
      count: has(({ hops }) => hops.length === count),
      atLeast: 60,
    })),
    ...[301, 302, 303, 307, 308].map((status) => ({
      id: `redirect-status/${status}`,
      count: has(({ hops }) => hops.length > 1 && hops[0]?.response?.status === status),
      atLeast: 50,
    })),
    ...[127, 128, 129].map((length) => ({
      id: `value/${length}-bytes`,
      count: () => set.filter(([, value]) => value.length === length).length,
      atLeast: 20,
    })),
    {
      id: 'value/1024-bytes-in-all',
      count: has(
        ({ request }) => (request.headers ?? []).reduce((sum, [, value]) => sum + value.length, 0) > 1024,
      ),
      atLeast: 5,
    },
    {
      id: 'origin/two-lines',
      count: has(
        ({ hops }) =>
          (hops[0]?.response?.headers ?? []).filter(([name]) => name === 'Access-Control-Allow-Origin')
            .length > 1,
      ),
      atLeast: 10,
    },
    {
      id: 'location/with-credentials',
      count: () => valuesOf('Location').filter((value) => value.includes('@')).length,
      atLeast: 10,
    },
    {
      id: 'location/several',
      count: () =>
        answers.filter((answer) => (answer?.headers.filter(([name]) => name === 'Location').length ?? 0) > 1)
          .length,
      atLeast: 10,
    },
    { id: 'referrer-policy', count: () => valuesOf('Referrer-Policy').length, atLeast: 100 },
    { id: 'quotes', count: () => set.filter(([, value]) => value.includes('"')).length, atLeast: 20 },
    { id: 'policy', count: () => valuesOf('Cross-Origin-Resource-Policy').length, atLeast: 50 },
    ...[
      'acao-missing',
      'preflight-acao-missing',
      'acao-mismatch',
      'preflight-acao-mismatch',
      'acao-invalid',
      'acao-multiple',
      'acao-wildcard-with-credentials',
      'acac-not-true',
      'preflight-status',
      'preflight-redirect',
      'allow-methods-unparsable',
      'allow-headers-unparsable',
      'method-not-allowed',
      'header-not-allowed',
      'redirect-credentials',
      'same-origin-mode',
      'no-cors-redirect-mode',
      'corp',
    ].map((reason) => ({ id: `reason/${reason}`, count: fails(reason), atLeast: 3 })),
  ])('$id', ({ count, atLeast }) => {
    expect(count()).toBeGreaterThanOrEqual(atLeast)
  })

  it('kept-away-from/statuses', () => {
    const statuses = new Set(answers.map((answer) => answer?.status ?? 200))
    expect([...statuses].filter((status) => status < 200 || [407, 408, 421, 425].includes(status))).toEqual(
      [],
    )
  })

  it('kept-away-from/headers', () => {
    const locations = answers.map((answer) => answer?.headers.filter(([name]) => name === 'Location') ?? [])
    expect(locations.filter(([first]) => first?.[1] === '')).toEqual([])
    expect(lines.filter(([name]) => /^(?:www-authenticate|set-cookie)$/i.test(name))).toEqual([])
    expect(set.filter(([name, value]) => !/^[\w-]+$/.test(name) || /[\0\r\n]/.test(value))).toEqual([])
  })
})
