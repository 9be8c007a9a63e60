import { CorsConfigError, type CorsOptions, cors } from '@cors/koa'
import type { Context } from 'koa'
import { describe, expect, it } from 'vitest'

// What `@koa/cors` takes at construction, reproduced on its version of November 2026, and what is refused
// here instead of falling open or silently matching nothing. The marks are those of the list they come from.

const a = 'https://a.example'

const refused: readonly (readonly [id: string, options: unknown, says: string])[] = [
  ['S1/cors()', undefined, "origin: 'https://app.example.com'"],
  ['S1/no-origin', {}, 'There is no default'],
  ['S1/credentials-alone', { credentials: true }, 'environment variable'],
  ['S1/star-with-credentials', { origin: '*', credentials: true }, 'browsers refuse the pair'],
  [
    'S5/unset-variable',
    { origin: process.env['CORS_TEST_UNSET'], credentials: true },
    'environment variable',
  ],
  ['S5/empty-variable', { origin: '', credentials: true }, 'environment variable'],
  ['S6/misspelt-option', { allowedOrigins: [a] }, 'Write "origin"'],
  ['S6/misspelt-option-beside', { origin: a, allowedOrigins: [a] }, 'Write "origin"'],
  ['S7/readme-pattern', { origin: /example\.com$/ }, 'evilexample.com'],
  ['S8/credentials-string', { origin: a, credentials: 'false' }, 'Write false'],
  ['A4/trailing-slash', { origin: 'https://a.example/' }, 'Write "https://a.example"'],
  ['A4/upper-case-and-port', { origin: 'https://A.example:443' }, 'Write "https://a.example"'],
  ['A4/comma-string', { origin: 'https://a.example,https://b.example' }, 'Write ['],
  ['A4/star-in-list', { origin: ['*'] }, "origin: '*'"],
  ['A7/max-age-words', { origin: a, maxAge: '1h' }, 'Write 3600'],
  ['A7/max-age-nan', { origin: a, maxAge: Number.NaN }, 'whole number'],
  ['A7/max-age-string', { origin: a, maxAge: '600' }, 'Write 600'],
  ['A10/lower-case-method', { origin: a, methods: ['patch'] }, 'Write "PATCH"'],
  ['1a/true', { origin: true }, "'*'"],
  ['1a/list-in-a-list', { origin: [[a]] }, 'none of'],
  ['1a/allow-methods', { origin: a, allowMethods: 'GET,PUT' }, 'Write "methods"'],
  ['1a/allow-methods-null', { origin: a, methods: null }, 'array of methods'],
  ['1a/methods-string', { origin: a, methods: 'GET,PUT' }, 'Write ["GET","PUT"]'],
  ['1a/allow-headers', { origin: a, allowHeaders: ['X-A'] }, 'Write "allowedHeaders"'],
  ['1a/expose-headers', { origin: a, exposeHeaders: ['X-A'] }, 'Write "exposedHeaders"'],
  ['1a/credentials-function', { origin: a, credentials: (_ctx: Context) => true }, 'not a boolean'],
  ['1a/keep-headers-on-error', { origin: a, keepHeadersOnError: true }, 'always stand on error responses'],
  ['1a/private-network-access', { origin: a, privateNetworkAccess: true }, 'no browser asks'],
  ['1a/secure-context', { origin: a, secureContext: true }, 'it is not CORS'],
]

describe('defects of peers: options', () => {
  for (const [id, options, says] of refused) {
    it(`defects/${id}`, () => {
      const construct = (): unknown => cors(options as CorsOptions)
      expect(construct).toThrow(CorsConfigError)
      expect(construct).toThrow(says)
    })
  }
})
