import { describe, expect, it } from 'vitest'
import type { CorsOptions, CorsRequest } from '../src/index.ts'
import { actual, app, ask, evil, plain, preflight } from './exchange.ts'

const fixed = { methods: ['PUT'], allowedHeaders: ['X-A'] } as const
const policies = {
  'any-fixed': { origin: '*', ...fixed },
  any: { origin: '*' },
  'any-echo-both': { origin: '*', methods: '*' },
  'listed-fixed': { origin: [app], ...fixed },
  listed: { origin: [app] },
  'listed-echo-both': { origin: [app], methods: '*', allowedHeaders: '*' },
  'listed-echo-method': { origin: [app], methods: '*', allowedHeaders: [] },
  'predicate-fixed': { origin: (origin: string) => origin === app, ...fixed },
  'expression-fixed': { origin: /^https:\/\/app\.example\.com$/, ...fixed },
  'wildcard-fixed': { origin: 'https://*.example.com', ...fixed },
  'reflected-fixed': { origin: '*', dangerouslyReflectAnyOrigin: true, ...fixed },
  nobody: { origin: false },
} as const satisfies { readonly [name: string]: CorsOptions }

const O = 'Origin'
const M = 'Access-Control-Request-Method'
const H = 'Access-Control-Request-Headers'

interface Row {
  readonly policy: keyof typeof policies
  /** On anything that is no preflight. */
  readonly actual: readonly string[]
  /** On a preflight of an allowed origin, whatever becomes of its method and headers. */
  readonly preflight: readonly string[]
}

const rows: readonly Row[] = [
  { policy: 'any-fixed', actual: [], preflight: [] },
  { policy: 'any', actual: [], preflight: [H] },
  { policy: 'any-echo-both', actual: [], preflight: [M, H] },
  { policy: 'listed-fixed', actual: [O], preflight: [O] },
  { policy: 'listed', actual: [O], preflight: [O, H] },
  { policy: 'listed-echo-both', actual: [O], preflight: [O, M, H] },
  { policy: 'listed-echo-method', actual: [O], preflight: [O, M] },
  { policy: 'predicate-fixed', actual: [O], preflight: [O] },
  { policy: 'expression-fixed', actual: [O], preflight: [O] },
  { policy: 'wildcard-fixed', actual: [O], preflight: [O] },
  { policy: 'reflected-fixed', actual: [O], preflight: [O] },
]

const preflights: { readonly [id: string]: CorsRequest } = {
  plain: preflight(app),
  'with-headers': preflight(app, 'PUT', 'x-a'),
  'method-refused': preflight(app, 'PURGE', 'x-a'),
  'method-malformed': preflight(app, '@'),
  'header-refused': preflight(app, 'PUT', 'x-b'),
  'headers-malformed': preflight(app, 'PUT', '@'),
}

describe('Vary', () => {
  for (const row of rows) {
    const options: CorsOptions = policies[row.policy]
    it(`vary/${row.policy}/actual`, () => {
      for (const request of [
        plain(),
        plain('OPTIONS'),
        actual(app),
        actual(evil),
        actual('null'),
        actual('@'),
        actual(app, 'OPTIONS'),
      ]) {
        expect(ask(options, request).vary).toEqual(row.actual)
      }
    })
    for (const [id, request] of Object.entries(preflights)) {
      it(`vary/${row.policy}/preflight-${id}`, () => {
        // Also where the header is absent: the answer without it would be stored for those with it.
        expect(ask(options, request).vary).toEqual(row.preflight)
      })
    }
    it(`vary/${row.policy}/preflight-of-refused-origin`, () => {
      const answer = ask(options, preflight('https://evil.example:1'))
      expect(answer.vary).toEqual(answer.allowed ? row.preflight : [O])
      expect(ask(options, preflight('@')).vary).toEqual(row.actual.length === 0 ? row.preflight : [O])
    })
  }

  it('vary/nobody', () => {
    for (const request of [plain(), actual(app), preflight(app, 'PUT', 'x-a')]) {
      expect(ask(policies.nobody, request).vary).toEqual([O])
    }
  })
})
