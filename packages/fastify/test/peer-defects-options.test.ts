import { CorsConfigError, type CorsOptions, type CorsPluginOptions, cors } from '@cors/fastify'
import { describe, expect, it, onTestFinished } from 'vitest'
import { type Answer, evil, send, serve } from './exchange.ts'
import { majors } from './majors.ts'
import { ok } from './rows.ts'

// Options of `@fastify/cors`, and what it answers by them: tables 1a and 1b of the list of defects, and what
// its configuration lets pass.

const a = 'https://a.example'

/** What registration refuses instead of falling open, failing each request or silently matching nothing. */
const refused: readonly (readonly [id: string, options: unknown, says: string])[] = [
  [
    'S5/unset-variable',
    { origin: process.env['CORS_TEST_UNSET'], credentials: true },
    'environment variable',
  ],
  ['S6/misspelt-option', { origin: a, allowedOrigins: [a] }, 'Write "origin"'],
  ['S7/readme-pattern', { origin: /example\.com$/ }, 'evilexample.com'],
  ['S8/credentials-string', { origin: a, credentials: 'false' }, 'Write false'],
  ['A4/trailing-slash', { origin: 'https://a.example/' }, 'Write "https://a.example"'],
  ['A4/upper-case-and-port', { origin: 'https://A.example:443' }, 'Write "https://a.example"'],
  ['A4/comma-string', { origin: 'https://a.example,https://b.example' }, 'Write ['],
  ['A4/star-in-list', { origin: ['*'] }, "origin: '*'"],
  ['A7/max-age-words', { origin: a, maxAge: '1h' }, 'Write 3600'],
  ['A7/max-age-nan', { origin: a, maxAge: Number.NaN }, 'whole number'],
  ['A8/line-break', { origin: 'https://a.example\r\nX: y' }, 'origin'],
  ['A9/empty-string', { origin: a, allowedHeaders: '' }, 'array'],
  ['A10/lower-case-method', { origin: a, methods: ['patch'] }, 'Write "PATCH"'],
  ['1a/no-origin', { methods: ['GET'] }, 'origin'],
  ['1a/true', { origin: true }, "'*'"],
  ['1a/max-age-null', { origin: a, maxAge: null }, 'maxAge'],
  ['1a/nested-list', { origin: [[a]] }, 'origin'],
  ['1a/success-status', { origin: a, optionsSuccessStatus: 200 }, 'Write "preflightStatus"'],
  ['1a/preflight-continue', { origin: a, preflightContinue: true }, 'preflightContinue'],
  ['1a/preflight', { origin: a, preflight: false }, 'preflight'],
  ['1a/strict-preflight', { origin: a, strictPreflight: false }, 'strictPreflight'],
  ['1a/hook', { origin: a, hook: 'preHandler' }, 'hook'],
  ['1a/delegator', { origin: a, delegator: () => ({ origin: '*' }) }, 'delegator'],
  ['1a/cache-control', { origin: a, cacheControl: 60 }, 'cacheControl'],
  ['1a/hide-options-route', { origin: a, hideOptionsRoute: true }, 'hideOptionsRoute'],
  ['1a/log-level', { origin: a, logLevel: 'silent' }, 'logLevel'],
  ['1a/star-with-credentials', { origin: '*', credentials: true }, 'credentials'],
]

const pages = [a, evil, undefined] as const

/** What the policy answers to a page that it allows, to another and to none. */
interface Case {
  readonly id: string
  readonly options: CorsPluginOptions
  readonly allowed: readonly (string | undefined)[]
  readonly vary: readonly string[]
}

const cases: readonly Case[] = [
  { id: '1b/star', options: { origin: '*' }, allowed: ['*', '*', '*'], vary: [] },
  { id: '1a+1b/string', options: { origin: a }, allowed: [a], vary: ['Origin'] },
  { id: '1b/list', options: { origin: [a] }, allowed: [a], vary: ['Origin'] },
  {
    id: '1a+1b/mixed-list',
    options: { origin: ['https://b.example', /^https:\/\/a\.example$/] },
    allowed: [a],
    vary: ['Origin'],
  },
  { id: '1b/expression', options: { origin: /^https:\/\/a\.example$/ }, allowed: [a], vary: ['Origin'] },
  { id: '1b/function', options: { origin: (origin) => origin === a }, allowed: [a], vary: ['Origin'] },
  { id: '1b/function-denies', options: { origin: () => false }, allowed: [], vary: ['Origin'] },
  {
    id: '1a/function-async',
    options: { origin: async (origin) => Promise.resolve(origin === a) },
    allowed: [a],
    vary: ['Origin'],
  },
  {
    id: '1b/delegate-answers-star',
    options: { policy: () => ({ origin: '*' }) },
    allowed: ['*', '*', '*'],
    vary: ['Origin'],
  },
  // Not a route that is gone: the application runs, and nobody is allowed.
  { id: '1a/false', options: { origin: false }, allowed: [], vary: ['Origin'] },
  { id: '1a/wildcard', options: { origin: 'https://*.example' }, allowed: [a, evil], vary: ['Origin'] },
]

const allowedBy = ({ cors: fields }: Answer): string | undefined => fields['access-control-allow-origin']

for (const [name, fastify] of majors) {
  describe(`defects of peers: options, ${name}`, () => {
    for (const [id, options, says] of refused) {
      it(`defects/${id}`, async () => {
        const app = fastify()
        onTestFinished(() => app.close())
        app.register(cors, options as CorsOptions)
        const thrown: unknown = await app.ready().then(
          () => undefined,
          (reason: unknown) => reason,
        )
        expect(thrown).toBeInstanceOf(CorsConfigError)
        expect(String(thrown)).toContain(says)
      })
    }

    for (const { id, options, allowed, vary } of cases) {
      it(`defects/${id}`, async () => {
        const app = fastify()
        app.register(cors, options).get('/', ok)
        app.get('/thrown', () => {
          throw new Error('broken')
        })
        const port = await serve(app)
        for (const path of ['/', '/thrown', '/none']) {
          for (const [index, page] of pages.entries()) {
            const answer = await send(port, { path }, page)
            expect({ path, page, allowed: allowedBy(answer), vary: answer.vary }).toEqual({
              path,
              page,
              allowed: allowed[index],
              vary,
            })
          }
        }
      })
    }
  })
}
